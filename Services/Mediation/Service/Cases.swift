import EventLog
import GRDB
import MediationDomain
import Model

/// Every case, how far it has come, who works on it, and its terms.
struct Cases: ReadModel {
    /// The kind of its official numbers.
    static let numberKind = "case"

    let name = "cases"
    let tables = [
        "disputeCase", "caseBasis", "caseWork", "caseClock", "casePause", "caseClockMove", "caseTelling", "caseSession",
    ]
    let schema = schemaOfCases + schemaOfWork + schemaOfClocks

    private static let schemaOfCases = """
        CREATE TABLE disputeCase (
            id TEXT NOT NULL PRIMARY KEY,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            stage TEXT NOT NULL,
            enterprise TEXT,
            due TEXT,
            isProvisional INTEGER NOT NULL,
            isOverdue INTEGER NOT NULL,
            complainant TEXT NOT NULL,
            receivedOn TEXT NOT NULL,
            opening TEXT NOT NULL,
            ending TEXT,
            terms TEXT,
            UNIQUE (year, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX disputeCaseDue ON disputeCase (due, id) WHERE due IS NOT NULL;
        CREATE INDEX disputeCaseOfEnterprise ON disputeCase (enterprise, receivedOn) WHERE enterprise IS NOT NULL;
        CREATE TABLE caseBasis (
            caseID TEXT NOT NULL,
            position INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            basis TEXT NOT NULL,
            PRIMARY KEY (caseID, position, ordinal)
        ) STRICT, WITHOUT ROWID;

        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .case(let event, let id):
            try apply(event, to: id, in: db)
            try applyWork(event, to: id, record, in: db)
            try applyTerms(of: event, to: id, record, in: db)
            let basis = event.basis.filter { PlannedAlarm($0) == nil }
            for (ordinal, basis) in basis.enumerated() {
                try db.run(
                    "INSERT INTO caseBasis (caseID, position, ordinal, basis) VALUES (?, ?, ?, ?)",
                    [id, record.position, ordinal, try JSONColumn.text(basis)]
                )
            }
        default: break
        }
    }

    private func apply(_ event: Case.Event, to id: Case.ID, in db: Database) throws {
        func set(_ assignments: String, _ arguments: [any StatementBinding]) throws {
            let sql = "UPDATE disputeCase SET \(assignments) WHERE id = ?"
            try db.change("disputeCase", key: id.description, sql, arguments + [id])
        }
        func set(_ stage: CaseStage) throws { try set("stage = ?", [stage.rawValue]) }
        switch event {
        case .opened(let number, let opening, let acceptBy, _):
            try OfficialNumber.take(number.serial, kind: Self.numberKind, year: number.year, in: db)
            try insert(number, opening, acceptBy, id, in: db)
        case .respondentIdentified(let enterprise): try set("enterprise = ?", [enterprise])
        case .reclassified(let change, _, _, _, _):
            try set("opening = json_set(opening, '$.kind', ?)", [change.kind.rawValue])
        case .respondentCorrected(let correction, _, _): try set("enterprise = ?", [correction.enterprise])
        case .accepted(_, let enterprise, _, _, _):
            try set("stage = ?, enterprise = ?", [CaseStage.mediating.rawValue, enterprise])
        case .refused(_, _, let refusal, _):
            try set(.refused)
            try set("ending = ?", [try JSONColumn.text(CaseTermination(refusal))])
        case .agreed(_, _, _, let terms, let performedAtOnce):
            try set(performedAtOnce ? .performed : .agreed)
            try set("terms = ?", [try JSONColumn.text(terms)])
        case .performed: try set(.performed)
        case .unperformed: try set(.unperformed)
        case .terminated(_, _, let termination, _, _):
            try set(.terminated)
            try set("ending = ?", [try JSONColumn.text(termination)])
        case .labourReferred: try set(.referred)
        case .labourReceived(_, let acceptBy, _): if acceptBy == nil { try set(.handedOver) }
        case .inspectionFinished: try set(.inspected)
        case .partyTold, .mediatorAssigned, .consentRecorded, .delegated, .delegationEnded, .sessionScheduled,
            .sessionHeld, .recusalRequested, .recusalDecided, .appraisalCommissioned, .appraisalReceived,
            .letterRecorded, .relationAsked, .inspectionFiled, .inspectionExtended, .supervised, .instructed,
            .instructionReported, .visited, .redoOrdered, .acceptanceOverdue, .mediationOverdue, .termOverdue,
            .alarmRaised, .alarmPostponed, .termRecomputed, .absorbed, .released, .merged, .unmerged:
            break
        }
    }

    private func insert(
        _ number: FileNumber,
        _ opening: CaseOpening,
        _ acceptBy: DueDay,
        _ id: Case.ID,
        in db: Database
    ) throws {
        try db.run(
            """
            INSERT INTO disputeCase (id, year, serial, stage, enterprise, due, isProvisional, isOverdue, complainant,
                receivedOn, opening)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
            """,
            [
                id, number.year, number.serial, CaseStage.waiting.rawValue, opening.enterprise, acceptBy.day,
                acceptBy.isProvisional, opening.complainant, opening.receivedOn, try JSONColumn.text(opening),
            ]
        )
    }
}

extension CaseTermination {
    /// A refusal in the same words, for one column holds how a case ended.
    fileprivate init(_ refusal: CaseRefusal) {
        self.init(
            on: refusal.on,
            ground: refusal.ground,
            law: refusal.law,
            reason: refusal.reason,
            told: refusal.told
        )
    }
}
