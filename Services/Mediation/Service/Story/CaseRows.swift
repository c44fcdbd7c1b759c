import EventLog
import GRDB
import MediationDomain
import Model

extension CaseRow {
    /// A case with the numbers that people know it by.
    init(_ item: StoredCase, _ db: Database) throws {
        let id = item.summary.id
        let orders = try Signs.orders(of: [id], db)
        self.init(
            summary: item.summary,
            enterpriseName: try item.summary.enterprise.flatMap { try Enterprises.name(of: $0, db) },
            orders: orders.map { "\($0.view.channel.rawValue):\($0.view.number)" },
            mergedInto: try Merges.ties(of: id, db).into,
            jointMembers: try JointMembers.count(of: id, db)
        )
        enterpriseName = try enterpriseName ?? item.summary.enterprise.flatMap { try Respondents.sign(of: $0, db) }
        dangers = try Dangers.open(inCase: id, db)
        shortened = try Cases.shortened(id, db)
    }
}

/// Which cases are wanted, as SQL over `disputeCase d JOIN caseSign c`.
///
/// Each filter is one condition with its own arguments, so that a table of another subject joins by adding one.
struct CaseFilter: Sendable {
    private(set) var conditions: [String] = []
    private(set) var arguments: StatementArguments = []

    /// Adds a condition with what stands for its question marks.
    mutating func add(_ condition: String, _ values: StatementArguments = []) {
        conditions.append(condition)
        arguments += values
    }

    /// The same for a value that may not be given.
    mutating func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        add(condition, [value])
    }

    /// The cases that fit, in that order.
    func cases(orderedBy order: String, limit: Int, _ db: Database) throws -> [StoredCase] {
        let sql = """
            SELECT d.* FROM disputeCase d JOIN caseSign c ON c.caseID = d.id
            WHERE \(conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ?
            """
        return try Row.fetchAll(db, sql: sql, arguments: arguments + [limit]).map(StoredCase.init)
    }
}
