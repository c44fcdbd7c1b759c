import Dispatch
public import Logging
import Synchronization

/// Announces what a log has committed, in order, to whoever listens.
///
/// It is a fast hint, not a delivery: ZeroMQ drops without a word, and a peer reads what it missed from the log itself.
/// Hence the publisher keeps nothing, and its bookmark starts at the head each time.
public final class Publisher: Sendable {
    /// Where it listens: port 0 in the address asked for is the real port here.
    public let endpoint: String
    private let bell: Bell
    private let thread: NamedThread<String>

    /// Binds the address and starts the thread that owns the socket.
    ///
    /// - Parameters:
    ///   - context: The process's context.
    ///   - address: `tcp://127.0.0.1:PORT`, `tcp://[::1]:PORT` or `ipc:///PATH`; port 0 takes a free one.
    ///   - heartbeatMilliseconds: How long it is silent at most.
    ///   - logger: Where a failing source is reported.
    ///   - next: The committed messages after a position, oldest first, at most `limit`; called on the thread.
    ///   - head: The epoch and the newest committed position; called on the thread.
    /// - Returns: The publisher, already listening.
    /// - Throws: When the address is not local, or is taken.
    public static func start(
        context: BusContext,
        address: String,
        heartbeatMilliseconds: Int = 500,
        logger: Logger,
        next: @escaping @Sendable (_ after: Int64, _ limit: Int) throws -> [BusMessage],
        head: @escaping @Sendable () -> (epoch: String, sequence: Int64)
    ) throws(BusError) -> Publisher {
        precondition(heartbeatMilliseconds > 0, "A heartbeat takes at least a millisecond.")
        let local = try LocalAddress(address)
        let bell = Bell()
        let thread = NamedThread<String>("bus.publish") { report in
            do throws(BusError) {
                var announcer = Announcer(
                    socket: try Socket.open(.publish, in: context),
                    bookmark: head(),
                    logger: logger,
                    next: next,
                    head: head
                )
                report(.success(try announcer.socket.bind(to: local)))
                announcer.run(until: bell, heartbeatMilliseconds: heartbeatMilliseconds)
            } catch {
                report(.failure(error))
            }
        }
        return Publisher(endpoint: try thread.ready(), bell: bell, thread: thread)
    }

    /// Says that there may be news: cheap, from any thread, and a thousand calls are as good as one.
    public func wake() {
        bell.ring()
    }

    /// Ends the thread and waits for it; not to be called from the source.
    ///
    /// A second call finds nothing to do. The address is free again a moment later, when ZeroMQ has given it back.
    public func stop() {
        bell.end()
        thread.join()
    }

    private init(endpoint: String, bell: Bell, thread: NamedThread<String>) {
        self.endpoint = endpoint
        self.bell = bell
        self.thread = thread
    }

    deinit {
        bell.end()
    }
}

/// Wakes a waiting thread: many rings before it looks are one.
final class Bell: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let rung = Atomic(false)
    private let ended = Atomic(false)

    /// Whether the thread is to end.
    var isEnded: Bool { ended.load(ordering: .acquiring) }

    /// Wakes the thread, now or when it next waits.
    func ring() {
        if !rung.exchange(true, ordering: .acquiringAndReleasing) {
            semaphore.signal()
        }
    }

    /// Wakes the thread for the last time.
    func end() {
        ended.store(true, ordering: .releasing)
        ring()
    }

    /// Waits for a ring, or until the monotonic deadline.
    func wait(until deadline: DispatchTime) {
        if semaphore.wait(timeout: deadline) == .success {
            rung.store(false, ordering: .sequentiallyConsistent)
        }
    }
}
