/// JSON that is put together by hand, for documents whose form others have laid down.
enum JSONTree: Encodable, Equatable {
    case text(String)
    case integer(Int64)
    case boolean(Bool)
    case list([JSONTree])
    case object([String: JSONTree])

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let text): try text.encode(to: encoder)
        case .integer(let number): try number.encode(to: encoder)
        case .boolean(let flag): try flag.encode(to: encoder)
        case .list(let elements): try elements.encode(to: encoder)
        case .object(let members): try members.encode(to: encoder)
        }
    }

    /// The same object with these members too, of which theirs win; what is no object has none.
    func adding(_ more: [String: JSONTree]) -> JSONTree {
        guard case .object(let members) = self else { return self }
        return .object(members.merging(more) { $1 })
    }

    /// A pointer to another part of the same document.
    static func reference(_ pointer: String) -> JSONTree { ["$ref": .text("#/\(pointer)")] }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(booleanLiteral flag: Bool) { self = .boolean(flag) }
    init(integerLiteral number: Int64) { self = .integer(number) }
    init(arrayLiteral elements: JSONTree...) { self = .list(elements) }
    init(dictionaryLiteral members: (String, JSONTree)...) {
        self = .object(Dictionary(members) { $1 })
    }
}
