/// How much of the words two texts have in common: the share of their pairs of neighbouring letters that both have.
///
/// Numbers, punctuation and space are left out, so that another date or amount makes no other text of it.
public struct TextLikeness: Equatable, Sendable {
    private let pairs: Set<String>

    /// Reads a text.
    public init(_ text: String) {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic).map { Character($0) }
        pairs = Set(zip(letters, letters.dropFirst()).map { String([$0, $1]) })
    }

    /// The share of pairs that both have among those that either has, in thousandths.
    public func perThousand(with other: TextLikeness) -> Int {
        let all = pairs.union(other.pairs).count
        return all == 0 ? 0 : pairs.intersection(other.pairs).count * 1_000 / all
    }
}
