import EventLog
import GRDB
import MediationDomain
import MediationService
import Model
import TestKit
import Testing

@Suite("Two hotlines on bad lines")
struct TrafficTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `leave every order as good lines would, after 10,000 messages`(seed: UInt64) throws {
        var traffic = try HotlineTraffic(orders: 100, messages: 50, seed: seed)
        #expect(traffic.orderly.count == 10_000)
        let orderly = try Self.states(after: traffic.orderly)
        let disorderly = try Self.states(after: traffic.disorderly())
        #expect(orderly.count == 200)
        #expect(disorderly == orderly)
    }

    @Test func `leave the same rows and clocks in the store`() async throws {
        var traffic = try HotlineTraffic(orders: 100, messages: Soak.length(10, full: 50), seed: 4)
        let orderly = try await Self.rows(after: traffic.orderly)
        let disorderly = try await Self.rows(after: traffic.disorderly())
        #expect(orderly.count > traffic.orderly.count)
        #expect(disorderly == orderly)
    }

    /// How many orders name an event that is not their first message.
    private static let strayed = """
        SELECT count(*) FROM hotlineOrder JOIN event USING (position) WHERE first <> ifnull(
            CAST(body AS TEXT) ->> '$.data.receipt.sequence', CAST(body AS TEXT) ->> '$.data.update.message.sequence')
        """

    private static func states(after messages: [HotlineTraffic.Message]) throws -> [Order.ID: Order.State] {
        let facts = try Order.Facts.hotline()
        var states: [Order.ID: Order.State] = [:]
        for message in messages {
            guard case .order(let command, let id) = message.command else { continue }
            var state = states[id] ?? .initial
            for event in try state.decide(command, knowing: facts, at: .example) { state.evolve(event) }
            states[id] = state
        }
        return states
    }

    /// The rows of the orders and their clocks; bundles of many commands keep the test short.
    ///
    /// Where the first message of an order stands in the log depends on the lines, and is replaced by which one it is.
    private static func rows(after messages: [HotlineTraffic.Message]) async throws -> [String] {
        let tables = ["hotlineOrder:", "hotlineOrderUpdate:", "orderNotice:", "clock:"]
        return try await withMediation { store, _ in
            for start in stride(from: 0, to: messages.count, by: 80) {
                try await store.done(messages[start..<min(start + 80, messages.count)].map(\.command))
            }
            let before = try await store.contents()
            try await store.rebuild()
            #expect(try await store.contents() == before)
            #expect(try await store.reader.read { db in try Int.fetchOne(db, sql: Self.strayed) } == 0)
            return before.filter { row in tables.contains { row.hasPrefix($0) } }
                .map { $0.replacing(#/ position:\d+/#, with: "") }
        }
    }
}
