import Synchronization

/// Batches of messages in the order heard, for one reader, once; it ends when the subscriber stops.
public struct Batches: AsyncSequence, Sendable {
    /// Never empty, at most 64 messages.
    public typealias Element = [BusMessage]
    /// It does not fail: a lost connection is silence.
    public typealias Failure = Never

    let post: Post

    /// The one reader.
    public func makeAsyncIterator() -> Iterator {
        Iterator(post: post, arrivals: post.arrivals.makeAsyncIterator())
    }

    /// Takes batch after batch.
    public struct Iterator: AsyncIteratorProtocol {
        let post: Post
        var arrivals: AsyncStream<Void>.Iterator

        /// The oldest batch that waits, as soon as there is one; nothing after the end or when cancelled.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> [BusMessage]? {
            while !Task.isCancelled {
                if let batch = post.take() { return batch }
                guard await arrivals.next(isolation: actor) != nil else { return post.take() }
            }
            return nil
        }

        /// The same, for who reads without a loop.
        public mutating func next() async -> [BusMessage]? {
            await next(isolation: #isolation)
        }
    }
}

/// The mailbox between the listening thread and the reader, with a flag for arrivals.
final class Post: Sendable {
    private let mailbox = Mutex(Mailbox())
    let arrivals: AsyncStream<Void>
    private let flag: AsyncStream<Void>.Continuation

    /// An empty one.
    init() {
        // One arrival remembered is enough, since the reader takes all there is before it waits again.
        (arrivals, flag) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// How many messages were forgotten so far.
    var dropped: Int { mailbox.withLock { $0.dropped } }

    /// The oldest batch, if there is any.
    func take() -> [BusMessage]? {
        mailbox.withLock { $0.take() }
    }

    /// Adds what was heard, and tells the reader.
    func put(_ heard: [BusMessage]) {
        mailbox.withLock { $0.put(heard) }
        flag.yield()
    }

    /// Lets the reader end when it has taken the rest.
    func close() {
        flag.finish()
    }
}
