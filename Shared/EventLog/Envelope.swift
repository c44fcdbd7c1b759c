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
    func body(data: some Collection<UInt8>) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(640 + data.count)
        func put(_ text: String) {
            var text = text
            text.withUTF8 { bytes.append(contentsOf: $0) }
        }
        put("{\"authid\":\"")
        put(occasion.actor)
        put("\",\"authrole\":\"")
        put(occasion.role)
        if let causation = occasion.causation {
            put("\",\"causationid\":\"")
            put(causation.description)
        }
        put("\",\"commandid\":\"")
        put(occasion.commandID)
        put("\",\"correlationid\":\"")
        put(correlation.description)
        put("\",\"data\":")
        bytes.append(contentsOf: data)
        put(",\"epoch\":\"")
        put(epoch)
        put("\",\"id\":\"")
        put(id.description)
        if let rules {
            put("\",\"rules\":\"")
            put(rules)
        }
        put("\",\"sequence\":\"")
        put(Self.digits(position))
        put("\",\"source\":\"")
        put(source)
        put("\",\"specversion\":\"1.0\",\"streamversion\":")
        put(String(streamVersion))
        put(",\"subject\":\"")
        put(stream)
        put("\",\"time\":\"")
        put(moment.text)
        put("\",\"type\":\"")
        put(type)
        put("\"}")
        guard bytes.count <= Self.lengthLimit else { throw StoreError.eventTooLong(type: type, bytes: bytes.count) }
        return bytes
    }

    /// A position as the twenty digits of `sequence`, which sort as text.
    static func digits(_ position: Int64) -> String {
        let digits = String(position)
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits
    }
}
