import EventLog
import GRDB
import MediationDomain
import Model

/// An order as the table has it.
struct StoredOrder {
    let summary: OrderSummary
    let receipt: OrderReceipt

    init(_ row: Row) throws {
        receipt = try JSONColumn.value(OrderReceipt.self, row["receipt"])
        summary = OrderSummary(
            order: row["id"],
            channel: receipt.channel,
            number: receipt.number,
            sequence: row["sequence"],
            category: receipt.category,
            urgency: OrderUrgency(rawValue: row["urgency"]) ?? receipt.urgency,
            isConfidential: receipt.isConfidential,
            receivedOn: receipt.receivedOn,
            answerBy: row["answerBy"],
            complainant: receipt.complainant.person,
            claimed: row["claimed"],
            caseID: row["caseID"],
            reportID: row["reportID"]
        )
    }
}

/// Which of the orders are wanted.
struct OrderFilter: Sendable {
    var channel: OrderChannel?
    var category: OrderCategory?
    var receivedOn: Day?
    var persons: [UniqueID]?
    var mayKnowReports: Bool
    var after: UniqueID?
    var limit: Int
}

extension Orders {
    /// The order that bears that number.
    static func id(numbered number: String, in channel: OrderChannel, _ db: Database) throws -> Order.ID? {
        let statement = try db.cachedStatement(sql: "SELECT id FROM hotlineOrder WHERE channel = ? AND number = ?")
        return try Order.ID.fetchOne(statement, arguments: [channel.rawValue, number])
    }

    /// One order; a report only for those who may know that it exists.
    static func order(_ id: Order.ID, mayKnowReports: Bool, _ db: Database) throws -> StoredOrder? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM hotlineOrder WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        let order = try StoredOrder(row)
        return mayKnowReports || !order.isReport ? order : nil
    }

    /// What came later, the first one first.
    static func updates(of id: Order.ID, _ db: Database) throws -> [OrderUpdate] {
        let statement = try db.cachedStatement(
            sql: "SELECT content FROM hotlineOrderUpdate WHERE orderID = ? ORDER BY sequence"
        )
        return try String.fetchAll(statement, arguments: [id]).map { try JSONColumn.value(OrderUpdate.self, $0) }
    }

    /// A page of orders, the first that came in first.
    static func page(_ filter: OrderFilter, _ db: Database) throws -> [OrderSummary] {
        var (conditions, arguments) = (["id > ?"], [filter.after?.description ?? ""] as StatementArguments)
        func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        add("channel = ?", filter.channel?.rawValue)
        add("category = ?", filter.category?.rawValue)
        add("receivedOn = ?", filter.receivedOn)
        add("category <> ?", filter.mayKnowReports ? nil : OrderCategory.report.rawValue)
        if let persons = filter.persons {
            conditions.append("complainant IN (\(persons.map { _ in "?" }.joined(separator: ", ")))")
            arguments += StatementArguments(persons)
        }
        let sql = "SELECT * FROM hotlineOrder WHERE \(conditions.joined(separator: " AND ")) ORDER BY id LIMIT ?"
        return try Row.fetchAll(db, sql: sql, arguments: arguments + [filter.limit]).map { try StoredOrder($0).summary }
    }
}

extension StoredOrder {
    /// Whether it is one of those that nobody unconcerned may know of.
    var isReport: Bool { receipt.category == .report }
}
