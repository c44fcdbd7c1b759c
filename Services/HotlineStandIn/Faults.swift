/// What a bad line does to messages, the same for the same seed.
struct Faults: Sendable {
    /// How many of a hundred messages are sent twice.
    var repeats: Int
    /// How many of a hundred are lost at first, and sent again at the end.
    var losses: Int
    /// How far a message may be shuffled.
    var window: Int
    /// How long an answer takes, in milliseconds.
    var slowness: Int
    /// What all chances are drawn from.
    var seed: UInt64

    /// The messages as they leave: some twice, some late, none missing in the end.
    func plan<Item>(_ items: [Item]) -> [Item] {
        var chance = Chance(state: seed)
        var keyed: [(key: Int, item: Item)] = []
        for (index, item) in items.enumerated() {
            let isLost = chance.isDrawn(losses)
            let place = isLost ? items.count + Int(chance.next() % 64) : index
            keyed.append((place + chance.upTo(window), item))
            if chance.isDrawn(repeats) { keyed.append((place + chance.upTo(window) + 1, item)) }
        }
        return keyed.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element.item)
    }

    /// Whether an answer is lost after what it answers was done.
    func losesAnswer(_ number: Int) -> Bool {
        var chance = Chance(state: seed &+ UInt64(number) &* 7_919)
        return chance.isDrawn(losses)
    }
}

/// Chances that come again with the same seed (SplitMix64).
struct Chance {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func isDrawn(_ percent: Int) -> Bool { Int(next() % 100) < percent }

    mutating func upTo(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit + 1)) : 0 }
}
