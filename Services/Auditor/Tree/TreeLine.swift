import Transparency

/// A tree as it grows, tile by tile: every root is at hand, and each complete tile's root comes out once.
struct TreeLine: Sendable {
    private(set) var tiles = MerkleFrontier()
    private(set) var partial = MerkleFrontier()

    /// How many leaves it has.
    var size: Int64 { tiles.size * Tile.width + partial.size }

    /// Takes in a leaf.
    ///
    /// - Returns: The root of the tile that it completed, if it did.
    mutating func append(_ leaf: Hash32) -> Hash32? {
        partial.append(leaf)
        guard partial.size == Tile.width else { return nil }
        let root = partial.root
        tiles.append(root)
        partial = MerkleFrontier()
        return root
    }

    mutating func append(_ leaves: some Sequence<Hash32>) {
        for leaf in leaves { _ = append(leaf) }
    }

    /// The root over all leaves.
    var root: Hash32 {
        MerkleFrontier(size: size, subtrees: tiles.subtrees + partial.subtrees)?.root ?? MerkleFrontier().root
    }
}
