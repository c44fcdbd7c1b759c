/// Waits for a condition, as long as a starved machine may need.
///
/// - Parameters:
///   - what: What is waited for, as the failure will say it.
///   - limit: How long to wait at most.
///   - condition: Looked at again and again.
/// - Throws: `NeverHappened` when it did not come true.
public func eventually(
    _ what: String,
    within limit: Duration = .seconds(120),
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now.advanced(by: limit)
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw NeverHappened(what: what) }
        try await ContinuousClock().sleep(for: .milliseconds(20))
    }
}

/// The test waited in vain.
public struct NeverHappened: Error {
    /// What it waited for.
    public let what: String
}

/// Random instants and choices that come again with the same seed (SplitMix64).
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The sequence that belongs to `seed`.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Lets a random time pass, so that a fault strikes at an instant nobody chose.
    public mutating func untilSomeInstant(upToMilliseconds limit: UInt64) async throws {
        let milliseconds = 5 + next() % limit
        try await ContinuousClock().sleep(for: .milliseconds(milliseconds))
    }
}
