import EventLog
import GRDB
import Model

extension CaseName {
    /// The case that it names; an order's number leads to the case of the order, the first one of several.
    func find(_ db: Database) throws -> Case.ID? {
        switch kind {
        case .id(let id): return try Cases.item(id, db).map { _ in id }
        case .number(let number):
            let statement = try db.cachedStatement(sql: "SELECT id FROM disputeCase WHERE year = ? AND serial = ?")
            return try Case.ID.fetchOne(statement, arguments: [number.year, number.serial])
        case .order(let channel, let number):
            let channels = channel.map { [$0] } ?? OrderChannel.allCases
            let statement = try db.cachedStatement(
                sql: """
                    SELECT caseID FROM \(Signs.ofOrders) JOIN caseOrder USING (orderID)
                    WHERE channel IN (\(Signs.marks(channels.count))) AND number = ? ORDER BY caseID LIMIT 1
                    """
            )
            return try Case.ID.fetchOne(statement, arguments: StatementArguments(channels.map(\.rawValue) + [number]))
        }
    }
}
