import Bus
import Synchronization
import Testing

@Suite("A publisher", .timeLimit(.minutes(1)))
struct PublisherTests {
    let context: BusContext

    init() throws {
        context = try BusContext()
    }

    @Test func `announces what is committed after its start, in order and whole`() async throws {
        let log = ExampleLog(events: 5)
        let publisher = try log.publisher(in: context)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        var listener = Listener(subscriber)
        await listener.skip(to: .head(epoch: .example, sequence: 5))
        log.append(2_000)
        publisher.wake()
        for position in 6...2_005 {
            #expect(await listener.nextEvent() == .example(Int64(position)))
        }
        #expect(subscriber.dropped == 0)
        subscriber.stop()
        publisher.stop()
    }

    @Test func `carries open and closed events and beats alike`() async throws {
        let log = ExampleLog()
        let publisher = try log.publisher(in: context)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        var listener = Listener(subscriber)
        await listener.skip(to: .head(epoch: .example, sequence: 0))
        let open = BusMessage.open(
            type: "cn.a.b.v1",
            epoch: .example,
            sequence: 1,
            body: Array(repeating: 255, count: 65_535)
        )
        let closed = BusMessage.closed(epoch: .example, sequence: 2, leaf: BusMessageTests.leaf)
        log.append(open)
        log.append(closed)
        #expect(await listener.nextEvent() == open)
        #expect(await listener.nextEvent() == closed)
        #expect(await listener.next() == .head(epoch: .example, sequence: 2))
        subscriber.stop()
        publisher.stop()
    }

    @Test func `wakes at once however long its heartbeat is`() async throws {
        let log = ExampleLog()
        let publisher = try log.publisher(in: context, heartbeatMilliseconds: 3_600_000)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        let ringing = Task {
            while !Task.isCancelled {
                log.append()
                publisher.wake()
                await Task.yield()
            }
        }
        var listener = Listener(subscriber)
        #expect(await listener.nextEvent() != nil)
        ringing.cancel()
        await ringing.value
        subscriber.stop()
        publisher.stop()
    }

    @Test func `beats without news, and a late subscriber learns the head from it`() async throws {
        let publisher = try ExampleLog(events: 41).publisher(in: context)
        for _ in 1...2 {
            let late = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
            var listener = Listener(late)
            for _ in 1...3 {
                #expect(await listener.next() == .head(epoch: .example, sequence: 41))
            }
            late.stop()
        }
        publisher.stop()
    }

    @Test func `beats the head while its source fails, and then goes on where it was`() async throws {
        struct Unreadable: Error {}
        let log = ExampleLog(events: 3)
        let isFailing = Atomic(true)
        let publisher = try Publisher.start(
            context: context,
            address: "tcp://127.0.0.1:0",
            heartbeatMilliseconds: 20,
            logger: .example,
            next: { after, limit in
                if isFailing.load(ordering: .relaxed) { throw Unreadable() }
                return log.next(after: after, limit: limit)
            },
            head: { log.head() }
        )
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        var listener = Listener(subscriber)
        log.append(2)
        await listener.skip(to: .head(epoch: .example, sequence: 5))
        isFailing.store(false, ordering: .relaxed)
        #expect(await listener.nextEvent() == .example(4))
        #expect(await listener.nextEvent() == .example(5))
        subscriber.stop()
        publisher.stop()
    }

    @Test func `leaves out what does not fit, and says so by the gap`() async throws {
        let log = ExampleLog()
        let publisher = try log.publisher(in: context)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        var listener = Listener(subscriber)
        await listener.skip(to: .head(epoch: .example, sequence: 0))
        log.append(.open(type: "no type", epoch: .example, sequence: 1, body: [1]))
        log.append()
        #expect(await listener.nextEvent() == .example(2))
        #expect(subscriber.malformed == 0)
        subscriber.stop()
        publisher.stop()
    }
}
