/// An amount of money in 分, exact: there is no third of a 分, and no amount that JSON's readers would round.
public struct Money: Hashable, Comparable, Sendable {
    /// The amount in 分; negative when owed.
    public let fen: Int64

    /// The largest amount, either way: 2^53 − 1 分, which every JSON reader keeps exactly.
    public static let limit: Int64 = (1 << 53) - 1
    /// Nothing.
    public static let zero = Money(unchecked: 0)

    private init(unchecked fen: Int64) {
        self.fen = fen
    }

    /// That many 分.
    ///
    /// - Throws: `invalidMoney` beyond ±(2^53 − 1).
    public init(fen: Int64) throws(Refusal) {
        guard (-Self.limit...Self.limit).contains(fen) else { throw ValueFault.money.refusal }
        self.fen = fen
    }

    /// The sum; adding amounts that people deal in never leaves the limit, and leaving it is a broken invariant.
    public static func + (left: Money, right: Money) -> Money { within(left.fen + right.fen) }

    /// The difference, which may be negative.
    public static func - (left: Money, right: Money) -> Money { within(left.fen - right.fen) }

    /// The same amount the other way.
    public static prefix func - (money: Money) -> Money { Money(unchecked: -money.fen) }

    /// Adds to it.
    public static func += (left: inout Money, right: Money) { left = left + right }

    /// Takes from it.
    public static func -= (left: inout Money, right: Money) { left = left - right }

    /// Whether it is the smaller amount.
    public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

    /// In 元 with two decimals, as it stands in a letter: `1280.00`.
    public var yuanText: String {
        let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(fen < 0 ? "-" : "")\(yuan).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func within(_ fen: Int64) -> Money {
        precondition((-limit...limit).contains(fen), "An amount stays within ±(2^53 − 1) 分.")
        return Money(unchecked: fen)
    }
}

extension Money: Codable {
    /// Reads a whole number of 分.
    public init(from decoder: any Decoder) throws {
        let fen: Int64
        do {
            fen = try decoder.singleValueContainer().decode(Int64.self)
        } catch {
            throw ValueFault.money.refusal.at(decoder.codingPath)
        }
        do {
            try self.init(fen: fen)
        } catch {
            throw error.at(decoder.codingPath)
        }
    }

    /// Writes a whole number of 分.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }
}
