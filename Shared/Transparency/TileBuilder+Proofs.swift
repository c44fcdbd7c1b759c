extension TileBuilder {
    /// The hashes that lead from an event's leaf to the root the tree had at `size` (RFC 9162, 2.1.3.1).
    ///
    /// - Parameters:
    ///   - index: The leaf's place, from 0: the event's sequence less one.
    ///   - size: A size beyond the leaf, at most the present one.
    ///   - tile: Reads a stored tile.
    /// - Returns: The path, from the leaf up.
    /// - Throws: `MissingTile` when a tile is not there.
    public func inclusion(of index: Int64, inSize size: Int64, tile: Reader) throws -> [Hash32] {
        precondition(0 <= index && index < size && size <= self.size, "The leaf is not in a tree of \(size).")
        var path: [Hash32] = []
        var leaves = 0..<size
        while leaves.count > 1 {
            let middle = leaves.lowerBound + Int64(leaves.count).largestPowerOfTwoBelow
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            path.append(try root(over: index < middle ? right : left, tile: tile))
            leaves = index < middle ? left : right
        }
        return path.reversed()
    }

    /// The hashes that show that the tree of `size` begins with the tree of `old` (RFC 9162, 2.1.4.1).
    ///
    /// - Parameters:
    ///   - old: The smaller size, at least 1.
    ///   - size: The larger one, at most the present one.
    ///   - tile: Reads a stored tile.
    /// - Returns: The path; empty when both sizes are the same.
    /// - Throws: `MissingTile` when a tile is not there.
    public func consistency(from old: Int64, to size: Int64, tile: Reader) throws -> [Hash32] {
        precondition(1 <= old && old <= size && size <= self.size, "A tree of \(size) does not begin with \(old).")
        var path: [Hash32] = []
        var leaves = 0..<size
        while leaves.upperBound != old {
            let middle = leaves.lowerBound + Int64(leaves.count).largestPowerOfTwoBelow
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            path.append(try root(over: old <= middle ? right : left, tile: tile))
            leaves = old <= middle ? left : right
        }
        if leaves.lowerBound > 0 { path.append(try root(over: leaves, tile: tile)) }
        return path.reversed()
    }
}

extension Int64 {
    /// Where a tree of this many leaves has its middle; for 2 or more.
    fileprivate var largestPowerOfTwoBelow: Int64 { 1 << (Int64.bitWidth - 1 - (self - 1).leadingZeroBitCount) }
}
