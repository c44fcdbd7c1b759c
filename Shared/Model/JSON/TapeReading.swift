/// Reads scalars from a tape on behalf of one decoder, and words what it refuses.
struct TapeReading {
    let tape: JSONTape
    /// The entry of the decoder that is reading: where its paths begin.
    let outer: Int

    @inline(__always)
    func bool(_ index: Int) throws -> Bool {
        let entry = tape.entries[index]
        guard entry.isKind(.bool) else { throw refusal(.invalidField, index) }
        return tape.bytes[entry.range.lowerBound] == UInt8(ascii: "t")
    }

    @inline(__always)
    func string(_ index: Int) throws -> String {
        guard tape.entries[index].isKind(.string) else { throw refusal(.invalidField, index) }
        return tape.string(index)
    }

    @inline(__always)
    func integer<I: FixedWidthInteger>(_ index: Int) throws -> I {
        let value: Int
        do {
            value = try tape.integer(index)
        } catch {
            throw refusal(error.fault, index)
        }
        guard let fitting = I(exactly: value) else { throw refusal(.numberOutOfRange, index) }
        return fitting
    }

    func double(_ index: Int) throws -> Double {
        do {
            return try tape.double(index)
        } catch {
            throw refusal(error.fault, index)
        }
    }

    /// Reads a value below this decoder by its own coding.
    @inline(__always)
    func value<T: Decodable>(_: T.Type, _ index: Int) throws -> T {
        do {
            return try T(from: TapeDecoder(tape: tape, index: index))
        } catch {
            let path = tape.path(from: outer, to: index)
            let refusal = Self.refusal(of: error)
            throw path.isEmpty ? refusal : refusal.at(path)
        }
    }

    /// A refusal of an entry below this decoder, or of a key that it ought to have.
    func refusal(_ fault: JSONFault, _ index: Int, missing key: (any CodingKey)? = nil) -> Refusal {
        // A null where a value ought to be is no wrong type: the value is missing.
        let isNull = fault == .invalidField && tape.entries[index].isKind(.null)
        let place = tape.path(from: outer, to: index)
        let parts = [place, key?.stringValue ?? ""].filter { !$0.isEmpty }
        return (isNull ? .nullNotStored : fault).refusal(parts.joined(separator: "."))
    }

    /// Any error as a refusal; what the standard library throws loses its text, which may repeat the value.
    static func refusal(of error: any Error) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case DecodingError.keyNotFound(let key, let context):
            JSONFault.missingField.refusal(path(context.codingPath + [key]))
        case DecodingError.valueNotFound(_, let context): JSONFault.missingField.refusal(path(context.codingPath))
        case DecodingError.typeMismatch(_, let context): JSONFault.invalidField.refusal(path(context.codingPath))
        case DecodingError.dataCorrupted(let context): JSONFault.invalidField.refusal(path(context.codingPath))
        default: JSONFault.invalidField.refusal()
        }
    }

    static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
