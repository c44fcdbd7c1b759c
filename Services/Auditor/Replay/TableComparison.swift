import GRDB

/// One field, or one whole row, in which two stores differ.
public struct TableDifference: Hashable, Codable, Sendable {
    /// The table.
    public let table: String
    /// The row, by its primary key.
    public let row: String
    /// The field; nil when the whole row is on one side only.
    public let field: String?
    /// What replaying the log gives; nil when there is no such row.
    public let replayed: String?
    /// What the compared store has; nil when there is no such row.
    public let live: String?
}

/// Compares tables of two stores row by row, both read in the order of the primary key.
struct TableComparison {
    /// The most differences that are told one by one.
    static let limit = 1_000

    private(set) var count: Int64 = 0
    private(set) var differences: [TableDifference] = []

    mutating func compare(_ table: String, replayed: Database, live: Database) throws {
        guard try live.tableExists(table) else {
            return add(TableDifference(table: table, row: "*", field: nil, replayed: "", live: nil))
        }
        let columns = try replayed.columns(in: table).map(\.name)
        let keys = try replayed.primaryKey(table).columns
        let order = keys.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
        let names = columns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
        let sql = "SELECT \(names) FROM \(table.quotedDatabaseIdentifier) ORDER BY \(order)"
        let places = keys.compactMap { key in columns.firstIndex { $0 == key } }
        let (ours, theirs) = (try Row.fetchCursor(replayed, sql: sql), try Row.fetchCursor(live, sql: sql))
        var (left, right) = (try ours.next()?.copy(), try theirs.next()?.copy())
        while left != nil || right != nil {
            switch Self.order(left, right, by: places) {
            case .same:
                if let left, let right { compare(left, right, table, columns, places) }
                (left, right) = (try ours.next()?.copy(), try theirs.next()?.copy())
            case .leftFirst:
                if let row = left {
                    add(.init(table: table, row: key(row, places), field: nil, replayed: "", live: nil))
                }
                left = try ours.next()?.copy()
            case .rightFirst:
                if let row = right {
                    add(.init(table: table, row: key(row, places), field: nil, replayed: nil, live: ""))
                }
                right = try theirs.next()?.copy()
            }
        }
    }

    private mutating func compare(_ left: Row, _ right: Row, _ table: String, _ columns: [String], _ places: [Int]) {
        for (index, column) in columns.enumerated() {
            let (ours, theirs): (DatabaseValue, DatabaseValue) = (left[index], right[index])
            guard ours != theirs else { continue }
            add(
                TableDifference(
                    table: table,
                    row: key(left, places),
                    field: column,
                    replayed: Self.text(ours),
                    live: Self.text(theirs)
                )
            )
        }
    }

    private mutating func add(_ difference: TableDifference) {
        count += 1
        if differences.count < Self.limit { differences.append(difference) }
    }

    private func key(_ row: Row, _ places: [Int]) -> String {
        places.map { Self.text(row[$0] as DatabaseValue) }.joined(separator: "/")
    }

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "null"
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): String(text.prefix(200))
        case .blob(let data): data.prefix(32).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
    }

    private enum Order {
        case leftFirst, same, rightFirst
    }

    private static func order(_ left: Row?, _ right: Row?, by places: [Int]) -> Order {
        guard let left else { return .rightFirst }
        guard let right else { return .leftFirst }
        for place in places {
            let (ours, theirs): (DatabaseValue, DatabaseValue) = (left[place], right[place])
            if ours == theirs { continue }
            return isBefore(ours, theirs) ? .leftFirst : .rightFirst
        }
        return .same
    }

    /// SQLite's own order: numbers, texts by their bytes, blobs.
    private static func isBefore(_ left: DatabaseValue, _ right: DatabaseValue) -> Bool {
        switch (left.storage, right.storage) {
        case (.int64(let left), .int64(let right)): left < right
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.blob(let left), .blob(let right)): left.lexicographicallyPrecedes(right)
        default: rank(left) < rank(right)
        }
    }

    private static func rank(_ value: DatabaseValue) -> Int {
        switch value.storage {
        case .null: 0
        case .int64, .double: 1
        case .string: 2
        case .blob: 3
        }
    }
}
