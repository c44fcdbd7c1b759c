import Foundation
import GRDB
import Model
import Transparency

/// The log's Merkle tree beside its table of complete tiles.
struct LogTree {
    private(set) var builder: TileBuilder

    /// The tree of an empty log.
    init() {
        builder = TileBuilder()
    }

    /// The tree of what is stored.
    init(in db: Database) throws {
        let size = try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event") ?? 0
        let bodies = try Data.fetchAll(
            db,
            sql: "SELECT body FROM event WHERE position > ? ORDER BY position",
            arguments: [size - size % Tile.width]
        )
        builder = try TileBuilder(size: size, leavesOfPartialTile: bodies.map { leafHash(of: [UInt8]($0)) }) {
            try Self.tile(level: $0, index: $1, in: db)
        }
    }

    static func tile(level: Int, index: Int64, in db: Database) throws -> Tile? {
        let statement = try db.cachedStatement(sql: "SELECT hashes FROM tile WHERE level = ? AND number = ?")
        return try Data.fetchOne(statement, arguments: [level, index])
            .flatMap { Tile(level: level, index: index, hashes: [UInt8]($0)) }
    }

    /// Takes in what the open transaction has appended and writes the tiles that became complete.
    mutating func take(_ bodies: some Sequence<[UInt8]>, in db: Database) throws {
        for body in bodies {
            for tile in builder.append(leafHash(of: body)) {
                try db.run(
                    "INSERT INTO tile (level, number, hashes) VALUES (?, ?, ?)",
                    [tile.level, tile.index, Blob(tile.hashes)]
                )
            }
        }
    }
}
