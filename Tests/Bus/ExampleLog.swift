import Bus
import Logging
import Synchronization

/// A log in memory that a publisher can announce.
final class ExampleLog: Sendable {
    private let messages = Mutex<[BusMessage]>([])

    /// A log that already has some events.
    init(events: Int = 0) {
        append(events)
    }

    /// Commits events, as bytes that are not worth reading.
    func append(_ count: Int = 1) {
        messages.withLock { messages in
            for _ in 0..<count {
                messages.append(.example(Int64(messages.count) + 1))
            }
        }
    }

    /// Commits one message as it is.
    func append(_ message: BusMessage) {
        messages.withLock { $0.append(message) }
    }

    /// What was committed after a position.
    func next(after position: Int64, limit: Int) -> [BusMessage] {
        messages.withLock { Array($0.dropFirst(Int(position)).prefix(limit)) }
    }

    /// The newest position.
    func head() -> (epoch: String, sequence: Int64) {
        (.example, Int64(messages.withLock { $0.count }))
    }

    /// A publisher of this log on a free port.
    func publisher(
        in context: BusContext,
        address: String = "tcp://127.0.0.1:0",
        heartbeatMilliseconds: Int = 20
    ) throws -> Publisher {
        try Publisher.start(
            context: context,
            address: address,
            heartbeatMilliseconds: heartbeatMilliseconds,
            logger: .example,
            next: { self.next(after: $0, limit: $1) },
            head: { self.head() }
        )
    }
}

extension String {
    static let example = "7f3a9c10"
}

extension Logger {
    static let example = Logger(label: "bus.tests") { _ in SwiftLogNoOpLogHandler() }
}

extension BusMessage {
    /// An open event at a position.
    static func example(_ sequence: Int64) -> BusMessage {
        .open(type: "cn.jiazheng.example.thing.done.v1", epoch: .example, sequence: sequence, body: Array("{}".utf8))
    }

    /// Whether it is a sign of life alone.
    var isHead: Bool {
        if case .head = self { true } else { false }
    }
}

/// Message after message from a subscriber, for tests that look at each.
struct Listener {
    private var batches: Batches.Iterator
    private var waiting: ArraySlice<BusMessage> = []

    init(_ subscriber: Subscriber) {
        batches = subscriber.batches.makeAsyncIterator()
    }

    /// The next message, whatever it is; nothing after the end.
    mutating func next() async -> BusMessage? {
        while waiting.isEmpty {
            guard let batch = await batches.next() else { return nil }
            waiting = batch[...]
        }
        return waiting.removeFirst()
    }

    /// The next message that is not a beat.
    mutating func nextEvent() async -> BusMessage? {
        while let message = await next() {
            if !message.isHead { return message }
        }
        return nil
    }

    /// Reads on until a message like this was heard.
    mutating func skip(to wanted: BusMessage) async {
        while let message = await next(), message != wanted {}
    }
}
