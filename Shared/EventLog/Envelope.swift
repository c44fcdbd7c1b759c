import Model

/// What an envelope says beside its data; written once in canonical form, then hashed, stored and published as it is.
struct Envelope {
    let source: String
    let epoch: String
    let type: String
    let stream: String
    let streamVersion: Int64
    let position: Int64
    let id: UniqueID
    let correlation: UniqueID
    let moment: Moment
    let occasion: Occasion
    let rules: String?

    /// The most bytes an event may have: what a tile entry can tell the length of.
    static let lengthLimit = 65_535

    /// The canonical bytes of the event with this data: keys in order, nothing between them.
    ///
    /// Every attribute is of an alphabet that needs no escapes; `Occasion`'s texts are checked at the door.
    func body(data: ArraySlice<UInt8>) throws -> [UInt8] {
        let texts = [source, epoch, type, stream, occasion.actor, occasion.role, occasion.commandID, rules ?? ""]
        let most = 512 + data.count + texts.reduce(0) { $0 + $1.utf8.count }
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            var pen = Pen(buffer)
            write(data: data, with: &pen)
            count = pen.position
        }
        guard bytes.count <= Self.lengthLimit else { throw StoreError.eventTooLong(type: type, bytes: bytes.count) }
        return bytes
    }

    private func write(data: ArraySlice<UInt8>, with pen: inout Pen) {
        pen.put("{\"authid\":\"")
        pen.put(occasion.actor)
        pen.put("\",\"authrole\":\"")
        pen.put(occasion.role)
        if let causation = occasion.causation {
            pen.put("\",\"causationid\":\"")
            pen.put(causation)
        }
        pen.put("\",\"commandid\":\"")
        pen.put(occasion.commandID)
        pen.put("\",\"correlationid\":\"")
        pen.put(correlation)
        pen.put("\",\"data\":")
        data.withUnsafeBufferPointer { pen.put($0) }
        pen.put(",\"epoch\":\"")
        pen.put(epoch)
        pen.put("\",\"id\":\"")
        pen.put(id)
        if let rules {
            pen.put("\",\"rules\":\"")
            pen.put(rules)
        }
        pen.put("\",\"sequence\":\"")
        pen.put(Self.digits(position))
        pen.put("\",\"source\":\"")
        pen.put(source)
        pen.put("\",\"specversion\":\"1.0\",\"streamversion\":")
        pen.put(String(streamVersion))
        pen.put(",\"subject\":\"")
        pen.put(stream)
        pen.put("\",\"time\":\"")
        pen.put(moment.text)
        pen.put("\",\"type\":\"")
        pen.put(type)
        pen.put("\"}")
    }

    /// A position as the twenty digits of `sequence`, which sort as text.
    static func digits(_ position: Int64) -> String {
        let digits = String(position)
        return "00000000000000000000".dropLast(digits.utf8.count) + digits
    }
}

/// Writes bytes one behind the other into memory that is known to be enough.
private struct Pen {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var position = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        precondition(bytes.count <= buffer.count - position)
        (buffer.baseAddress.unsafelyUnwrapped + position).update(from: source, count: bytes.count)
        position += bytes.count
    }

    mutating func put(_ text: StaticString) {
        put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    mutating func put(_ id: UniqueID) {
        precondition(buffer.count - position >= 36)
        id.write(into: UnsafeMutableBufferPointer(rebasing: buffer[position...]))
        position += 36
    }
}
