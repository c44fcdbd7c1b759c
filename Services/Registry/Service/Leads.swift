public import EventLog
public import GRDB
import Identity
public import Model
import RegistryDomain
import ServiceKit

/// The clues to unlicensed agencies.
public struct Leads: ReadModel {
    /// The name under which its progress is kept.
    public let name = "leads"
    /// One row a clue.
    public let tables = ["lead"]
    /// What is not settled has no outcome.
    public let schema = """
        CREATE TABLE lead (
            id TEXT NOT NULL PRIMARY KEY, noted TEXT NOT NULL, outcome TEXT, enterprise TEXT
        ) STRICT, WITHOUT ROWID;
        """

    /// Nothing is told yet.
    public init() {}

    /// Takes in one event.
    public func apply(_ record: Recorded<Registry.Event>, in db: Database) throws {
        switch record.event {
        case .lead(.entered(let lead), let id):
            try db.run("INSERT INTO lead (id, noted) VALUES (?, ?)", [id, try JSONColumn.text(lead)])
        case .lead(.settled(let outcome, let enterprise, _), let id):
            try db.change(
                "lead",
                key: id.description,
                "UPDATE lead SET outcome = ?, enterprise = ? WHERE id = ?",
                [outcome.rawValue, enterprise, id]
            )
        case .enterprise, .worker, .officer, .token, .mark: break
        }
    }

    static func list(settled: Bool, _ db: Database) throws -> [LeadsView.Item] {
        let sql = "SELECT * FROM lead WHERE outcome IS NULL OR ? ORDER BY id LIMIT 500"
        return try Row.fetchAll(db, sql: sql, arguments: [settled]).map { row in
            LeadsView.Item(
                lead: row["id"],
                noted: try JSONColumn.value(NotedLead.self, row["noted"]),
                outcome: (row["outcome"] as String?).flatMap(LeadOutcome.init),
                enterprise: row["enterprise"]
            )
        }
    }
}

extension Registry {
    /// What can be asked about unlicensed agencies.
    static var leadMethods: [Method<Registry>] {
        [
            .query(
                "lead.list",
                Message("列出无照线索", "lists the clues to unlicensed agencies"),
                for: [.commerceSupervisor, .intakeOfficer, .head, .auditor],
                taking: LeadListQuery.self,
                giving: LeadsView.self
            ) { query, desk in
                let isSettled = query.settled ?? false
                return LeadsView(items: try await desk.read { db in try Leads.list(settled: isSettled, db) })
            },
            .command(
                "lead.settle",
                Message("登记无照线索的处理结果", "enters what became of a clue to an unlicensed agency"),
                for: [.commerceSupervisor, .intakeOfficer],
                taking: LeadSettlement.self
            ) { request, door in
                let day = request.on ?? door.now.day
                let settle = Lead.Command.settle(outcome: request.outcome, enterprise: request.enterprise, on: day)
                return [.lead(settle, on: request.lead)]
            },
        ]
    }
}
