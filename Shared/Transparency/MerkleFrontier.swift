/// The right edge of a growing tree: all that is needed to append to it and to name its root.
///
/// It holds one hash for each bit of the size, so a follower keeps its peer's whole history checked in a few hundred
/// bytes beside its position.
public struct MerkleFrontier: Hashable, Sendable {
    /// How many leaves the tree has.
    public private(set) var size: Int64
    /// The roots of the complete subtrees, the largest first.
    public private(set) var subtrees: [Hash32]

    /// The tree without leaves.
    public init() {
        size = 0
        subtrees = []
    }

    /// A tree of `size` leaves whose complete subtrees are known.
    ///
    /// - Parameters:
    ///   - size: How many leaves there are.
    ///   - subtrees: One root for each bit set in `size`, the largest first; any other number is nil.
    public init?(size: Int64, subtrees: [Hash32]) {
        guard size >= 0, size.nonzeroBitCount == subtrees.count else { return nil }
        self.size = size
        self.subtrees = subtrees
    }

    /// Takes in the next leaf; on average one node is hashed.
    public mutating func append(_ leaf: Hash32) { _ = append(leaf, rootsEach: .bitWidth) }

    /// Takes in the next leaf, and tells on the way the roots of the complete trees that it ends.
    ///
    /// - Parameters:
    ///   - leaf: The leaf.
    ///   - height: After how many levels a root is told, and after as many again the next.
    /// - Returns: The roots, the lowest first; mostly none.
    mutating func append(_ leaf: Hash32, rootsEach height: Int) -> [Hash32] {
        var hash = leaf
        var roots: [Hash32] = []
        for level in 0..<size.trailingOneBitCount {
            hash = nodeHash(subtrees.removeLast(), hash)
            if (level + 1).isMultiple(of: height) { roots.append(hash) }
        }
        subtrees.append(hash)
        size += 1
        return roots
    }

    /// The root of the tree, as a checkpoint signs it.
    public var root: Hash32 { Self.root(of: subtrees) }

    /// The root over complete subtrees, the largest first.
    static func root(of subtrees: [Hash32]) -> Hash32 {
        guard var hash = subtrees.last else { return emptyRoot }
        for subtree in subtrees.dropLast().reversed() {
            hash = nodeHash(subtree, hash)
        }
        return hash
    }

    /// The size as eight bytes, the most significant first, and then the subtrees: the form kept in a table.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: size.bigEndian) { [UInt8]($0) } + subtrees.flatMap(\.bytes)
    }

    /// Reads what `bytes` wrote; nil for anything else.
    public init?(bytes: [UInt8]) {
        guard bytes.count >= 8, (bytes.count - 8).isMultiple(of: Hash32.size) else { return nil }
        let size = bytes[..<8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        let hashes = stride(from: 8, to: bytes.count, by: Hash32.size).compactMap { start in
            Hash32(bytes[start..<start + Hash32.size])
        }
        self.init(size: size, subtrees: hashes)
    }
}

extension Int64 {
    var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
