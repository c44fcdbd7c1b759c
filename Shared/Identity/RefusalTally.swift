public import Model

/// Refused attempts, counted for each actor, method, minute and host, so that a loop of them is one event and not a flood.
public struct RefusalTally: Sendable {
    /// How many rows a minute may have; what goes beyond is counted for its actor under the method `*`.
    public static let maxRows = 4_096

    private struct Row: Hashable {
        let minute: Int64
        let actor: Actor
        let role: Role
        let method: String
        let host: String
    }

    private var counts: [Row: Int64] = [:]
    private var oldest = Int64.max

    /// A tally without a refusal.
    public init() {}

    /// Counts one attempt; `finished` tells the minute once it is over.
    public mutating func count(_ caller: Caller, method: String, at now: Moment) {
        let minute = now.milliseconds / 60_000
        func row(_ method: String, _ host: String) -> Row {
            Row(minute: minute, actor: caller.actor, role: caller.role, method: method, host: host)
        }
        let exact = row(method, caller.host)
        let isFull = counts.count >= Self.maxRows && counts[exact] == nil
        counts[isFull ? row("*", caller.host) : exact, default: 0] += 1
        oldest = min(oldest, minute)
    }

    /// Takes out the minutes that are over: one closed event each.
    public mutating func finished(before now: Moment) -> [AccessEvent] {
        let minute = now.milliseconds / 60_000
        return oldest < minute ? take { $0.minute < minute } : []
    }

    /// Takes out everything, because the service ends.
    public mutating func finishAll() -> [AccessEvent] {
        take { _ in true }
    }

    private mutating func take(_ isFinished: (Row) -> Bool) -> [AccessEvent] {
        let rows = counts.filter { isFinished($0.key) }
        counts = counts.filter { !isFinished($0.key) }
        oldest = counts.keys.map(\.minute).min() ?? .max
        return rows.sorted { Self.order($0.key) < Self.order($1.key) }.map { row, count in
            .refused(
                actor: row.actor.description,
                role: row.role.rawValue,
                method: row.method,
                minute: Moment(milliseconds: row.minute * 60_000).text,
                count: count,
                from: row.host
            )
        }
    }

    private static func order(_ row: Row) -> (Int64, String, String, String, String) {
        (row.minute, row.actor.description, row.role.rawValue, row.method, row.host)
    }
}
