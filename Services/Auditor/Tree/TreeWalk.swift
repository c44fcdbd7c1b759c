import Transparency

/// Follows a log leaf by leaf, and compares with everything that was ever said of its tree.
///
/// There are two witnesses of a leaf: the body, and the stored tile. Where they differ, the next head that somebody signed
/// decides which of them was changed.
struct TreeWalk {
    /// The stored hashes of a complete tile; nil when it is not there.
    typealias StoredTile = (_ level: Int, _ number: Int64) throws -> [Hash32]?

    private let stored: StoredTile
    /// The anchors still ahead, the largest first.
    private var foreign: [Anchor]
    private let nextOwn: () throws -> Anchor?
    private let isSigned: (Anchor) throws -> Bool
    private var own: Anchor?
    /// The size of the nearest anchor.
    private var stop: Int64 = 0
    /// The tree of the bodies, or of what was found to be right instead.
    private(set) var line = TreeLine()
    /// The tree as the stored tiles have it, since a difference that nothing has decided yet.
    private var other: TreeLine?
    private var block: [Hash32] = []
    private var blockStart = TreeLine()
    private var undecided: [Int64] = []
    private var upper: [[Hash32]] = []
    private var hasLeftSigned = false
    /// The largest sizes at which a head agreed: any, one that others keep, one from outside.
    private var agreements: [Int64] = [0, 0, 0]
    private var agreed: Int64 { agreements[0] }
    /// The largest size that the log's own checkpoints have signed rightly.
    private(set) var signed: Int64 = 0
    var findings = Findings()

    init(
        foreign: [Anchor],
        nextOwn: @escaping () throws -> Anchor?,
        isSigned: @escaping (Anchor) throws -> Bool,
        stored: @escaping StoredTile
    ) throws {
        self.foreign = foreign.sorted { $0.size > $1.size }
        self.nextOwn = nextOwn
        self.isSigned = isSigned
        self.stored = stored
        own = try nextOwn()
        stop = min(own?.size ?? .max, self.foreign.last?.size ?? .max)
        block.reserveCapacity(Int(Tile.width))
    }

    /// Takes in the next event's leaf.
    mutating func take(_ leaf: Hash32) throws {
        block.append(leaf)
        if let root = line.append(leaf) { try closeTile(root) }
        if line.size >= stop { try judgeAnchors() }
    }

    private mutating func judgeAnchors() throws {
        while let anchor = own, anchor.size <= line.size {
            if anchor.size == line.size { try judge(anchor) }
            own = try nextOwn()
        }
        while let anchor = foreign.last, anchor.size <= line.size {
            if anchor.size == line.size { try judge(anchor) }
            foreign.removeLast()
        }
        stop = min(own?.size ?? .max, foreign.last?.size ?? .max)
    }

    /// Stands in for an event that is gone, by what the tile has kept of it.
    mutating func takeMissing() throws {
        let number = line.size / Tile.width
        let leaf = try stored(0, number)?[block.count] ?? MerkleFrontier().root
        try take(leaf)
    }

    /// Says what is left to say once the log is at its end.
    mutating func finish() throws {
        if !undecided.isEmpty { tell(.leafDiffers, undecided) }
        while let anchor = own {
            if try isSigned(anchor) { tellBeyondEnd(anchor) }
            own = try nextOwn()
        }
        for anchor in foreign.reversed() { tellBeyondEnd(anchor) }
        try checkUpperEdges()
    }

    private mutating func tellBeyondEnd(_ anchor: Anchor) {
        let end = line.size
        findings.add(anchor.beyondEnd, end + 1...max(anchor.size, end + 1), "\(anchor.place), \(anchor.size) > \(end)")
    }

    private mutating func judge(_ anchor: Anchor) throws {
        if line.root == anchor.root { return settle(at: anchor, bodiesAreRight: true) }
        guard try isSigned(anchor) else { return }
        if let (alternative, leaves, positions) = try alternative(), alternative.root == anchor.root {
            tell(.bodyChanged, undecided + positions)
            undecided = []
            line = alternative
            block = leaves
            blockStart = other ?? blockStart
            if leaves.isEmpty { blockStart = alternative }
            other = nil
            return settle(at: anchor, bodiesAreRight: false)
        }
        if case .own = anchor.origin {
            guard !hasLeftSigned else { return }
            hasLeftSigned = true
        }
        let first = agreements[anchor.weight] + 1
        findings.add(anchor.difference, first...max(anchor.size, first), "\(anchor.place), \(anchor.size)")
    }

    private mutating func settle(at anchor: Anchor, bodiesAreRight: Bool) {
        for weight in 0...anchor.weight { agreements[weight] = max(agreements[weight], anchor.size) }
        if case .own = anchor.origin { signed = max(signed, anchor.size) }
        hasLeftSigned = false
        guard bodiesAreRight, other != nil else { return }
        for position in undecided { findings.add(.tileChanged, at: position, "tile 0/\((position - 1) / Tile.width)") }
        undecided = []
        other = nil
    }

    /// The tree up to here by the stored tiles, with the leaves of the open tile and where these differ from the bodies.
    private func alternative() throws -> (TreeLine, [Hash32], [Int64])? {
        if block.isEmpty { return other.map { ($0, [], []) } }
        guard let tile = try stored(0, blockStart.size / Tile.width) else { return nil }
        var line = other ?? blockStart
        let leaves = Array(tile[..<block.count])
        line.append(leaves)
        return (line, leaves, differences(leaves))
    }

    private func differences(_ leaves: [Hash32]) -> [Int64] {
        leaves.indices.filter { leaves[$0] != block[$0] }.map { blockStart.size + Int64($0) + 1 }
    }

    private mutating func closeTile(_ root: Hash32) throws {
        defer {
            block.removeAll(keepingCapacity: true)
            blockStart = line
        }
        let number = line.size / Tile.width - 1
        guard let tile = try stored(0, number) else {
            findings.add(.tileMissing, blockStart.size + 1...line.size, "tile 0/\(number)")
            other?.append(block)
            return try push(root, or: nil, level: 1)
        }
        let positions = tile == block ? [] : differences(tile)
        // What a head has agreed with since the tile began is decided: there it is the tile that is wrong.
        let decided = positions.filter { $0 <= agreed }
        for position in decided { findings.add(.tileChanged, at: position, "tile 0/\(number)") }
        guard positions.count > decided.count else {
            other?.append(block)
            return try push(root, or: nil, level: 1)
        }
        var leaves = tile
        for position in decided {
            leaves[Int(position - blockStart.size - 1)] = block[Int(position - blockStart.size - 1)]
        }
        var alternative = other ?? blockStart
        alternative.append(leaves)
        other = alternative
        undecided += positions.dropFirst(decided.count)
        var storedLine = TreeLine()
        storedLine.append(tile)
        try push(root, or: storedLine.root, level: 1)
    }

    /// Compares the tiles of the upper levels, which hold the roots of 256 tiles below.
    private mutating func push(_ root: Hash32, or alternative: Hash32?, level: Int) throws {
        while upper.count < level { upper.append([]) }
        upper[level - 1].append(root)
        if let alternative { otherRoots[Place(level, upper[level - 1].count - 1)] = alternative }
        guard upper[level - 1].count == Int(Tile.width) else { return }
        let width = Tile.width << (8 * Int64(level))
        let number = line.size / width - 1
        var above = TreeLine()
        if let tile = try stored(level, number) {
            for index in tile.indices where tile[index] != upper[level - 1][index] {
                if otherRoots[Place(level, index)] == tile[index] { continue }
                let first = number * width + Int64(index) * (width / Tile.width) + 1
                findings.add(.tileChanged, first...first + width / Tile.width - 1, "tile \(level)/\(number)")
            }
            above.append(tile)
        } else {
            findings.add(.tileMissing, number * width + 1...(number + 1) * width, "tile \(level)/\(number)")
        }
        var computed = TreeLine()
        computed.append(upper[level - 1])
        upper[level - 1].removeAll(keepingCapacity: true)
        otherRoots = otherRoots.filter { $0.key.level != level }
        let differs = above.size > 0 && above.root != computed.root
        try push(computed.root, or: differs ? above.root : nil, level: level + 1)
    }

    private struct Place: Hashable {
        let level: Int
        let index: Int

        init(_ level: Int, _ index: Int) {
            self.level = level
            self.index = index
        }
    }

    private var otherRoots: [Place: Hash32] = [:]

    /// No tile may be stored that is not complete yet.
    private mutating func checkUpperEdges() throws {
        var width = Tile.width
        for level in 0...upper.count {
            if try stored(level, line.size / width) != nil {
                findings.add(.tileSuperfluous, nil, "tile \(level)/\(line.size / width)")
            }
            width <<= 8
        }
    }

    private mutating func tell(_ kind: FaultKind, _ positions: [Int64]) {
        for position in positions { findings.add(kind, at: position) }
    }
}
