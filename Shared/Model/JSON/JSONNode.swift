extension JSONDocument {
    /// A value in a document.
    public struct Node: Sendable {
        let tape: JSONTape
        let index: Int

        var entry: JSONTape.Entry { tape.entries[index] }

        /// Which kind of value it is.
        public var kind: Kind { Kind(rawValue: entry.kindBits) ?? .null }

        /// Where its text stands in the document's bytes, quotes and brackets included.
        public var range: Range<Int> { entry.range }

        /// Its text as it came, to be spliced into another.
        public var bytes: ArraySlice<UInt8> { tape.bytes[entry.range] }

        /// The member with this key; nil when there is none, or when this is no object.
        public subscript(key: String) -> Node? {
            guard kind == .object else { return nil }
            return tape.value(of: key, in: index).map { Node(tape: tape, index: $0) }
        }

        /// The elements of an array; none for any other kind.
        public var elements: [Node] {
            guard kind == .array else { return [] }
            var nodes: [Node] = []
            var child = index + 1
            while child < Int(entry.next) {
                nodes.append(Node(tape: tape, index: child))
                child = Int(tape.entries[child].next)
            }
            return nodes
        }

        /// The members of an object in the order of the text; none for any other kind.
        public var members: [(key: String, value: Node)] {
            guard kind == .object else { return [] }
            var members: [(key: String, value: Node)] = []
            var key = index + 1
            while key < Int(entry.next) {
                members.append((tape.string(key), Node(tape: tape, index: key + 1)))
                key = Int(tape.entries[key + 1].next)
            }
            return members
        }

        /// The text of a string; nil for any other kind.
        public var string: String? { kind == .string ? tape.string(index) : nil }

        /// The integer within ±(2^53 − 1); nil for anything else, such as a fraction.
        public var integer: Int? { kind == .number ? try? tape.integer(index) : nil }

        /// The truth value; nil for any other kind.
        public var bool: Bool? { kind == .bool ? tape.bytes[entry.range.lowerBound] == UInt8(ascii: "t") : nil }

        /// Reads the value as a type.
        ///
        /// Unknown keys are passed over and a null member counts as absent.
        ///
        /// - Parameter type: What it should be.
        /// - Returns: The value as that type.
        /// - Throws: A `Refusal` that names the field as a dotted path.
        public func decode<T: Decodable>(_ type: T.Type) throws -> T {
            try TapeDecoder(tape: tape, index: index).value(type)
        }
    }
}
