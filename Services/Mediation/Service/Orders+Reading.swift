import EventLog
import Foundation
import GRDB
import MediationDomain
import Model

/// An order as the table has it.
struct StoredOrder {
    let summary: OrderSummary
    let receipt: OrderReceipt
    /// What of it is the complaint, where it was split.
    let complaint: Sealed?
    /// The last word of its channel on its state.
    let word: ChannelWord?
    /// That it was entered as another kind than it is.
    let recategorised: OrderRecategorisedView?
    /// The highest of our messages that its channel has acknowledged.
    let told: Int

    init(_ row: Row, _ db: Database) throws {
        receipt = try Orders.message(at: row["position"], db)
        complaint = try (row["complaint"] as String?).map { try JSONColumn.value(Sealed.self, $0) }
        word = (row["word"] as String?).flatMap(ChannelWord.init)
        told = row["told"]
        recategorised = try (row["recategorised"] as String?)
            .map { try JSONColumn.value(OrderRecategorisedView.self, $0) }
        let given: Moment? = row["answerBy"]
        var summary = OrderSummary(
            order: row["id"],
            channel: receipt.channel,
            number: receipt.number,
            sequence: row["sequence"],
            category: OrderCategory(rawValue: row["category"]) ?? receipt.category,
            urgency: OrderUrgency(rawValue: row["urgency"]) ?? receipt.urgency,
            isConfidential: receipt.isConfidential,
            receivedOn: receipt.receivedOn,
            answerBy: row["dueBy"] as Moment? ?? given,
            complainant: receipt.complainant.person,
            claimed: row["claimed"],
            caseID: row["caseID"],
            reportID: row["reportID"]
        )
        summary.stage = Self.stage(row, word)
        summary.returnBy = row["returnBy"]
        summary.urges = row["urges"]
        self.summary = summary
    }

    /// Where it stands: the channel's last word closes it or asks for more, the rest is what was done here.
    private static func stage(_ row: Row, _ word: ChannelWord?) -> OrderStage {
        let step = OrderStage(rawValue: row["step"]) ?? .received
        if word == .closed { return .closed }
        let (redo, redone): (Int64, Int64) = (row["redo"], row["redone"])
        return step == .answered && redo > redone ? .redo : step
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
    /// The order that bears that number, even if only its channel's notices have come so far.
    static func id(numbered number: String, in channel: OrderChannel, _ db: Database) throws -> Order.ID? {
        let named: [any StatementBinding] = [channel.rawValue, number]
        return try db.id("SELECT id FROM hotlineOrder WHERE channel = ? AND number = ?", named)
            ?? db.id("SELECT orderID FROM orderNotice WHERE channel = ? AND number = ? LIMIT 1", named)
    }

    /// One order; a report only for those who may know that it exists, unless it held a complaint as well.
    static func order(_ id: Order.ID, mayKnowReports: Bool, _ db: Database) throws -> StoredOrder? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM hotlineOrder WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        let order = try StoredOrder(row, db)
        return mayKnowReports || !order.isReport || order.complaint != nil ? order : nil
    }

    private static let events = EventReader<Mediation>()

    /// What a channel passed on, as the event at a position says it.
    static func message(at position: Int64, _ db: Database) throws -> OrderReceipt {
        let statement = try db.cachedStatement(sql: "SELECT body FROM event WHERE position = ?")
        let body = try Data.fetchOne(statement, arguments: [position])
        switch try body.map({ try events.read([UInt8]($0)).event }) {
        case .ours(.order(.received(let receipt), _)): return receipt
        case .ours(.order(.updated(let update), _)): return update.message
        default: throw RowMissing(table: "event", key: "\(position)")
        }
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
        add("(category <> ? OR complaint IS NOT NULL)", filter.mayKnowReports ? nil : OrderCategory.report.rawValue)
        if let persons = filter.persons {
            conditions.append("complainant IN (\(persons.map { _ in "?" }.joined(separator: ", ")))")
            arguments += StatementArguments(persons)
        }
        let sql = "SELECT * FROM hotlineOrder WHERE \(conditions.joined(separator: " AND ")) ORDER BY id LIMIT ?"
        return try Row.fetchAll(db, sql: sql, arguments: arguments + [filter.limit])
            .map { try StoredOrder($0, db).summary(mayKnowReports: filter.mayKnowReports) }
    }

    /// The orders of a case, in the order in which they came to it.
    static func orders(of caseID: Case.ID, _ db: Database) throws -> [Order.ID] {
        let statement = try db.cachedStatement(
            sql: "SELECT orderID FROM orderCase WHERE caseID = ? ORDER BY position, orderID"
        )
        return try Order.ID.fetchAll(statement, arguments: [caseID])
    }

    /// The cases of an order, in the order in which it came to them.
    static func cases(of id: Order.ID, _ db: Database) throws -> [Case.ID] {
        let statement = try db.cachedStatement(
            sql: "SELECT caseID FROM orderCase WHERE orderID = ? ORDER BY position, caseID"
        )
        return try Case.ID.fetchAll(statement, arguments: [id])
    }

    /// What the channel of an order was told, the first one first.
    static func answers(of id: Order.ID, _ db: Database) throws -> [OrderAnswer] {
        let statement = try db.cachedStatement(
            sql: "SELECT content FROM orderAnswer WHERE orderID = ? ORDER BY turn"
        )
        return try String.fetchAll(statement, arguments: [id]).map { try JSONColumn.value(OrderAnswer.self, $0) }
    }

    /// The cases that had ended when the order came again.
    static func repeats(of id: Order.ID, _ db: Database) throws -> [Case.ID] {
        let statement = try db.cachedStatement(
            sql: "SELECT DISTINCT caseID FROM orderRepeat WHERE orderID = ? ORDER BY caseID"
        )
        return try Case.ID.fetchAll(statement, arguments: [id])
    }
}

extension StoredOrder {
    /// Whether it is one of those that nobody unconcerned may know of.
    var isReport: Bool { summary.category == .report }

    /// The row as somebody may see it: of an order that was split, others see a complaint and nothing else.
    func summary(mayKnowReports: Bool) -> OrderSummary {
        guard !mayKnowReports else { return summary }
        var seen = summary
        seen.reportID = nil
        if seen.category == .report { seen.category = .complaint }
        return seen
    }
}
