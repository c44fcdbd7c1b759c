/// Asks many things at once without mixing up what belongs together.
enum Pipeline {
    /// The most requests under way.
    static let outstanding = 64

    /// Works on all items; those of one lane one after the other, the lanes beside one another.
    ///
    /// - Returns: What came of each item, in the order of the items.
    static func run<Item: Sendable, Value: Sendable>(
        _ items: [Item],
        lane: (Item) -> String,
        work: @escaping @Sendable (Item) async throws -> Value
    ) async throws -> [Value] {
        var lanes: [String: [Int]] = [:]
        var order: [String] = []
        for (index, item) in items.enumerated() {
            let name = lane(item)
            if lanes[name] == nil { order.append(name) }
            lanes[name, default: []].append(index)
        }
        var waiting = order.compactMap { lanes[$0] }[...]
        return try await withThrowingTaskGroup(of: [(index: Int, value: Value)].self) { group in
            func begin() {
                guard let lane = waiting.popFirst() else { return }
                group.addTask {
                    var done: [(index: Int, value: Value)] = []
                    for index in lane { done.append((index, try await work(items[index]))) }
                    return done
                }
            }
            for _ in 0..<outstanding { begin() }
            var values: [(index: Int, value: Value)] = []
            while let done = try await group.next() {
                values += done
                begin()
            }
            return values.sorted { $0.index < $1.index }.map(\.value)
        }
    }
}
