/// Checks of what a log says of itself, by whoever has only its checkpoints.
public enum MerkleProof {
    /// Whether `path` leads from a leaf to the root (RFC 9162, 2.1.3.2).
    ///
    /// - Parameters:
    ///   - path: The hashes from the leaf up.
    ///   - leaf: The leaf of the event.
    ///   - index: Its place, from 0.
    ///   - size: The size the root was signed at.
    ///   - root: The root that was signed.
    /// - Returns: Whether the log of that root holds the event at that place.
    public static func includes(_ path: [Hash32], leaf: Hash32, index: Int64, size: Int64, root: Hash32) -> Bool {
        guard index >= 0, index < size else { return false }
        var (node, last, hash) = (index, size - 1, leaf)
        for other in path {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = nodeHash(other, hash)
                skipLeftEdge(&node, &last)
            } else {
                hash = nodeHash(hash, other)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether `path` shows that a log has only grown between two checkpoints (RFC 9162, 2.1.4.2).
    ///
    /// - Parameters:
    ///   - path: The hashes the log gave.
    ///   - old: The size and root that were signed first.
    ///   - new: The size and root that were signed later.
    /// - Returns: Whether nothing before the first was changed.
    public static func extends(
        _ path: [Hash32],
        old: (size: Int64, root: Hash32),
        new: (size: Int64, root: Hash32)
    ) -> Bool {
        guard old.size >= 1, old.size <= new.size else { return false }
        if old.size == new.size { return path.isEmpty && old.root == new.root }
        let path = old.size.nonzeroBitCount == 1 ? [old.root] + path : path
        guard let first = path.first else { return false }
        let shift = (old.size - 1).trailingOneBitCount
        var (node, last) = ((old.size - 1) >> shift, (new.size - 1) >> shift)
        var (before, after) = (first, first)
        for other in path.dropFirst() {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                before = nodeHash(other, before)
                after = nodeHash(other, after)
                skipLeftEdge(&node, &last)
            } else {
                after = nodeHash(after, other)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && before == old.root && after == new.root
    }

    /// Goes up to where the node is a right child, or the root.
    private static func skipLeftEdge(_ node: inout Int64, _ last: inout Int64) {
        while node & 1 == 0, node != 0 {
            node >>= 1
            last >>= 1
        }
    }
}
