/// JSON that has passed every check, with its own bytes kept as they came.
///
/// Other people's JSON is read through this and nothing else: UTF-8 without a byte order mark, no NUL, no key twice, no
/// more than 32 levels, nothing behind the value. What is hashed, stored or sent on are the bytes that were checked.
public struct JSONDocument: Sendable {
    let tape: JSONTape

    /// Checks `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: The whole text.
    ///   - maxDepth: How many containers may lie in one another, from 1 to 128.
    /// - Throws: The first thing that is wrong, with its place among the bytes.
    public init(_ bytes: [UInt8], maxDepth: Int = 32) throws(Refusal) {
        precondition((1...128).contains(maxDepth), "A depth of \(maxDepth) is not between 1 and 128.")
        do {
            tape = try JSONTape(bytes: bytes, maxDepth: maxDepth)
        } catch {
            throw error.fault.refusal(atByte: error.offset)
        }
    }

    /// The text as it came.
    public var bytes: [UInt8] { tape.bytes }

    /// The outermost value.
    public var root: Node { Node(tape: tape, index: 0) }

    /// The kinds of value that JSON has.
    public enum Kind: UInt8, Sendable {
        case null
        case bool
        case number
        case string
        case array
        case object
    }

    /// Every reason JSON is refused for, for the error catalogue.
    public static let refusals: [(reason: String, message: Message)] = JSONFault.allCases.map {
        (reason: $0.rawValue, message: $0.message)
    }
}
