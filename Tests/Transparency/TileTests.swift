import Testing
import Transparency

@Suite("The tiles of a log")
struct TileTests {
    @Test func `come out when they are complete, of every level at once`() {
        let log = GrownLog.threeLevels
        #expect(log.tiles.count == 258 + 1)
        #expect(log.tile(0, 256)?[0] == log.leaves[65_536])
        #expect(log.tile(1, 0)?.hashes.count == 8_192)
        var frontier = MerkleFrontier()
        for leaf in log.leaves[..<256] { frontier.append(leaf) }
        #expect(log.tile(1, 0)?[0] == frontier.root)
    }

    @Test(arguments: GrownLog.stops)
    func `are byte for byte the same when the process restarted in between`(size: Int) throws {
        let log = GrownLog.threeLevels
        var after = try TileBuilder(
            size: Int64(size),
            leavesOfPartialTile: Array(log.leaves[(size - size % 256)..<size]),
            tile: { level, index in index < size >> (8 * (level + 1)) ? log.tile(level, index) : nil }
        )
        var unbroken = try #require(log.builders[size])
        #expect(after.root == unbroken.root)
        for leaf in log.leaves[size..<min(size + 300, log.leaves.count)] {
            #expect(after.append(leaf) == unbroken.append(leaf))
        }
        #expect(after.frontier == unbroken.frontier)
    }

    @Test func `give the root of any size the log ever had`() throws {
        let log = GrownLog.threeLevels
        #expect(log.roots.count > 1_100)
        for (size, root) in log.roots {
            #expect(try log.builder.root(ofSize: Int64(size), tile: log.tile) == root)
        }
    }

    @Test func `are missed by name`() throws {
        let log = GrownLog.threeLevels
        #expect(throws: MissingTile(level: 0, index: 1)) {
            try TileBuilder(size: 512, leavesOfPartialTile: []) { $1 == 1 ? nil : log.tile($0, $1) }
        }
        #expect(throws: MissingTile(level: 0, index: 2)) {
            try TileBuilder(size: 513, leavesOfPartialTile: []) { _, _ in nil }
        }
    }
}

/// A log long enough for tiles of three levels, with what it was on the way.
struct GrownLog: Sendable {
    struct Place: Hashable {
        let level: Int
        let index: Int64
    }

    static let stops = [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_100]
    static let threeLevels = GrownLog(size: 66_300)

    private(set) var leaves: [Hash32] = []
    private(set) var tiles: [Place: Tile] = [:]
    private(set) var roots: [Int: Hash32] = [:]
    private(set) var builders: [Int: TileBuilder] = [:]
    private(set) var builder = TileBuilder()

    private init(size: Int) {
        for number in 0..<size {
            if Self.stops.contains(number) { builders[number] = builder }
            if number <= 1_100 || Self.stops.contains(number) || number % 1_000 == 999 { roots[number] = builder.root }
            leaves.append(leafHash(of: Array("event \(number)".utf8)))
            for tile in builder.append(leaves[number]) {
                tiles[Place(level: tile.level, index: tile.index)] = tile
            }
        }
        roots[size] = builder.root
    }

    func tile(_ level: Int, _ index: Int64) -> Tile? { tiles[Place(level: level, index: index)] }
}
