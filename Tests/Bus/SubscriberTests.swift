import Bus
import Testing

@Suite("A subscriber", .timeLimit(.minutes(1)))
struct SubscriberTests {
    let context: BusContext

    init() throws {
        context = try BusContext()
    }

    @Test func `drops malformed messages, counts them and listens on`() async throws {
        var stranger = try Socket.open(.publish, in: context)
        let endpoint = try stranger.bind(to: LocalAddress("tcp://127.0.0.1:0"))
        let subscriber = try Subscriber.start(context: context, address: endpoint, logger: .example)
        var listener = Listener(subscriber)
        while subscriber.malformed == 0 {
            try stranger.send([[0xFF]])
            await Task.yield()
        }
        try stranger.send(BusMessage.example(1).frames())
        await listener.skip(to: .example(1))

        let before = subscriber.malformed
        for (frames, _) in BusMessageTests.malformed where !frames.isEmpty {
            try stranger.send(frames.map { Array($0.utf8) })
        }
        try stranger.send(Array(repeating: [], count: 1_000))
        try stranger.send(BusMessage.example(2).frames())
        #expect(await listener.next() == .example(2))
        #expect(subscriber.malformed == before + BusMessageTests.malformed.count)
        subscriber.stop()
    }

    @Test func `that is never read keeps little and counts the rest`() async throws {
        let publisher = try Publisher.start(
            context: context,
            address: "tcp://127.0.0.1:0",
            heartbeatMilliseconds: 20,
            logger: .example,
            next: { after, limit in (1...Int64(limit)).map { .example(after + $0) } },
            head: { (.example, 0) }
        )
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        while subscriber.dropped == 0 {
            await Task.yield()
        }
        publisher.stop()
        subscriber.stop()
        var kept = 0
        for await batch in subscriber.batches {
            kept += batch.count
        }
        #expect(kept <= 4_096)
    }

    @Test func `hears its peer again after a restart at the same address`() async throws {
        let first = try ExampleLog(events: 8).publisher(in: context)
        let subscriber = try Subscriber.start(context: context, address: first.endpoint, logger: .example)
        var listener = Listener(subscriber)
        await listener.skip(to: .head(epoch: .example, sequence: 8))
        first.stop()
        let second = try await publisher(of: ExampleLog(events: 9), whenFree: first.endpoint)
        await listener.skip(to: .head(epoch: .example, sequence: 9))
        subscriber.stop()
        second.stop()
    }

    /// ZeroMQ gives a port back a moment after its socket was closed.
    private func publisher(of log: ExampleLog, whenFree endpoint: String) async throws -> Publisher {
        while true {
            do {
                return try log.publisher(in: context, address: endpoint)
            } catch BusError.refused {
                await Task.yield()
            }
        }
    }

    @Test func `knows how long its peer has been silent`() async throws {
        let publisher = try ExampleLog().publisher(in: context)
        let before = Subscriber.uptimeMilliseconds
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        var listener = Listener(subscriber)
        _ = await listener.next()
        _ = await listener.next()
        publisher.stop()
        let last = subscriber.lastHeardMilliseconds
        #expect(last >= before)
        while subscriber.silentMilliseconds < 200 {
            await Task.yield()
        }
        #expect(subscriber.lastHeardMilliseconds - last < 200)
        subscriber.stop()
    }

    @Test func `ends with its reader's task`() async throws {
        let publisher = try ExampleLog().publisher(in: context)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        let reader = Task {
            for await _ in subscriber.batches {}
            return Task.isCancelled
        }
        reader.cancel()
        #expect(await reader.value)
        subscriber.stop()
        publisher.stop()
    }
}
