public import GRDB

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
public struct TableComparison {
    /// The most differences that are told one by one.
    public static let limit = 1_000

    /// A row that is not the same on both sides.
    enum OddRow {
        /// Both have it, otherwise or on the left alone: the left one is right.
        case replayed(Row)
        /// Only the right side has it.
        case superfluous(Row)
    }

    /// How many fields and whole rows differ.
    public private(set) var count: Int64 = 0
    /// The first of them.
    public private(set) var differences: [TableDifference] = []
    private let note: (OddRow) -> Void

    /// A comparison that only tells.
    public init() { note = { _ in } }

    /// A comparison that hands over each row that differs.
    init(_ note: @escaping (OddRow) -> Void) { self.note = note }

    /// Compares one table.
    public mutating func compare(_ table: String, replayed: Database, live: Database) throws {
        guard try live.tableExists(table) else {
            return add(TableDifference(table: table, row: "*", field: nil, replayed: "", live: nil))
        }
        let shape = try TableShape(table, in: replayed)
        let (ours, theirs) = (
            try Row.fetchCursor(replayed, sql: shape.select), try Row.fetchCursor(live, sql: shape.select)
        )
        var (left, right) = (try ours.next()?.copy(), try theirs.next()?.copy())
        while left != nil || right != nil {
            switch shape.order(left, right) {
            case .same:
                if let left, let right { compare(left, right, shape) }
                (left, right) = (try ours.next()?.copy(), try theirs.next()?.copy())
            case .leftFirst:
                if let row = left {
                    note(.replayed(row))
                    add(.init(table: table, row: shape.key(row), field: nil, replayed: "", live: nil))
                }
                left = try ours.next()?.copy()
            case .rightFirst:
                if let row = right {
                    note(.superfluous(row))
                    add(.init(table: table, row: shape.key(row), field: nil, replayed: nil, live: ""))
                }
                right = try theirs.next()?.copy()
            }
        }
    }

    private mutating func compare(_ left: Row, _ right: Row, _ shape: TableShape) {
        var isOdd = false
        for (index, column) in shape.columns.enumerated() {
            let (ours, theirs): (DatabaseValue, DatabaseValue) = (left[index], right[index])
            guard ours != theirs else { continue }
            isOdd = true
            add(
                TableDifference(
                    table: shape.table,
                    row: shape.key(left),
                    field: column,
                    replayed: TableShape.text(ours),
                    live: TableShape.text(theirs)
                )
            )
        }
        if isOdd { note(.replayed(left)) }
    }

    private mutating func add(_ difference: TableDifference) {
        count += 1
        if differences.count < Self.limit { differences.append(difference) }
    }
}

/// A table's columns and its primary key, which is the order in which it is read.
struct TableShape {
    let table: String
    let columns: [String]
    let keys: [String]
    private let places: [Int]

    init(_ table: String, in db: Database) throws {
        self.table = table
        let columns = try db.columns(in: table).map(\.name)
        keys = try db.primaryKey(table).columns
        self.columns = columns
        places = keys.compactMap { key in columns.firstIndex { $0 == key } }
    }

    /// All its rows, by the primary key.
    var select: String {
        let order = keys.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
        let names = columns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
        return "SELECT \(names) FROM \(table.quotedDatabaseIdentifier) ORDER BY \(order)"
    }

    /// A row's key, for people.
    func key(_ row: Row) -> String { places.map { Self.text(row[$0] as DatabaseValue) }.joined(separator: "/") }

    /// A row's key, for SQL.
    func keyValues(_ row: Row) -> [DatabaseValue] { places.map { row[$0] } }

    static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "null"
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): String(text.prefix(200))
        case .blob(let data): data.prefix(32).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
    }

    enum Order {
        case leftFirst, same, rightFirst
    }

    func order(_ left: Row?, _ right: Row?) -> Order {
        guard let left else { return .rightFirst }
        guard let right else { return .leftFirst }
        for place in places {
            let (ours, theirs): (DatabaseValue, DatabaseValue) = (left[place], right[place])
            if ours == theirs { continue }
            return Self.isBefore(ours, theirs) ? .leftFirst : .rightFirst
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
