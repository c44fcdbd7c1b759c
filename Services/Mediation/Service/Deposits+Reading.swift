import EventLog
import GRDB
import Model

extension Deposits {
    /// The most movements that one answer shows.
    static let entryLimit = 500

    /// The stages in which a case claims nothing any more.
    private static let over: Set<CaseStage> = [.refused, .performed, .terminated]

    /// The enterprise's cases that are not over.
    static func openCases(of enterprise: Enterprise.ID, _ db: Database) throws -> Set<Case.ID> {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, stage FROM disputeCase WHERE enterprise = ?"),
            arguments: [enterprise]
        )
        let open = rows.filter { row in CaseStage(rawValue: row["stage"]).map { !over.contains($0) } ?? true }
        return Set(open.map { $0["id"] as Case.ID })
    }

    /// Which deposit a slip belongs to.
    static func holder(of receipt: DocumentNumber, _ db: Database) throws -> Deposit.ID? {
        let statement = try db.cachedStatement(sql: "SELECT depositID FROM depositSlip WHERE receipt = ?")
        return try Deposit.ID.fetchOne(statement, arguments: [receipt.text])
    }

    /// What is kept for a case.
    static func hold(of caseID: Case.ID, in id: Deposit.ID, _ db: Database) throws -> DepositHold? {
        let statement = try db.cachedStatement(
            sql: "SELECT hold FROM depositHold WHERE depositID = ? AND caseID = ?"
        )
        return try String.fetchOne(statement, arguments: [id, caseID])
            .map { try JSONColumn.value(DepositHold.self, $0) }
    }

    /// One deposit; nil of an enterprise that has none.
    static func view(_ id: Deposit.ID, required: DepositRequirementView?, _ db: Database) throws -> DepositView? {
        let found = try db.cachedStatement(sql: "SELECT * FROM deposit WHERE id = ?")
        guard let row = try Row.fetchOne(found, arguments: [id]) else { return nil }
        let topUps = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM depositTopUp WHERE depositID = ? ORDER BY number"),
            arguments: [id]
        )
        return DepositView(
            summary: summary(row, required: required?.amount),
            required: required,
            holds: try String.fetchAll(
                db.cachedStatement(sql: "SELECT hold FROM depositHold WHERE depositID = ? ORDER BY caseID"),
                arguments: [id]
            )
            .map { try JSONColumn.value(DepositHold.self, $0) },
            topUps: topUps.map(topUp),
            recourses: topUps.map(recourse),
            entries: try entries(of: id, db)
        )
    }

    /// A page of deposits.
    static func page(
        _ query: DepositListQuery,
        required: Money?,
        limit: Int,
        _ db: Database
    ) throws -> [DepositSummary] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM deposit WHERE id > :after
                    AND (NOT :isShort OR balance < :required OR owed > 0)
                    AND (NOT :isOverdue OR overdueSince IS NOT NULL)
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: [
                "after": query.pageToken ?? "", "isShort": query.isShort ?? false, "required": required ?? .zero,
                "isOverdue": query.isOverdue ?? false, "limit": limit,
            ]
        )
        .map { summary($0, required: required) }
    }

    private static func entries(of id: Deposit.ID, _ db: Database) throws -> [DepositEntryView] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM depositEntry WHERE depositID = ? ORDER BY position DESC, ordinal DESC LIMIT ?"
        )
        return try Row.fetchAll(statement, arguments: [id, entryLimit]).reversed().map { row in
            DepositEntryView(
                kind: DepositEntryKind(rawValue: row["kind"]) ?? .paidIn,
                on: row["onDay"],
                amount: row["amount"],
                held: row["held"],
                caseID: row["caseID"],
                receipt: try (row["receipt"] as String?).map { try DocumentNumber($0) },
                position: String(row["position"] as Int64)
            )
        }
    }

    private static func summary(_ row: Row, required: Money?) -> DepositSummary {
        DepositSummary(
            enterprise: row["id"],
            balance: row["balance"],
            held: row["held"],
            owed: row["owed"],
            required: required,
            overdueSince: row["overdueSince"]
        )
    }

    private static func topUp(_ row: Row) -> TopUpView {
        let due = (row["due"] as Day?).map { DueDay(day: $0, isProvisional: row["isProvisional"]) }
        return TopUpView(
            number: row["number"],
            caseID: row["caseID"],
            amount: row["amount"],
            remaining: row["remaining"],
            servedOn: row["servedOn"],
            due: due,
            isOverdue: row["isOverdue"]
        )
    }

    private static func recourse(_ row: Row) -> RecourseView {
        RecourseView(
            number: row["number"],
            amount: row["amount"],
            remaining: row["toRecover"],
            ending: (row["ending"] as String?).flatMap(RecourseEnding.init)
        )
    }
}
