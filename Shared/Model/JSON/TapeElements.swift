/// The elements of an array, one after the other; a null among them is refused.
struct TapeElements: UnkeyedDecodingContainer {
    let tape: JSONTape
    /// The entry of the decoder that this container belongs to.
    let outer: Int
    let index: Int
    let elementCount: Int
    private var child: Int
    private(set) var currentIndex = 0

    init(tape: JSONTape, outer: Int, index: Int) throws {
        self.tape = tape
        self.outer = outer
        self.index = index
        guard tape.entries[index].isKind(.array) else {
            throw TapeReading(tape: tape, outer: outer).refusal(.invalidField, index)
        }
        child = index + 1
        var counted = 0
        var next = index + 1
        while next < Int(tape.entries[index].next) {
            counted += 1
            next = Int(tape.entries[next].next)
        }
        elementCount = counted
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { elementCount }
    var isAtEnd: Bool { currentIndex == elementCount }
    private var reading: TapeReading { TapeReading(tape: tape, outer: outer) }

    private func current() throws -> Int {
        guard !isAtEnd else { throw reading.refusal(.missingField, index, missing: Position(currentIndex)) }
        if tape.entries[child].isKind(.null) { throw reading.refusal(.nullNotStored, child) }
        return child
    }

    /// Reads the element at hand and steps to the next one, unless it is refused.
    @inline(__always)
    private mutating func read<T>(_ body: (TapeReading, Int) throws -> T) throws -> T {
        let value = try body(reading, current())
        child = Int(tape.entries[child].next)
        currentIndex += 1
        return value
    }

    func decodeNil() throws -> Bool { false }
    mutating func decode(_: Bool.Type) throws -> Bool { try read { try $0.bool($1) } }
    mutating func decode(_: String.Type) throws -> String { try read { try $0.string($1) } }
    mutating func decode(_: Double.Type) throws -> Double { try read { try $0.double($1) } }
    mutating func decode(_: Float.Type) throws -> Float { try read { Float(try $0.double($1)) } }
    mutating func decode(_: Int.Type) throws -> Int { try read { try $0.integer($1) } }
    mutating func decode(_: Int8.Type) throws -> Int8 { try read { try $0.integer($1) } }
    mutating func decode(_: Int16.Type) throws -> Int16 { try read { try $0.integer($1) } }
    mutating func decode(_: Int32.Type) throws -> Int32 { try read { try $0.integer($1) } }
    mutating func decode(_: Int64.Type) throws -> Int64 { try read { try $0.integer($1) } }
    mutating func decode(_: UInt.Type) throws -> UInt { try read { try $0.integer($1) } }
    mutating func decode(_: UInt8.Type) throws -> UInt8 { try read { try $0.integer($1) } }
    mutating func decode(_: UInt16.Type) throws -> UInt16 { try read { try $0.integer($1) } }
    mutating func decode(_: UInt32.Type) throws -> UInt32 { try read { try $0.integer($1) } }
    mutating func decode(_: UInt64.Type) throws -> UInt64 { try read { try $0.integer($1) } }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try read { try $0.value(type, $1) } }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy _: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try read { KeyedDecodingContainer(try TapeMembers<Nested>(tape: $0.tape, outer: $0.outer, index: $1)) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try read { try TapeElements(tape: $0.tape, outer: $0.outer, index: $1) }
    }

    mutating func superDecoder() throws -> any Decoder { try read { TapeDecoder(tape: $0.tape, index: $1) } }

    /// A place in an array, as a key.
    struct Position: CodingKey {
        let position: Int
        init(_ position: Int) { self.position = position }
        init?(intValue: Int) { position = intValue }
        init?(stringValue: String) { nil }
        var intValue: Int? { position }
        var stringValue: String { String(position) }
    }
}
