/// Canonical JSON written member by member, for events that come by the thousand.
///
/// Synthesised coding asks the runtime about types at each member; these few types say for themselves what they are. The
/// bytes are the same, which the golden tests show for each event.
struct HandWriting: ~Copyable {
    private var text = JSONMemory<UInt8>(capacity: 1024)
    private var isFirst = true

    /// An empty text.
    init() {}

    /// What was written.
    consuming func finished() -> [UInt8] { Array(text.content) }

    /// Begins an object as the value of a member; its own members come in the order of their keys.
    mutating func open(_ key: StaticString) {
        name(key)
        open()
    }

    /// Begins an object.
    mutating func open() {
        text.append(UInt8(ascii: "{"))
        isFirst = true
    }

    /// Ends an object.
    mutating func close() {
        text.append(UInt8(ascii: "}"))
        isFirst = false
    }

    /// A member that is a text.
    mutating func member(_ key: StaticString, _ value: String) throws {
        name(key)
        try string(value)
    }

    /// A member that is an integer.
    mutating func member(_ key: StaticString, _ value: Int) throws {
        name(key)
        try CanonicalText.append(value, to: &text)
    }

    /// A member that is yes or no.
    mutating func member(_ key: StaticString, _ value: Bool) {
        name(key)
        text.append(value ? "true" : "false")
    }

    /// A member that is a text, if it is there.
    mutating func member(ifPresent key: StaticString, _ value: String?) throws {
        if let value { try member(key, value) }
    }

    /// A member that is a list of objects, each written by hand.
    mutating func member<Element>(
        _ key: StaticString,
        _ values: [Element],
        _ write: (Element, inout HandWriting) throws -> Void
    ) throws {
        name(key)
        text.append(UInt8(ascii: "["))
        for (position, value) in values.enumerated() {
            if position > 0 { text.append(UInt8(ascii: ",")) }
            open()
            try write(value, &self)
            close()
        }
        text.append(UInt8(ascii: "]"))
        isFirst = false
    }

    /// A member that is an object of texts by name, in the order of the names.
    mutating func member(_ key: StaticString, _ values: [String: String]) throws {
        name(key)
        text.append(UInt8(ascii: "{"))
        for (position, member) in values.sorted(by: { $0.key < $1.key }).enumerated() {
            if position > 0 { text.append(UInt8(ascii: ",")) }
            try string(member.key)
            text.append(UInt8(ascii: ":"))
            try string(member.value)
        }
        text.append(UInt8(ascii: "}"))
    }

    /// A member that is an id.
    mutating func member(_ key: StaticString, _ value: UniqueID) {
        name(key)
        text.append(UInt8(ascii: "\""))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { buffer in
            value.write(into: buffer)
            text.append(UnsafeBufferPointer(buffer))
        }
        text.append(UInt8(ascii: "\""))
    }

    /// A member that is a list of texts.
    mutating func member(_ key: StaticString, _ values: [LineText]) throws {
        name(key)
        text.append(UInt8(ascii: "["))
        for (position, value) in values.enumerated() {
            if position > 0 { text.append(UInt8(ascii: ",")) }
            try string(value.text)
        }
        text.append(UInt8(ascii: "]"))
    }

    private mutating func name(_ key: StaticString) {
        if !isFirst { text.append(UInt8(ascii: ",")) }
        isFirst = false
        text.append(UInt8(ascii: "\""))
        text.append(key)
        text.append("\":")
    }

    private mutating func string(_ value: String) throws {
        var value = value
        try value.withUTF8 { try CanonicalText.append($0, to: &text) }
    }
}

extension JSONDocument.Node {
    /// The text of a member that must be there.
    func text(_ key: String) throws(Refusal) -> String {
        guard let value = self[key]?.string else { throw wrong(key) }
        return value
    }

    /// A member that must be there, as the value that its text says.
    func value<Value: TextValue>(_ key: String) throws(Refusal) -> Value {
        do {
            return try Value(text(key))
        } catch {
            throw error.field == nil ? error.at(key) : error
        }
    }

    /// The texts of a member that must be a list of them.
    func lines(_ key: String) throws(Refusal) -> [LineText] {
        guard let list = self[key], list.kind == .array else { throw wrong(key) }
        var lines: [LineText] = []
        for (position, element) in list.elements.enumerated() {
            guard let text = element.string else { throw wrong("\(key).\(position)") }
            lines.append(try LineText(text))
        }
        return lines
    }

    /// A member that must be there and is an object, read by hand too.
    func object<Value>(
        _ key: String,
        _ read: (JSONDocument.Node) throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        guard let node = self[key], node.kind == .object else { throw wrong(key) }
        do {
            return try read(node)
        } catch {
            throw error.at(key)
        }
    }

    /// The same, for a member that may be absent.
    func objectIfPresent<Value>(
        _ key: String,
        _ read: (JSONDocument.Node) throws(Refusal) -> Value
    ) throws(Refusal) -> Value? {
        guard let node = self[key], node.kind != .null else { return nil }
        return try object(key, read)
    }

    /// An id that must be there.
    func id(_ key: String) throws(Refusal) -> UniqueID {
        guard let id = UniqueID(try text(key)) else { throw ValueFault.uniqueID.refusal.at(key) }
        return id
    }

    /// An integer that must be there.
    func integer(_ key: String) throws(Refusal) -> Int {
        guard let value = self[key]?.integer else { throw wrong(key) }
        return value
    }

    func wrong(_ key: String) -> Refusal {
        let isAbsent = self[key].map { $0.kind == .null } ?? true
        return (isAbsent ? JSONFault.missingField : .invalidField).refusal(key)
    }
}
