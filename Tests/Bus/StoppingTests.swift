import Bus
import Foundation
import Testing

@Suite("Stopping the bus", .timeLimit(.minutes(1)), .serialized)
struct StoppingTests {
    @Test func `ends a waiting publisher and a waiting subscriber, twice without harm`() async throws {
        let context = try BusContext()
        let publisher = try ExampleLog().publisher(in: context, heartbeatMilliseconds: 3_600_000)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        for _ in 1...2 {
            subscriber.stop()
            publisher.stop()
        }
        for await batch in subscriber.batches {
            #expect(batch.contains { !$0.isHead } == false)
        }
    }

    @Test func `ends a publisher whose source never runs dry`() throws {
        let publisher = try Publisher.start(
            context: BusContext(),
            address: "tcp://127.0.0.1:0",
            logger: .example,
            next: { after, _ in [.example(after + 1)] },
            head: { (.example, 0) }
        )
        publisher.stop()
    }

    @Test func `by its context ends the reader too`() async throws {
        let context = try BusContext()
        let publisher = try ExampleLog().publisher(in: context)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        var listener = Listener(subscriber)
        #expect(await listener.next() != nil)
        context.shutdown()
        while await listener.next() != nil {}
        #expect(throws: BusError.ended) { try ExampleLog().publisher(in: context) }
        subscriber.stop()
        publisher.stop()
    }

    @Test func `happens by itself when nobody holds the two ends any more`() async throws {
        let context = try BusContext()
        let batches = try Subscriber.start(
            context: context,
            address: ExampleLog().publisher(in: context).endpoint,
            logger: .example
        ).batches
        for await _ in batches {}
    }

    @Test func `concerns threads that carry their names`() throws {
        let context = try BusContext()
        let publisher = try ExampleLog().publisher(in: context)
        let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
        let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").compactMap {
            try? String(contentsOfFile: "/proc/self/task/\($0)/comm", encoding: .utf8)
        }
        #expect(threads.contains("bus.publish\n"))
        #expect(threads.contains("bus.listen\n"))
        subscriber.stop()
        publisher.stop()
    }
}
