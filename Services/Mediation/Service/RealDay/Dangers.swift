public import EventLog
import GRDB
import Identity
public import MediationDomain
public import Model
import ServiceKit
import Vault

/// Threats and self-harm, so that the next person sees them at once.
struct Dangers: ReadModel {
    let name = "dangers"
    let tables = ["danger"]
    let schema = """
        CREATE TABLE danger (
            id TEXT NOT NULL,
            number INTEGER NOT NULL,
            state TEXT NOT NULL,
            answerBy INTEGER,
            calls INTEGER NOT NULL,
            alert TEXT NOT NULL,
            referrals TEXT NOT NULL,
            PRIMARY KEY (id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX dangerOpen ON danger (state, id);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard case .danger(let event, let id) = record.event else { return }
        func set(_ number: Int, _ assignments: String, _ arguments: [any StatementBinding]) throws {
            let sql = "UPDATE danger SET \(assignments) WHERE id = ? AND number = ?"
            try db.change("danger", key: "\(id)/\(number)", sql, arguments + [id, number])
        }
        switch event {
        case .raised(let number, let alert, let by, _):
            try db.run(
                """
                INSERT INTO danger (id, number, state, answerBy, calls, alert, referrals)
                VALUES (?, ?, 'raised', ?, 1, ?, '[]')
                """,
                [id, number, by, try JSONColumn.text(alert)]
            )
        case .calledAgain(let number, let round, let next):
            try set(number, "calls = ?, answerBy = ?", [round, next ?? Moment?.none])
        case .answered(let number, _): try set(number, "state = 'answered', answerBy = NULL", [])
        case .referred(let number, let referral):
            let referrals = try Self.referrals(of: id, number, db) + [DangerView.Referral(referral: referral)]
            try set(number, "referrals = ?", [try JSONColumn.text(referrals)])
        case .receiptCame(let number, let office, let receipt):
            let referrals = try Self.referrals(of: id, number, db).map { known in
                known.referral.to == office
                    ? DangerView.Referral(referral: known.referral, receipt: receipt) : known
            }
            try set(number, "referrals = ?", [try JSONColumn.text(referrals)])
        case .ended(let number, _): try set(number, "state = 'ended', answerBy = NULL", [])
        }
    }

    private static func referrals(of id: Danger.ID, _ number: Int, _ db: Database) throws -> [DangerView.Referral] {
        let statement = try db.cachedStatement(sql: "SELECT referrals FROM danger WHERE id = ? AND number = ?")
        return try String.fetchOne(statement, arguments: [id, number])
            .map { try JSONColumn.value([DangerView.Referral].self, $0) } ?? []
    }

    /// Those that are not over, or all; the unanswered first.
    static func list(ended: Bool, _ db: Database) throws -> [(view: DangerView, alert: DangerAlert)] {
        let sql = """
            SELECT * FROM danger WHERE state <> 'ended' OR ? ORDER BY state <> 'raised', id DESC, number DESC LIMIT 500
            """
        return try Row.fetchAll(db, sql: sql, arguments: [ended]).map { row in
            let alert = try JSONColumn.value(DangerAlert.self, row["alert"])
            let view = DangerView(
                danger: row["id"],
                number: row["number"],
                kind: alert.kind,
                at: alert.at,
                state: DangerView.State(rawValue: row["state"]) ?? .raised,
                answerBy: row["answerBy"],
                calls: row["calls"],
                referrals: try JSONColumn.value([DangerView.Referral].self, row["referrals"])
            )
            return (view, alert)
        }
    }

    /// What threatens in a case or an order, or in the orders of a case; nil when nothing does.
    static func open(_ ids: [UniqueID], _ db: Database) throws -> [DangerKind]? {
        let statement = try db.cachedStatement(
            sql: "SELECT alert FROM danger WHERE id = ? AND state <> 'ended' ORDER BY number"
        )
        let kinds = try ids.flatMap { try String.fetchAll(statement, arguments: [$0]) }
            .map { try JSONColumn.value(DangerAlert.self, $0).kind }
        return kinds.isEmpty ? nil : Array(Set(kinds)).sorted { $0.rawValue < $1.rawValue }
    }

    static func open(inCase id: Case.ID, _ db: Database) throws -> [DangerKind]? {
        try open([id.value] + Orders.orders(of: id, db).map(\.value), db)
    }
}

/// When whoever is on duty is called again; quiet hours are not asked.
enum DangerClock {
    private static let call = "call."

    static func changes(after event: Danger.Event, of id: Danger.ID) -> [ClockChange] {
        func clock(_ number: Int) -> Clock { Clock("\(call)\(number)", of: id.stream) }
        return switch event {
        case .raised(let number, _, let by, _): [.set(clock(number), due: by)]
        case .calledAgain(let number, _, let next): [next.map { .set(clock(number), due: $0) } ?? .clear(clock(number))]
        case .answered(let number, _), .ended(let number, _): [.clear(clock(number))]
        case .referred, .receiptCame: []
        }
    }

    static func commands(whenDue clock: Clock, of id: Danger.ID) -> [Mediation.Command] {
        guard clock.name.hasPrefix(call), let number = Int(clock.name.dropFirst(call.count)) else { return [] }
        return [.danger(.noteUnanswered(number: number), on: id)]
    }
}

extension Danger: Kept {
    /// The rules are all it goes by.
    public static func facts(
        for _: Command,
        of _: State,
        on _: Danger.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        Facts(rules: ledger.rules)
    }
}
