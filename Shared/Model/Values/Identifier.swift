/// Which one, of one kind of thing: an enterprise's id cannot be passed for a worker's.
public struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The id itself, which says nothing of the kind.
    public let value: UniqueID

    /// Claims that `value` names a thing of this kind.
    public init(_ value: UniqueID) {
        self.value = value
    }

    /// The id as text: what is stored and sent.
    public var description: String { value.description }

    /// The order of the ids.
    public static func < (left: Identifier, right: Identifier) -> Bool { left.value < right.value }
}

extension Identifier: Codable {
    /// Reads the bare text.
    public init(from decoder: any Decoder) throws {
        value = try UniqueID(from: decoder)
    }

    /// Writes the bare text.
    public func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
    }
}
