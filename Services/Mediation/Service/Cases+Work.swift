import EventLog
import GRDB
import MediationDomain
import Model

extension Cases {
    /// Who works on a case, who was told of what, and the sessions.
    static let schemaOfWork = """
        CREATE TABLE caseWork (
            caseID TEXT NOT NULL PRIMARY KEY,
            mediator TEXT,
            delegate TEXT,
            isSuspended INTEGER NOT NULL DEFAULT 0,
            isLetterOpen INTEGER NOT NULL DEFAULT 0,
            supervision TEXT,
            responsible TEXT,
            relation TEXT,
            satisfaction TEXT,
            redoBy TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE caseTelling (
            caseID TEXT NOT NULL,
            position INTEGER NOT NULL,
            party TEXT NOT NULL,
            matter TEXT NOT NULL,
            telling TEXT NOT NULL,
            PRIMARY KEY (caseID, position, party)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE caseSession (
            caseID TEXT NOT NULL,
            number INTEGER NOT NULL,
            session TEXT NOT NULL,
            isHeld INTEGER NOT NULL,
            absent TEXT,
            PRIMARY KEY (caseID, number)
        ) STRICT, WITHOUT ROWID;

        """

    /// Brings what is known of the work up to date.
    func applyWork(
        _ event: Case.Event,
        to id: Case.ID,
        _ record: Recorded<Mediation.Event>,
        in db: Database
    ) throws {
        func set(_ column: String, _ value: (any StatementBinding)?) throws {
            let sql = "UPDATE caseWork SET \(column) = ? WHERE caseID = ?"
            try db.change("caseWork", key: id.description, sql, [value ?? String?.none, id])
        }
        for telling in event.tellings {
            try db.run(
                "INSERT INTO caseTelling (caseID, position, party, matter, telling) VALUES (?, ?, ?, ?, ?)",
                [
                    id, record.position, telling.whom.rawValue, telling.about.rawValue, try JSONColumn.text(telling),
                ]
            )
        }
        switch event {
        case .opened: try db.run("INSERT INTO caseWork (caseID) VALUES (?)", [id])
        case .agreed(_, _, _, _, let performedAtOnce):
            try set("isLetterOpen", try !performedAtOnce && !isRemote(id, db))
        case .letterRecorded: try set("isLetterOpen", false)
        case .mediatorAssigned(let mediator, _): try set("mediator", mediator)
        case .delegated(let body, _, _): try set("delegate", body)
        case .delegationEnded: try set("delegate", nil)
        case .recusalRequested: try set("isSuspended", true)
        case .recusalDecided(let isRecused, _):
            try set("isSuspended", false)
            if isRecused { try set("mediator", nil) }
        case .supervised(let measure):
            try set("supervision", measure.kind.rawValue)
            try set("responsible", measure.responsible)
        case .relationAsked(let relation, _): try set("relation", relation.rawValue)
        case .visited(let visit): try set("satisfaction", visit.satisfaction?.rawValue)
        case .redoOrdered(let remark): try set("redoBy", remark.reportBy)
        case .sessionScheduled(let session):
            try db.run(
                "INSERT INTO caseSession (caseID, number, session, isHeld) VALUES (?, ?, ?, 0)",
                [id, session.number, try JSONColumn.text(session)]
            )
        case .sessionHeld(let number, let absent):
            try db.change(
                "caseSession",
                key: "\(id)/\(number)",
                "UPDATE caseSession SET isHeld = 1, absent = ? WHERE caseID = ? AND number = ?",
                [try JSONColumn.text(absent), id, number]
            )
        case .reclassified: try set("relation", nil)
        case .respondentIdentified, .respondentCorrected, .accepted, .refused, .performed, .unperformed, .terminated,
            .partyTold, .consentRecorded, .appraisalCommissioned, .appraisalReceived, .labourReferred,
            .labourReceived, .inspectionFiled, .inspectionExtended, .inspectionFinished, .instructed,
            .instructionReported, .acceptanceOverdue, .mediationOverdue, .termOverdue, .alarmRaised, .alarmPostponed,
            .termRecomputed, .absorbed, .released, .merged, .unmerged:
            break
        }
    }

    /// Whether the sides met, and never at one place: only an agreement reached on site has a letter (Article 24).
    private func isRemote(_ id: Case.ID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT session FROM caseSession WHERE caseID = ? AND isHeld = 1")
        let sessions = try String.fetchAll(statement, arguments: [id])
            .map { try JSONColumn.value(CaseSession.self, $0) }
        return !sessions.isEmpty && !sessions.contains(where: \.isOnSite)
    }
}
