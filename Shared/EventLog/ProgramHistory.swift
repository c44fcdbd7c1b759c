import Foundation
import GRDB
import Model

/// Which programs have written a log: how an older one knows that it must not touch what a newer one has made.
enum ProgramHistory {
    /// Notes that a program writes the log from now on.
    static func enter(_ program: String, at now: Moment, in db: Database) throws {
        try db.run(
            """
            INSERT INTO program (name, position, moment)
            VALUES (?, (SELECT ifnull(max(position), 0) + 1 FROM event), ?) ON CONFLICT DO NOTHING
            """,
            [program, now]
        )
    }

    /// The newest program that has written the log; what a file of another shape says of it may be nothing.
    static func newest(in db: Database) -> String {
        let names = (try? String.fetchAll(db, sql: "SELECT name FROM program")) ?? []
        return names.max { isNewer($1, than: $0) } ?? "?"
    }

    /// Whether a program, such as `registry 0.2.0`, has the higher version.
    static func isNewer(_ program: String, than other: String) -> Bool {
        let (left, right) = (version(of: program), version(of: other))
        for index in 0..<max(left.count, right.count) {
            let (one, two) = (index < left.count ? left[index] : 0, index < right.count ? right[index] : 0)
            if one != two { return one > two }
        }
        return false
    }

    private static func version(of program: String) -> [Int] {
        (program.split(separator: " ").last ?? "").split(separator: ".").map { Int($0) ?? 0 }
    }

    /// Reads the first event of each type that the log has: one that cannot be read is a newer program's.
    ///
    /// - Throws: `StoreError.newer`, naming the types.
    static func refuseUnknown<Owner: Vocabulary>(_: Owner.Type, in db: Database) throws {
        let reader = EventReader<Owner>()
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT eventType.type, event.body FROM eventType JOIN event ON event.position = eventType.first"
        )
        let unknown = rows.compactMap { row -> String? in
            do {
                _ = try reader.read([UInt8](row["body"] as Data))
                return nil
            } catch is UnknownEvent {
                return row["type"]
            } catch {
                // Damage is for others to find: it says nothing of the program.
                return nil
            }
        }
        guard unknown.isEmpty else { throw StoreError.newer(program: newest(in: db), unknown: unknown.sorted()) }
    }
}
