import Logging
import Synchronization

/// The subscriber's work, on its own thread: hear, check, put into the mailbox.
final class Ear: Sendable {
    let post = Post()
    let isEnded = Atomic(false)
    let malformed = Atomic(0)
    let lastHeard = Atomic(Subscriber.uptimeMilliseconds)
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// Works until it is told to end or the context is shut down.
    func listen(_ socket: inout Socket) {
        do throws(BusError) {
            while !isEnded.load(ordering: .acquiring) {
                let heard = try batch(from: &socket)
                guard !heard.isEmpty else { continue }
                lastHeard.store(Subscriber.uptimeMilliseconds, ordering: .relaxed)
                post.put(heard)
            }
        } catch .ended {
            logger.debug("The bus context ended and the subscriber with it.")
        } catch {
            logger.critical("The subscriber's socket failed.", metadata: ["bus.error": "\(error)"])
        }
    }

    /// The first message, if one comes, and what else is already there.
    private func batch(from socket: inout Socket) throws(BusError) -> [BusMessage] {
        var heard: [BusMessage] = []
        for index in 0..<Mailbox.batchSize {
            guard let frames = try socket.receive(waiting: index == 0, limit: 3) else { break }
            do throws(MalformedMessage) {
                heard.append(try BusMessage(frames: frames))
            } catch {
                report(error)
            }
        }
        return heard
    }

    /// Counts it, and logs the first, second, fourth, eighth … so that a flood does not fill the disk.
    private func report(_ fault: MalformedMessage) {
        let count = malformed.wrappingAdd(1, ordering: .relaxed).newValue
        if count.nonzeroBitCount == 1 {
            logger.warning(
                "A message on the bus is malformed and was dropped.",
                metadata: ["bus.fault": "\(fault.rawValue)", "bus.malformed": "\(count)"]
            )
        }
    }
}
