public import EventLog
import GRDB
public import MediationDomain
public import Model

/// Payments in advance with their tables of claims.
struct Reliefs: ReadModel {
    let name = "reliefs"
    let tables = ["relief", "reliefClaim"]
    let schema = """
        CREATE TABLE relief (
            id TEXT NOT NULL PRIMARY KEY,
            enterprise TEXT NOT NULL,
            because TEXT NOT NULL,
            number TEXT,
            approvals TEXT NOT NULL,
            decision TEXT,
            effectiveOn TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reliefNumber ON relief (number) WHERE number IS NOT NULL;
        CREATE TABLE reliefClaim (
            reliefID TEXT NOT NULL,
            caseID TEXT NOT NULL,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            claim TEXT NOT NULL,
            payeeCheck TEXT,
            PRIMARY KEY (reliefID, caseID)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard case .relief(let event, let id) = record.event else { return }
        func set(_ assignments: String, _ arguments: [any StatementBinding]) throws {
            try db.change(
                "relief",
                key: id.description,
                "UPDATE relief SET \(assignments) WHERE id = ?",
                arguments + [id]
            )
        }
        switch event {
        case .opened(let enterprise, let because, _):
            try db.run(
                "INSERT INTO relief (id, enterprise, because, approvals) VALUES (?, ?, ?, '[]')",
                [id, enterprise, because.rawValue]
            )
        case .claimed(let claim, let number):
            try db.run(
                """
                INSERT INTO reliefClaim (reliefID, caseID, year, serial, claim) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET claim = excluded.claim
                """,
                [id, claim.caseID, number.year, number.serial, try JSONColumn.text(claim)]
            )
        case .withdrawn(let caseID, _):
            try db.run("DELETE FROM reliefClaim WHERE reliefID = ? AND caseID = ?", [id, caseID])
        case .payeeChecked(let check):
            try db.run(
                "UPDATE reliefClaim SET payeeCheck = ? WHERE reliefID = ? AND caseID = ?",
                [try JSONColumn.text(check), id, check.caseID]
            )
        case .proposed(let number, _, _, _): try set("number = ?", [number.text])
        case .approved(let authority, _, _, _, _):
            let known = try String.fetchOne(db, sql: "SELECT approvals FROM relief WHERE id = ?", arguments: [id])
            let approvals = try JSONColumn.value([String].self, known ?? "[]") + [authority]
            try set("approvals = ?", [try JSONColumn.text(approvals)])
        case .decided(let decision, _): try set("decision = ?", [try JSONColumn.text(decision)])
        case .served(_, let day, _): try set("effectiveOn = ?", [day])
        }
    }

    /// One, with what each claim rests on.
    static func item(_ id: Relief.ID, _ db: Database) throws -> StoredRelief? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM relief WHERE id = ?", arguments: [id]) else {
            return nil
        }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT reliefClaim.*, receivedOn FROM reliefClaim JOIN disputeCase ON disputeCase.id = caseID
                WHERE reliefID = ? ORDER BY receivedOn, reliefClaim.year, reliefClaim.serial
                """,
            arguments: [id]
        )
        let checks = try rows.map { row in
            try (row["payeeCheck"] as String?).map { try JSONColumn.value(PayeeCheck.self, $0) }
        }
        let claims = try zip(rows, checks).map { row, check in
            ReliefView.Row(
                claim: try JSONColumn.value(ReliefClaim.self, row["claim"]),
                caseNumber: FileNumber(year: row["year"], serial: row["serial"]),
                receivedOn: row["receivedOn"],
                isPayeeChecked: check != nil
            )
        }
        let because = EnterpriseDefault(rawValue: row["because"]) ?? .vanished
        var view = ReliefView(relief: id, enterprise: row["enterprise"], because: because, claims: claims)
        view.number = try (row["number"] as String?).map { try DocumentNumber($0) }
        view.approvals = try JSONColumn.value([String].self, row["approvals"])
        let decision = try (row["decision"] as String?).map { try JSONColumn.value(ReliefDecision.self, $0) }
        view.decidedOn = decision?.on
        view.effectiveOn = row["effectiveOn"]
        return StoredRelief(view: view, decision: decision, checks: checks.compactMap(\.self))
    }

    /// The advance payment that was proposed under that number.
    static func named(_ number: DocumentNumber, _ db: Database) throws -> StoredRelief? {
        try Relief.ID.fetchOne(db, sql: "SELECT id FROM relief WHERE number = ?", arguments: [number.text])
            .flatMap { try item($0, db) }
    }
}

/// An advance payment as the tables have it.
struct StoredRelief {
    let view: ReliefView
    let decision: ReliefDecision?
    let checks: [PayeeCheck]

    /// As the deposit has to know it; nil until both authorities have decided.
    var granted: GrantedRelief? {
        decision.map { decision in
            GrantedRelief(
                enterprise: view.enterprise,
                because: view.because,
                decision: decision,
                effectiveOn: view.effectiveOn,
                checks: checks
            )
        }
    }
}

extension Relief: Kept {
    /// The cases that are spoken of.
    public static func facts(
        for command: Command,
        of state: State,
        on _: Relief.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        let named: [Case.ID] =
            switch command {
            case .claim(let claim): [claim.caseID]
            case .approve: state.cases
            case .open, .withdraw, .checkPayee, .propose, .serve: []
            }
        var facts = Facts(rules: ledger.rules)
        for id in named { facts.cases[id] = try Cases.item(id, ledger.db).map(DisputedCase.init) }
        if case .approve(let approval) = command { facts.standsInFor = try Approvals.head(behind: approval.by, ledger) }
        return facts
    }
}
