import EventLog
import GRDB
import MediationDomain
import Model

/// A term of a case as the table has it.
struct StoredTerm {
    let view: CaseTermView
    let basis: [Basis]

    init(_ row: Row) throws {
        let reference: String = row["reference"]
        let clock = CaseClockName(rawValue: row["name"]) ?? .accept
        var view = CaseTermView(
            CaseTerm(clock, reference: reference.isEmpty ? nil : reference),
            name: clock.rawValue,
            start: row["start"],
            due: DueDay(day: row["due"], isProvisional: row["isProvisional"]),
            state: CaseTermView.State(rawValue: row["state"]) ?? .running
        )
        view.isOverdue = row["isOverdue"]
        view.colour = AlarmColour(rawValue: row["colour"]) ?? .green
        view.closedOn = row["closedOn"]
        self.view = view
        basis = try JSONColumn.value([Basis].self, row["basis"])
    }
}

extension Cases {
    /// The terms of a case, the first one first.
    static func terms(of id: Case.ID, _ db: Database) throws -> [StoredTerm] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM caseClock WHERE caseID = ? ORDER BY began, name, reference"
        )
        return try Row.fetchAll(statement, arguments: [id]).map(StoredTerm.init)
    }

    /// What is not counted in the mediation of a case.
    static func pauses(of id: Case.ID, _ db: Database) throws -> [CaseTermView.Pause] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM casePause WHERE caseID = ? ORDER BY number")
        return try Row.fetchAll(statement, arguments: [id]).map {
            CaseTermView.Pause(
                from: $0["fromDay"],
                until: $0["untilDay"],
                commissioned: $0["commissioned"],
                result: $0["result"]
            )
        }
    }

    /// Who was told of what in a case, the first telling first.
    static func tellings(of id: Case.ID, _ db: Database) throws -> [CaseTelling] {
        let statement = try db.cachedStatement(
            sql: "SELECT telling FROM caseTelling WHERE caseID = ? ORDER BY position, party"
        )
        return try String.fetchAll(statement, arguments: [id]).map { try JSONColumn.value(CaseTelling.self, $0) }
    }

    /// The sessions of a case, the first one first.
    static func sessions(of id: Case.ID, _ db: Database) throws -> [CaseSession] {
        let statement = try db.cachedStatement(
            sql: "SELECT session FROM caseSession WHERE caseID = ? ORDER BY number"
        )
        return try String.fetchAll(statement, arguments: [id]).map { try JSONColumn.value(CaseSession.self, $0) }
    }

    /// Who works on a case.
    static func work(on id: Case.ID, _ db: Database) throws -> CaseWorkView? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM caseWork WHERE caseID = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { row in
            var view = CaseWorkView(isSuspended: row["isSuspended"], isLetterOpen: row["isLetterOpen"])
            view.mediator = row["mediator"]
            view.delegate = row["delegate"]
            view.supervision = (row["supervision"] as String?).flatMap { SupervisionMeasure.Kind(rawValue: $0) }
            view.responsible = row["responsible"]
            view.relation = (row["relation"] as String?).flatMap { LabourRelation(rawValue: $0) }
            view.satisfaction = (row["satisfaction"] as String?).flatMap { ReturnVisit.Satisfaction(rawValue: $0) }
            view.redoBy = row["redoBy"]
            return view
        }
    }

    /// Cases with a running term that was counted before `position`, by id.
    static func countedBefore(
        _ position: Int64,
        after id: Case.ID?,
        limit: Int,
        _ db: Database
    ) throws -> [Case.ID] {
        try Case.ID.fetchAll(
            db,
            sql: """
                SELECT DISTINCT caseID FROM caseClock WHERE state = 'running' AND counted < ? AND caseID > ?
                AND name IN ('accept', 'mediate', 'tellTermination', 'inspect') ORDER BY caseID LIMIT ?
                """,
            arguments: [position, id?.description ?? "", limit]
        )
    }

    /// What says that days were taken away from a running term of a case `d`.
    static let isShortened = """
        EXISTS (SELECT 1 FROM caseClockMove m JOIN caseClock k ON k.caseID = m.caseID
            AND k.name = json_extract(m.term, '$.clock') AND k.state = 'running' AND k.due = json_extract(m.due, '$.day')
            WHERE m.caseID = d.id AND json_extract(m.due, '$.day') < json_extract(m.was, '$.day'))
        """

    /// The running term of a case that days were taken away from last.
    static func shortened(_ id: Case.ID, _ db: Database) throws -> ShortenedTerm? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT m.* FROM caseClockMove m JOIN caseClock k ON k.caseID = m.caseID
                    AND k.name = json_extract(m.term, '$.clock') AND k.state = 'running'
                    AND k.due = json_extract(m.due, '$.day')
                WHERE m.caseID = ? AND json_extract(m.due, '$.day') < json_extract(m.was, '$.day')
                ORDER BY m.position DESC LIMIT 1
                """
        )
        return try Row.fetchOne(statement, arguments: [id]).map { row in
            ShortenedTerm(
                clock: try JSONColumn.value(CaseTerm.self, row["term"]).clock,
                was: try JSONColumn.value(DueDay.self, row["was"]),
                due: try JSONColumn.value(DueDay.self, row["due"]),
                movedOn: row["movedOn"]
            )
        }
    }

    /// A page of the terms that newer rules moved, the first move first.
    static func moves(since day: Day?, after position: Int64, limit: Int, _ db: Database) throws -> [ClockMoveView] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM caseClockMove WHERE position > ? AND movedOn >= ? ORDER BY position LIMIT ?",
            arguments: [position, day?.description ?? "", limit]
        )
        .map { row in
            ClockMoveView(
                position: String(row["position"] as Int64),
                at: row["moment"],
                id: row["caseID"],
                term: try JSONColumn.value(CaseTerm.self, row["term"]),
                was: try JSONColumn.value(DueDay.self, row["was"]),
                due: try JSONColumn.value(DueDay.self, row["due"]),
                basis: try JSONColumn.value([Basis].self, row["basis"])
            )
        }
    }
}
