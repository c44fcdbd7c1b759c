import TestKit

/// Any value the canonical form holds, for documents made at random.
enum AnyValue: Codable, Equatable {
    case integer(Int)
    case bool(Bool)
    case string(String)
    case list([AnyValue])
    case object([String: AnyValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([AnyValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: AnyValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .bool(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    static func random(depth: Int, using random: inout SeededRandom) -> AnyValue {
        let size = Int.random(in: 0...(Int.random(in: 0..<50, using: &random) == 0 ? 40 : 4), using: &random)
        switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &random) {
        case 0: return .integer(Int.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &random))
        case 1: return .bool(.random(using: &random))
        case 2: return .string(text(using: &random))
        case 3: return .list((0..<size).map { _ in .random(depth: depth - 1, using: &random) })
        default:
            let members = (0..<size).map { _ in (text(using: &random), Self.random(depth: depth - 1, using: &random)) }
            return .object(Dictionary(members) { first, _ in first })
        }
    }

    private static func text(using random: inout SeededRandom) -> String {
        let alphabet = Array("abcXYZ019 /\\\"\n\t\r\u{8}\u{c}\u{1}\u{1f}\u{7f}中王é\u{2028}😀𠮷").map(String.init)
        let length = Int.random(in: 0..<20, using: &random)
        return (0..<length).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    }
}
