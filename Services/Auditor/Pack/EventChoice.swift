import GRDB
public import Model

/// Which events of a log are meant: a stretch, some subjects, some types.
public struct EventChoice: Hashable, Sendable {
    /// The first position; nil is the first event.
    public var from: Int64?
    /// The last position; nil is the last event.
    public var through: Int64?
    /// Only those recorded at or after it.
    public var since: Moment?
    /// Only those recorded before it.
    public var before: Moment?
    /// Only of these subjects.
    public var subjects: [String] = []
    /// Only of these full types.
    public var types: [String] = []

    /// All events.
    public init() {}

    /// Whether nothing is left out.
    public var isAll: Bool { self == EventChoice() }

    /// The condition in SQL, and what stands for its question marks.
    func condition(upTo end: Int64) -> (sql: String, arguments: StatementArguments) {
        var sql = "position BETWEEN ? AND ?"
        var arguments: StatementArguments = [from ?? 1, min(through ?? end, end)]
        if let since {
            sql += " AND moment >= ?"
            arguments += [since.milliseconds]
        }
        if let before {
            sql += " AND moment < ?"
            arguments += [before.milliseconds]
        }
        for (column, values) in [("stream", subjects), ("type", types)] where !values.isEmpty {
            sql += " AND \(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
            arguments += StatementArguments(values)
        }
        return (sql, arguments)
    }
}
