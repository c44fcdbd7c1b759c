import EventLog
import GRDB
import MediationDomain
import Model

/// Where something lies, as the table has it.
struct StoredAssignment: Sendable {
    let id: UniqueID
    let kind: RoutedKind
    let unit: String
    let traits: RoutingTraits
    private let plain: AssignmentView

    init(_ row: Row) throws {
        id = row["subject"]
        kind = RoutedKind(rawValue: row["kind"]) ?? .complaint
        unit = row["unit"]
        traits = try JSONColumn.value(RoutingTraits.self, row["traits"])
        plain = AssignmentView(
            id: id,
            kind: kind,
            unit: unit,
            unitName: unit,
            since: row["since"],
            isSigned: row["isSigned"],
            hops: row["hops"],
            returns: row["returns"],
            needsPerson: row["needsPerson"],
            returnBy: row["returnBy"],
            reportBackBy: row["reportBackBy"],
            settleBy: row["settleBy"],
            awaitsReceiptOf: row["referredTo"],
            coHandlers: []
        )
    }

    /// For people, with the names of the county's units.
    func view(_ rules: RoutingRules, coHandlers: [String]) -> AssignmentView {
        var view = plain
        view.unitName = rules.name(of: unit)
        view.coHandlers = coHandlers
        return view
    }
}

extension Assignments {
    /// Where one thing lies.
    static func item(_ id: UniqueID, _ db: Database) throws -> StoredAssignment? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM assignment WHERE subject = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(StoredAssignment.init)
    }

    /// The unit that must act.
    static func unit(of id: UniqueID, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT unit FROM assignment WHERE subject = ?")
        return try String.fetchOne(statement, arguments: [id])
    }

    /// The units that lend a hand.
    static func coHandlers(of id: UniqueID, _ db: Database) throws -> [String] {
        let statement = try db.cachedStatement(sql: "SELECT unit FROM coHandler WHERE subject = ? ORDER BY unit")
        return try String.fetchAll(statement, arguments: [id])
    }

    /// The steps by which it came there, the first one first.
    static func hops(of id: UniqueID, _ db: Database) throws -> [HopView] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM hop WHERE subject = ? ORDER BY position")
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            HopView(
                step: HopStep(rawValue: row["step"]) ?? .routed,
                unit: row["unit"],
                from: row["sender"],
                at: row["moment"],
                by: row["actor"],
                isOverride: row["isOverride"],
                basis: try JSONColumn.value([Basis].self, row["basis"])
            )
        }
    }

    /// A unit's desk, what lies there longest first; without reports and clues for those who may not know of them.
    static func queue(
        of unit: String,
        _ query: RouteQueueQuery,
        mayKnowReports: Bool,
        limit: Int,
        _ db: Database
    ) throws -> [(assignment: StoredAssignment, coHandlers: [String])] {
        let token = (query.pageToken ?? "/").split(separator: "/", omittingEmptySubsequences: false)
        let since = token.first.flatMap { Int64($0) } ?? Int64.min
        let after = token.last.map(String.init) ?? ""
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM assignment WHERE isOver = 0 AND unit = ? AND (since, subject) > (?, ?)
                AND (? OR isSigned = 0) AND (? OR kind NOT IN ('report', 'clue')) ORDER BY since, subject LIMIT ?
                """,
            arguments: [unit, since, after, query.isUnsigned != true, mayKnowReports, limit]
        )
        .map { row in
            let assignment = try StoredAssignment(row)
            return (assignment, try coHandlers(of: assignment.id, db))
        }
    }
}
