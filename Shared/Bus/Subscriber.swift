import Dispatch
public import Logging
import Synchronization

/// Listens to one peer: everything it announces, in batches, until it is stopped.
///
/// A peer that comes back at another address gets another subscriber.
///
/// ```swift
/// let subscriber = try Subscriber.start(context: context, address: "tcp://127.0.0.1:7401", logger: logger)
/// for await batch in subscriber.batches { … }
/// ```
public final class Subscriber: Sendable {
    /// What was heard, for one reader.
    public var batches: Batches { Batches(post: ear.post) }
    /// How many messages were forgotten because the reader was slower than the peer.
    public var dropped: Int { ear.post.dropped }
    /// How many messages were thrown away because they are not as agreed.
    public var malformed: Int { ear.malformed.load(ordering: .relaxed) }
    /// When the peer was last heard, or else the start, on the clock of `Subscriber.uptimeMilliseconds`.
    public var lastHeardMilliseconds: Int64 { ear.lastHeard.load(ordering: .relaxed) }
    /// How long the peer has been silent; more than two or three heartbeats mean that something is wrong.
    public var silentMilliseconds: Int64 { max(0, Self.uptimeMilliseconds - lastHeardMilliseconds) }

    /// A clock that only goes forward.
    public static var uptimeMilliseconds: Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

    private let ear: Ear
    private let thread: NamedThread<Void>

    /// Starts the thread that owns the socket; the peer need not be there yet.
    ///
    /// - Parameters:
    ///   - context: The process's context.
    ///   - address: The peer's `Publisher.endpoint`.
    ///   - logger: Where malformed messages are reported.
    /// - Returns: The subscriber, already looking for its peer.
    /// - Throws: When the address is not local or cannot be read.
    public static func start(context: BusContext, address: String, logger: Logger) throws(BusError) -> Subscriber {
        let local = try LocalAddress(address)
        let ear = Ear(logger: logger)
        let thread = NamedThread<Void>("bus.listen") { report in
            do throws(BusError) {
                var socket = try Socket.open(.subscribe, in: context)
                report(.success(try socket.connect(to: local)))
                ear.listen(&socket)
            } catch {
                report(.failure(error))
            }
            ear.post.close()
        }
        try thread.ready()
        return Subscriber(ear: ear, thread: thread)
    }

    /// Ends the thread and waits for it, which takes a tenth of a second; a second call finds nothing to do.
    ///
    /// `batches` ends after what was already heard.
    public func stop() {
        ear.isEnded.store(true, ordering: .releasing)
        thread.join()
    }

    private init(ear: Ear, thread: NamedThread<Void>) {
        self.ear = ear
        self.thread = thread
    }

    deinit {
        ear.isEnded.store(true, ordering: .releasing)
    }
}
