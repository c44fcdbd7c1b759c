public import Model

/// One thing that is wrong, and exactly where.
public struct Fault: Hashable, Sendable, Codable {
    /// What kind of thing.
    public let reason: FaultKind
    /// The first event concerned; nil when it concerns no single event.
    public let first: Int64?
    /// The last event concerned.
    public let last: Int64?
    /// What exactly: a table and row, what was found and what should be there; never anything personal.
    public let detail: String
    /// The kind in words.
    public let message: Message

    init(_ reason: FaultKind, _ events: ClosedRange<Int64>? = nil, _ detail: String = "") {
        self.reason = reason
        first = events?.lowerBound
        last = events?.upperBound
        self.detail = detail
        message = reason.message
    }

    /// Whether it speaks of that event.
    public func concerns(_ position: Int64) -> Bool {
        guard let first, let last else { return false }
        return (first...max(first, last)).contains(position)
    }
}

/// Something to know although nothing is wrong.
public struct Notice: Hashable, Sendable, Codable {
    /// What kind of thing.
    public let reason: NoticeKind
    /// What exactly.
    public let detail: String
    /// The kind in words.
    public let message: Message

    init(_ reason: NoticeKind, _ detail: String = "") {
        self.reason = reason
        self.detail = detail
        message = reason.message
    }
}
