import EventLog
import GRDB
import Model

/// A case as the table has it.
struct StoredCase {
    let summary: CaseSummary
    let opening: CaseOpening
    let ending: CaseTermination?
    let terms: [AgreedTerm]

    init(_ row: Row) throws {
        opening = try JSONColumn.value(CaseOpening.self, row["opening"])
        ending = try (row["ending"] as String?).map { try JSONColumn.value(CaseTermination.self, $0) }
        terms = try (row["terms"] as String?).map { try JSONColumn.value([AgreedTerm].self, $0) } ?? []
        summary = CaseSummary(
            id: row["id"],
            number: FileNumber(year: row["year"], serial: row["serial"]),
            kind: opening.kind,
            stage: CaseStage(rawValue: row["stage"]) ?? .waiting,
            enterprise: row["enterprise"],
            receivedOn: opening.receivedOn,
            claimed: opening.claimed,
            due: row["due"],
            isProvisional: row["isProvisional"],
            isOverdue: row["isOverdue"]
        )
    }
}

extension Cases {
    /// The case that was opened on the order of that number.
    static func id(onOrder number: String, in channel: OrderChannel, _ db: Database) throws -> Case.ID? {
        let statement = try db.cachedStatement(
            sql: "SELECT caseID FROM hotlineOrder WHERE channel = ? AND number = ? AND caseID IS NOT NULL"
        )
        return try Case.ID.fetchOne(statement, arguments: [channel.rawValue, number])
    }

    /// One case.
    static func item(_ id: Case.ID, _ db: Database) throws -> StoredCase? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM disputeCase WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(StoredCase.init)
    }

    /// The rules that decided in it, the first one first.
    static func basis(of id: Case.ID, _ db: Database) throws -> [Basis] {
        let statement = try db.cachedStatement(
            sql: "SELECT basis FROM caseBasis WHERE caseID = ? ORDER BY position, ordinal"
        )
        return try String.fetchAll(statement, arguments: [id]).map { try JSONColumn.value(Basis.self, $0) }
    }

    /// Whether a case that somebody complained in still has something due.
    static func isOpen(for person: UniqueID, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM hotlineOrder JOIN disputeCase ON disputeCase.id = hotlineOrder.caseID
                    WHERE complainant = ? AND due IS NOT NULL
                )
                """
        )
        return try Bool.fetchOne(statement, arguments: [person]) ?? false
    }

    /// A page of the cases somebody still has to act on, by what is due first.
    static func open(_ query: CaseListQuery, limit: Int, _ db: Database) throws -> [CaseSummary] {
        let token = (query.pageToken ?? "/").split(separator: "/", omittingEmptySubsequences: false)
        let (day, id) = (token.first.map(String.init) ?? "", token.last.map(String.init) ?? "")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM disputeCase WHERE due IS NOT NULL AND (due, id) > (?, ?)
                AND due <= ? AND (enterprise = ? OR ?)
                AND NOT EXISTS (SELECT 1 FROM caseMerge WHERE caseMerge.caseID = disputeCase.id)
                ORDER BY due, id LIMIT ?
                """,
            arguments: [
                day, id, query.dueBy?.description ?? "9999-12-31", query.enterprise, query.enterprise == nil, limit,
            ]
        )
        .map { try StoredCase($0).summary }
    }

    /// How many cases there are against an enterprise that were received in those days, of everybody or of one person.
    static func count(
        against enterprise: Enterprise.ID,
        by person: Person.ID?,
        from first: Day,
        through last: Day,
        _ db: Database
    ) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM disputeCase WHERE enterprise = ? AND receivedOn BETWEEN ? AND ?
                AND (complainant = ? OR ?)
                """,
            arguments: [enterprise, first, last, person, person == nil]
        ) ?? 0
    }
}
