/// How long to wait before a process that died is started again: 1, 2, 4 … 30 seconds.
///
/// One that has lived for a minute had started well, and its next death is its first again.
struct BackOff: Equatable {
    static let first = 1
    static let longest = 30
    static let settled: Duration = .seconds(60)

    private var next = first

    /// The seconds to wait after a life of that length.
    mutating func seconds(afterLiving lifetime: Duration) -> Int {
        if lifetime >= Self.settled { next = Self.first }
        defer { next = min(next * 2, Self.longest) }
        return next
    }
}
