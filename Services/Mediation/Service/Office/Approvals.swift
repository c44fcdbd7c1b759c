public import EventLog
import GRDB
public import MediationDomain
public import Model

/// What was proposed, and what became of it.
struct Approvals: ReadModel {
    let name = "approvals"
    let tables = ["approval", "deputyship"]
    let schema = """
        CREATE TABLE approval (
            id TEXT NOT NULL PRIMARY KEY,
            caseID TEXT NOT NULL,
            decision TEXT NOT NULL,
            standing TEXT NOT NULL,
            proposedOn TEXT NOT NULL,
            decidedBy TEXT,
            inPlaceOf TEXT,
            proposal TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX approvalOfCase ON approval (caseID, decision);
        CREATE TABLE deputyship (
            id TEXT NOT NULL PRIMARY KEY,
            absent TEXT NOT NULL,
            deputy TEXT NOT NULL,
            duty TEXT NOT NULL,
            firstDay TEXT NOT NULL,
            lastDay TEXT NOT NULL,
            endedOn TEXT,
            term TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deputyshipOfDeputy ON deputyship (deputy, duty);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .approval(let event, let id): try apply(event, to: id, in: db)
        case .deputyship(.appointed(let term), let id):
            try db.run(
                """
                INSERT INTO deputyship (id, absent, deputy, duty, firstDay, lastDay, term) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, term.absent, term.deputy, term.duty.rawValue, term.from, term.through,
                    try JSONColumn.text(term),
                ]
            )
        case .deputyship(.ended(let day, _), let id):
            let sql = "UPDATE deputyship SET endedOn = ? WHERE id = ?"
            try db.change("deputyship", key: id.description, sql, [day, id])
        default: break
        }
    }

    private func apply(_ event: Approval.Event, to id: Approval.ID, in db: Database) throws {
        func set(_ standing: ApprovalStanding, by: String? = nil, inPlaceOf absent: String? = nil) throws {
            let sql = """
                UPDATE approval SET standing = ?, decidedBy = ifnull(?, decidedBy), inPlaceOf = ifnull(?, inPlaceOf)
                WHERE id = ?
                """
            try db.change("approval", key: id.description, sql, [standing.rawValue, by, absent, id])
        }
        switch event {
        case .proposed(let proposal, let day, _):
            try db.run(
                "INSERT INTO approval (id, caseID, decision, standing, proposedOn, proposal) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    id, proposal.caseID, proposal.decision.rawValue, ApprovalStanding.waiting.rawValue, day,
                    try JSONColumn.text(proposal),
                ]
            )
        case .approved(let by, let absent, _): try set(.approved, by: by, inPlaceOf: absent)
        case .rejected(let by, let absent, _, _): try set(.rejected, by: by, inPlaceOf: absent)
        case .withdrawn: try set(.withdrawn)
        case .used: try set(.used)
        }
    }
}

extension Approvals {
    /// The approvals of a decision in a case that nothing has used yet, the first one first.
    static func granted(
        _ decision: ApprovedDecision,
        in id: Case.ID,
        _ db: Database
    ) throws -> [(id: Approval.ID, proposal: ApprovalProposal)] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, proposal FROM approval WHERE caseID = ? AND decision = ? AND standing = ? ORDER BY id"
        )
        let arguments: StatementArguments = [id, decision.rawValue, ApprovalStanding.approved.rawValue]
        return try Row.fetchAll(statement, arguments: arguments)
            .map { ($0["id"], try JSONColumn.value(ApprovalProposal.self, $0["proposal"])) }
    }

    /// The head in whose place somebody may approve today.
    static func head(behind deputy: String, _ ledger: Ledger<Mediation>) throws -> String? {
        try absent(behind: deputy, duty: .approvals, on: ledger.now.day, ledger.db).first
    }

    /// In whose place somebody may act on that day.
    static func absent(behind deputy: String, duty: DeputyDuty, on day: Day, _ db: Database) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT absent FROM deputyship WHERE deputy = ? AND duty = ? AND endedOn IS NULL
                AND ? BETWEEN firstDay AND lastDay ORDER BY id
                """
        )
        return try String.fetchAll(statement, arguments: [deputy, duty.rawValue, day])
    }

    /// A page of proposals, the first that was made first.
    static func page(_ query: ApprovalListQuery, limit: Int, _ db: Database) throws -> [ApprovalView] {
        let dispute = try query.case.map { try $0.find(db)?.description ?? "" }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM approval WHERE id > :after AND (:standing IS NULL OR standing = :standing)
                AND (:case IS NULL OR caseID = :case) ORDER BY id LIMIT :limit
                """,
            arguments: [
                "after": query.pageToken ?? "", "standing": query.standing?.rawValue, "case": dispute, "limit": limit,
            ]
        )
        .map { row in
            ApprovalView(
                id: row["id"],
                proposal: try JSONColumn.value(ApprovalProposal.self, row["proposal"]),
                on: row["proposedOn"],
                standing: ApprovalStanding(rawValue: row["standing"]) ?? .waiting,
                decidedBy: row["decidedBy"],
                inPlaceOf: row["inPlaceOf"]
            )
        }
    }

    /// The deputyships, the newest first.
    static func deputyships(on day: Day?, _ db: Database) throws -> [DeputyshipView] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM deputyship
                WHERE ?1 IS NULL OR (?1 BETWEEN firstDay AND lastDay AND (endedOn IS NULL OR endedOn > ?1))
                ORDER BY id DESC LIMIT 500
                """,
            arguments: [day]
        )
        .map { row in
            DeputyshipView(
                id: row["id"],
                term: try JSONColumn.value(DeputyTerm.self, row["term"]),
                endedOn: row["endedOn"]
            )
        }
    }
}

extension Approval: Kept {
    /// In whose place whoever decides may approve today.
    public static func facts(
        for command: Command,
        of _: State,
        on _: Approval.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        var facts = Facts(rules: ledger.rules)
        if case .decide(let by, false, _, _) = command {
            facts.standsInFor = try Approvals.head(behind: by, ledger)
        }
        return facts
    }
}

extension Deputyship: Kept {}
