import EventLog
import GRDB
import MediationDomain
import Model

extension Cases {
    /// Each term of each case with its rules, what is not counted in it, and where newer rules moved it.
    static let schemaOfClocks = """
        CREATE TABLE caseClock (
            caseID TEXT NOT NULL,
            name TEXT NOT NULL,
            reference TEXT NOT NULL,
            start TEXT NOT NULL,
            due TEXT NOT NULL,
            isProvisional INTEGER NOT NULL,
            state TEXT NOT NULL,
            isOverdue INTEGER NOT NULL,
            colour TEXT NOT NULL,
            closedOn TEXT,
            began INTEGER NOT NULL,
            counted INTEGER NOT NULL,
            basis TEXT NOT NULL,
            PRIMARY KEY (caseID, name, reference)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caseClockRunning ON caseClock (counted, caseID) WHERE state = 'running';
        CREATE TABLE casePause (
            caseID TEXT NOT NULL,
            number INTEGER NOT NULL,
            fromDay TEXT NOT NULL,
            untilDay TEXT,
            commissioned TEXT,
            result TEXT,
            PRIMARY KEY (caseID, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE caseClockMove (
            position INTEGER NOT NULL PRIMARY KEY,
            moment INTEGER NOT NULL,
            movedOn TEXT NOT NULL,
            caseID TEXT NOT NULL,
            term TEXT NOT NULL,
            was TEXT NOT NULL,
            due TEXT NOT NULL,
            basis TEXT NOT NULL
        ) STRICT;
        CREATE INDEX caseClockMoveCase ON caseClockMove (caseID);

        """

    /// Brings the terms up to date; what a case is due by is the first day of those that run.
    func applyTerms(
        of event: Case.Event,
        to id: Case.ID,
        _ record: Recorded<Mediation.Event>,
        in db: Database
    ) throws {
        let changes = event.termChanges
        for change in changes { try apply(change, to: id, record, in: db) }
        switch event {
        case .appraisalCommissioned(let appraisal):
            try db.run(
                "INSERT INTO casePause (caseID, number, fromDay, commissioned) VALUES (?, ?, ?, ?)",
                [id, appraisal.number, appraisal.on, appraisal.document]
            )
        case .appraisalReceived(let number, let day, let document, _, _):
            try db.change(
                "casePause",
                key: "\(id)/\(number)",
                "UPDATE casePause SET untilDay = ?, result = ? WHERE caseID = ? AND number = ?",
                [day, document, id, number]
            )
        case .termRecomputed(let term, let was, let due, let basis):
            try db.run(
                """
                INSERT INTO caseClockMove (position, moment, movedOn, caseID, term, was, due, basis)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    record.position, record.moment, record.moment.day, id, try JSONColumn.text(term),
                    try JSONColumn.text(was), try JSONColumn.text(due),
                    try JSONColumn.text(basis.filter(\.isTerm)),
                ]
            )
        default: break
        }
        guard !changes.isEmpty else { return }
        try db.change(
            "disputeCase",
            key: id.description,
            """
            UPDATE disputeCase SET (due, isProvisional, isOverdue) = (
                SELECT min(due), ifnull(max(isProvisional), 0), ifnull(max(isOverdue), 0) FROM caseClock
                WHERE caseID = disputeCase.id AND state = 'running') WHERE id = ?
            """,
            [id]
        )
    }

    private func apply(
        _ change: TermChange,
        to id: Case.ID,
        _ record: Recorded<Mediation.Event>,
        in db: Database
    ) throws {
        func set(_ term: CaseTerm, _ assignments: String, _ arguments: [any StatementBinding]) throws {
            try db.run(
                "UPDATE caseClock SET \(assignments) WHERE caseID = ? AND name = ? AND reference = ?",
                arguments + [id, term.clock.rawValue, term.reference ?? ""]
            )
        }
        switch change {
        case .start(let term, let start, let due, let basis):
            try db.run(
                """
                INSERT INTO caseClock (caseID, name, reference, start, due, isProvisional, state, isOverdue, colour,
                    began, counted, basis)
                VALUES (?, ?, ?, ?, ?, ?, 'running', 0, 'green', ?, ?, ?)
                ON CONFLICT DO UPDATE SET start = excluded.start, due = excluded.due,
                    isProvisional = excluded.isProvisional, state = 'running', isOverdue = 0, colour = 'green',
                    closedOn = NULL, counted = excluded.counted, basis = excluded.basis
                """,
                [
                    id, term.clock.rawValue, term.reference ?? "", start, due.day, due.isProvisional, record.position,
                    record.position, try JSONColumn.text(basis.filter(\.isTerm)),
                ]
            )
        case .stop(let term, let day):
            // What was done in time and written down later was done in time.
            let day = day ?? record.moment.day
            try set(term, "state = 'closed', closedOn = ?, isOverdue = ? > due", [day, day])
        case .pause(let term): try set(term, "state = 'paused'", [])
        case .overdue(let term): try set(term, "isOverdue = 1, colour = 'red'", [])
        case .alarm(let term, let colour): try set(term, "colour = ?", [colour.rawValue])
        case .postpone: break
        }
    }
}
