import GRDB
import Model

/// Looks for the events that others name as their causes, in all stores that were given.
struct CauseCheck {
    private(set) var missing: Set<UInt64>

    /// The ids that are sought, by their last halves.
    init(_ causes: [EventCheck.Causes]) {
        missing = Set(causes.flatMap(\.ids))
    }

    /// Strikes out what a log has.
    mutating func look(in db: Database) throws {
        guard !missing.isEmpty else { return }
        try db.walk("SELECT body FROM event ORDER BY position") { row in
            let body = row.bytes(0)
            if let frame = EventFrame(body), let id = StoredDigits.lowBits(ofID: body, frame.id) { missing.remove(id) }
            return !missing.isEmpty
        }
    }

    /// The positions at which a log names causes that nobody has.
    func positions(_ causes: EventCheck.Causes) -> [Int64] {
        guard !missing.isEmpty else { return [] }
        return causes.ids.indices.filter { missing.contains(causes.ids[$0]) }.map { Int64(causes.positions[$0]) }
    }
}
