import EventLog
import GRDB
import Transparency

extension Desk {
    /// The newest signed heads that this service knows, as they are printed: its own log's, and those it has witnessed.
    ///
    /// They say nothing of what is in the logs. Whoever keeps them elsewhere can show later that a log was rewritten.
    public func headLines() async throws -> [String] {
        let own = try await node.store.checkpointNote()
        let witnessed = try await read { db in
            try Row.fetchAll(db, sql: "SELECT note, max(moment) FROM witness GROUP BY peer ORDER BY peer")
                .map { $0[0] as String }
        }
        return ([own].compactMap(\.self) + witnessed).compactMap { (try? Checkpoint(parsing: $0))?.line }
    }
}
