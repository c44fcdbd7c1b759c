/// What JSON a type reads and writes, in the words of JSON Schema 2020-12.
///
/// The documents of a service are made from its types, so that they cannot say anything else than the program does.
public struct JSONSchema: Hashable, Sendable {
    /// Which values there are.
    public var shape: Shape
    /// What kind of thing it is, where the shape alone does not tell: `Moment`, `Identifier<Enterprise>`.
    public var title: String?
    /// What the value means.
    public var meaning: String?
    /// A value that is accepted; also what a recording hands to whoever asks for one.
    public var example: Example?
    /// Why the shape may be less than the whole: nothing is described beyond this point.
    public var gap: String?

    /// A schema; it describes whatever `shape` says.
    public init(
        _ shape: Shape,
        title: String? = nil,
        meaning: String? = nil,
        example: Example? = nil
    ) {
        self.shape = shape
        self.title = title
        self.meaning = meaning
        self.example = example
    }

    /// The sets of values that our types have.
    public indirect enum Shape: Hashable, Sendable {
        /// Any value at all.
        case anything
        /// True or false.
        case boolean
        /// A whole number within the range.
        case integer(ClosedRange<Int64>)
        /// Any number, which no event holds.
        case number
        /// Text, perhaps of a known format or by a regular expression.
        case text(format: String? = nil, pattern: String? = nil, longest: Int? = nil)
        /// One of these words.
        case choice([String])
        /// One of these whole numbers.
        case numberChoice([Int64])
        /// A list of such values; a set is one without repetition.
        case list(of: JSONSchema, isSet: Bool)
        /// Such values by keys that the program does not know beforehand.
        case dictionary(of: JSONSchema)
        /// Known keys.
        case object([Property])
        /// An object with exactly one of these keys.
        case sum([Property])
    }

    /// A key of an object.
    public struct Property: Hashable, Sendable {
        /// The key.
        public var name: String
        /// What stands under it.
        public var schema: JSONSchema
        /// Whether it may be absent.
        public var isOptional: Bool

        /// A key and what stands under it.
        public init(_ name: String, _ schema: JSONSchema, isOptional: Bool = false) {
            self.name = name
            self.schema = schema
            self.isOptional = isOptional
        }
    }

    /// An example: the simplest values are enough to make all others from.
    public enum Example: Hashable, Sendable {
        case text(String)
        case integer(Int64)
        case boolean(Bool)
    }
}

extension JSONSchema {
    /// What `type` reads, found by letting it read and noting what it asks for.
    public init<Value: Decodable>(of type: Value.Type) {
        self = SchemaRecording.record(type, within: []).schema
    }

    /// Every place that could not be described, with the reason; documents are whole when this is empty.
    public var gaps: [String] {
        let own = gap.map { [$0] } ?? []
        return own + inner.flatMap { name, schema in schema.gaps.map { "\(name): \($0)" } }
    }

    private var inner: [(name: String, schema: JSONSchema)] {
        switch shape {
        case .anything, .boolean, .integer, .number, .text, .choice, .numberChoice: []
        case .list(let element, _): [("[]", element)]
        case .dictionary(let value): [("*", value)]
        case .object(let properties), .sum(let properties): properties.map { ($0.name, $0.schema) }
        }
    }

    /// What a command is answered with: the position it brought the log to, and the events by name.
    public static let commandAnswer = JSONSchema(
        .object([
            Property("epoch", JSONSchema(.text(pattern: "^[0-9a-f]{8}$")), isOptional: true),
            Property(
                "events",
                JSONSchema(
                    .list(
                        of: JSONSchema(
                            .object([
                                Property("sequence", .position),
                                Property("subject", JSONSchema(.text())),
                                Property("type", JSONSchema(.text())),
                            ])
                        ),
                        isSet: false
                    )
                )
            ),
            Property("position", .position),
        ])
    )

    /// A position in a log: decimal text, for JSON's numbers end at 2^53.
    static let position = JSONSchema(.text(pattern: "^[0-9]{1,20}$"), meaning: "a position in the log, decimal")
}
