import Identity
import Model

/// Closed events that auditors have seen, counted for each of them, minute and host: reading on is one event a minute.
struct DisclosureTally: Sendable {
    private struct Row: Hashable {
        let minute: Int64
        let actor: String
        let role: String
        let host: String
    }

    private struct Seen {
        var first: Int64
        var last: Int64
        var count: Int64
    }

    private var rows: [Row: Seen] = [:]

    /// Counts the closed events of one answer.
    mutating func count(_ count: Int, from first: Int64, to last: Int64, for caller: Caller, at now: Moment) {
        let row = Row(
            minute: now.milliseconds / 60_000,
            actor: caller.actor.description,
            role: caller.role.rawValue,
            host: caller.host
        )
        var seen = rows[row] ?? Seen(first: first, last: last, count: 0)
        seen.first = min(seen.first, first)
        seen.last = max(seen.last, last)
        seen.count += Int64(count)
        rows[row] = seen
    }

    /// Takes out the minutes that are over, or all of them when no moment is given.
    mutating func finished(before now: Moment?) -> [AccessEvent] {
        let minute = now.map { $0.milliseconds / 60_000 } ?? .max
        let over = rows.filter { $0.key.minute < minute }
        rows = rows.filter { $0.key.minute >= minute }
        return over.sorted { ($0.key.minute, $0.key.actor, $0.key.host) < ($1.key.minute, $1.key.actor, $1.key.host) }
            .map { row, seen in
                .disclosed(
                    actor: row.actor,
                    role: row.role,
                    minute: Moment(milliseconds: row.minute * 60_000).text,
                    first: String(seen.first),
                    last: String(seen.last),
                    count: seen.count,
                    from: row.host
                )
            }
    }
}
