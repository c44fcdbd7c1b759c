public import EventLog
import GRDB
public import MediationDomain
public import Model

/// The pairs of which somebody said that they are not the same.
struct Dismissals: ReadModel {
    let name = "dismissals"
    let tables = ["dismissal"]
    let schema = """
        CREATE TABLE dismissal (
            one TEXT NOT NULL,
            other TEXT NOT NULL,
            PRIMARY KEY (one, other)
        ) STRICT, WITHOUT ROWID;
        """

    /// A pair stands in it both ways, so that it is found from either side.
    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .lookalike(.dismissed(let other, _), let id):
            let sql = "INSERT INTO dismissal (one, other) VALUES (?, ?)"
            try db.run(sql, [id.value, other])
            try db.run(sql, [other, id.value])
        default: break
        }
    }

    /// Everything that is something else than one of these.
    static func others(than own: [UniqueID], _ db: Database) throws -> Set<UniqueID> {
        guard !own.isEmpty else { return [] }
        let sql = "SELECT other FROM dismissal WHERE one IN (\(Signs.marks(own.count)))"
        return Set(try UniqueID.fetchAll(db, sql: sql, arguments: StatementArguments(own)))
    }
}

extension Lookalike: Kept {
    /// The first of the pair.
    public static func facts(
        for _: Command,
        of _: State,
        on id: Lookalike.ID,
        in _: Ledger<Mediation>
    ) throws -> Facts { Facts(own: id.value) }
}
