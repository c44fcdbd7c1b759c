import EventLog
import GRDB
import Model

/// Every case, how far it has come, and what is due.
struct Cases: ReadModel {
    /// The kind of its official numbers.
    static let numberKind = "case"

    let name = "cases"
    let tables = ["disputeCase", "caseBasis"]
    let schema = """
        CREATE TABLE disputeCase (
            id TEXT NOT NULL PRIMARY KEY,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            stage TEXT NOT NULL,
            enterprise TEXT,
            due TEXT,
            isProvisional INTEGER NOT NULL,
            isOverdue INTEGER NOT NULL,
            opening TEXT NOT NULL,
            ending TEXT,
            terms TEXT,
            UNIQUE (year, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX disputeCaseDue ON disputeCase (due, id) WHERE due IS NOT NULL;
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
            for (ordinal, basis) in event.basis.enumerated() {
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
        func end(_ stage: CaseStage) throws {
            try set("stage = ?, due = NULL, isProvisional = 0, isOverdue = 0", [stage.rawValue])
        }
        switch event {
        case .opened(let number, let opening, let acceptBy, _):
            try OfficialNumber.take(number.serial, kind: Self.numberKind, year: number.year, in: db)
            try insert(number, opening, acceptBy, id, in: db)
        case .respondentIdentified(let enterprise):
            try set("enterprise = ?", [enterprise])
        case .accepted(_, let enterprise, _, let mediateBy, _):
            try set(
                "stage = ?, enterprise = ?, due = ?, isProvisional = ?, isOverdue = 0",
                [CaseStage.mediating.rawValue, enterprise, mediateBy.day, mediateBy.isProvisional]
            )
        case .refused(_, _, let refusal, _):
            try end(.refused)
            try set("ending = ?", [try JSONColumn.text(CaseTermination(refusal))])
        case .agreed(_, _, _, let terms, let performedAtOnce):
            try performedAtOnce ? end(.performed) : end(.agreed)
            let due = performedAtOnce ? nil : terms.map(\.performBy).min()
            try set("due = ?, terms = ?", [due, try JSONColumn.text(terms)])
        case .performed: try end(.performed)
        case .unperformed: try end(.unperformed)
        case .terminated(_, _, let termination, _, _):
            try end(.terminated)
            try set("ending = ?", [try JSONColumn.text(termination)])
        case .acceptanceOverdue, .mediationOverdue:
            try set("isOverdue = 1", [])
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
            INSERT INTO disputeCase (id, year, serial, stage, enterprise, due, isProvisional, isOverdue, opening)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
            """,
            [
                id, number.year, number.serial, CaseStage.waiting.rawValue, opening.enterprise, acceptBy.day,
                acceptBy.isProvisional, try JSONColumn.text(opening),
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
