import EventLog
import GRDB
import MediationDomain
import Model

/// An order with what tells its dispute from others.
struct SignedOrder: Sendable {
    let view: CandidateOrderView
    let complainant: Person.ID
    let hasContract: Bool
    /// The case it was linked to.
    let caseID: Case.ID?
    /// The case in which that one is handled.
    let live: Case.ID?
    let enterprise: Enterprise.ID?

    init(_ row: Row) {
        view = CandidateOrderView(
            order: row["orderID"],
            channel: OrderChannel(rawValue: row["channel"]) ?? .counter,
            number: row["number"],
            receivedOn: row["receivedOn"],
            topic: row["topic"],
            claimed: row["claimed"],
            servedOn: row["servedOn"]
        )
        complainant = row["complainant"]
        hasContract = row["hasContract"]
        caseID = row["caseID"]
        live = row["live"]
        enterprise = row["enterprise"]
    }
}

extension Signs {
    /// What tells the dispute of an order from others; a report leaves no sign.
    static let ofOrders = """
        (SELECT id AS orderID, channel, number, complainant, receivedOn, topic, servedOn, claimed, hasContract
        FROM hotlineOrder WHERE category <> 'report')
        """

    private static let columns = """
        s.*, o.caseID AS caseID, ifnull(m.live, o.caseID) AS live, c.enterprise AS enterprise FROM \(ofOrders) s
        LEFT JOIN caseOrder o ON o.orderID = s.orderID
        LEFT JOIN caseMerge m ON m.caseID = o.caseID
        LEFT JOIN caseSign c ON c.caseID = o.caseID
        """

    /// The most orders that one question looks at.
    static let lookLimit = 500

    /// The orders of cases, by when they came in.
    static func orders(of cases: [Case.ID], _ db: Database) throws -> [SignedOrder] {
        try orders("o.caseID IN (\(marks(cases.count)))", StatementArguments(cases), "ASC", db)
    }

    /// One order; nil when it is unknown, or a report.
    static func order(_ id: Order.ID, _ db: Database) throws -> SignedOrder? {
        try orders("s.orderID = ?", [id], "ASC", db).first
    }

    /// The orders of these people within some days, the latest first.
    static func orders(by persons: [UniqueID], from: Day, to: Day, _ db: Database) throws -> [SignedOrder] {
        guard !persons.isEmpty else { return [] }
        return try orders(
            "s.complainant IN (\(marks(persons.count))) AND s.receivedOn BETWEEN ? AND ?",
            StatementArguments(persons) + [from, to],
            "DESC",
            db
        )
    }

    /// The orders of cases against these enterprises within some days, the latest first.
    static func orders(
        against enterprises: [Enterprise.ID],
        from: Day,
        to: Day,
        _ db: Database
    ) throws -> [SignedOrder] {
        guard !enterprises.isEmpty else { return [] }
        return try orders(
            "c.enterprise IN (\(marks(enterprises.count))) AND s.receivedOn BETWEEN ? AND ?",
            StatementArguments(enterprises) + [from, to],
            "DESC",
            db
        )
    }

    /// Which of these orders tell of a dispute of that kind with that enterprise, in a case that is not over.
    static func orders(_ ids: [Order.ID], admissibleTo id: Case.ID, _ db: Database) throws -> Set<Order.ID> {
        guard let item = try Cases.item(id, db) else { return [] }
        return Set(
            try ids.filter { order in
                let statement = try db.cachedStatement(sql: "SELECT caseID FROM caseOrder WHERE orderID = ?")
                return try Case.ID.fetchAll(statement, arguments: [order]).contains { other in
                    guard other != id else { return true }
                    guard let found = try Cases.item(other, db), !found.summary.stage.isOver else { return false }
                    return found.opening.kind == item.opening.kind
                        && found.summary.enterprise == item.summary.enterprise && item.summary.enterprise != nil
                }
            }
        )
    }

    /// How many question marks a list takes.
    static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }

    private static func orders(
        _ condition: String,
        _ arguments: StatementArguments,
        _ direction: String,
        _ db: Database
    ) throws -> [SignedOrder] {
        let sql = """
            SELECT \(columns) WHERE \(condition) ORDER BY s.receivedOn \(direction), s.orderID LIMIT \(lookLimit)
            """
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map(SignedOrder.init)
    }
}
