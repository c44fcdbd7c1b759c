/// What one pass over a store has found: bounded, however much is wrong.
struct Findings: Sendable {
    /// The most faults of one kind that are told one by one.
    static let limit = 200

    private(set) var faults: [Fault] = []
    private(set) var notices: [Notice] = []
    private(set) var counts: [FaultKind: Int64] = [:]

    mutating func add(_ kind: FaultKind, _ events: ClosedRange<Int64>? = nil, _ detail: @autoclosure () -> String = "")
    {
        let count = counts[kind, default: 0] + 1
        counts[kind] = count
        guard count <= Self.limit else { return }
        // Neighbours with the same fault are one stretch.
        if detail().isEmpty, let events, let last = faults.last, last.reason == kind, last.detail.isEmpty,
            let first = last.first, last.last.map({ $0 + 1 }) == events.lowerBound
        {
            faults[faults.count - 1] = Fault(kind, first...events.upperBound)
            counts[kind] = count
            return
        }
        faults.append(Fault(kind, events, detail()))
    }

    mutating func add(_ kind: FaultKind, at position: Int64, _ detail: @autoclosure () -> String = "") {
        add(kind, position...position, detail())
    }

    mutating func note(_ kind: NoticeKind, _ detail: String = "") {
        notices.append(Notice(kind, detail))
    }

    mutating func merge(_ other: Findings) {
        faults += other.faults
        notices += other.notices
        counts.merge(other.counts, uniquingKeysWith: +)
    }
}
