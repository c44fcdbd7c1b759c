import Dispatch
import Logging

/// The publisher's work, on its own thread: read on from the bookmark, send, beat.
struct Announcer: ~Copyable {
    /// How many messages it asks its source for at once.
    static let pageSize = 512

    var socket: Socket
    /// The last position sent; what lies before the start is for `events.read`.
    var bookmark: (epoch: String, sequence: Int64)
    let logger: Logger
    let next: @Sendable (_ after: Int64, _ limit: Int) throws -> [BusMessage]
    let head: @Sendable () -> (epoch: String, sequence: Int64)

    /// Works until the bell has rung for the last time or the context is shut down.
    mutating func run(until bell: Bell, heartbeatMilliseconds: Int) {
        do throws(BusError) {
            while !bell.isEnded {
                try beat(at: announce(until: bell) ? bookmark : head())
                bell.wait(until: .now() + .milliseconds(heartbeatMilliseconds))
            }
        } catch .ended {
            logger.debug("The bus context ended and the publisher with it.")
        } catch {
            logger.critical("The publisher's socket failed.", metadata: ["bus.error": "\(error)"])
        }
    }

    /// Sends all there is after the bookmark.
    ///
    /// - Returns: Whether the source kept pace. If not, the beat says the log's head instead of the bookmark, so that
    ///   peers go and read what could not be announced.
    private mutating func announce(until bell: Bell) throws(BusError) -> Bool {
        while !bell.isEnded {
            let page: [BusMessage]
            do {
                page = try next(bookmark.sequence, Self.pageSize)
            } catch {
                logger.error(
                    "The announcer's source failed.",
                    metadata: ["bus.after": "\(bookmark.sequence)", "bus.error": "\(error)"]
                )
                return false
            }
            guard let last = page.last else { return true }
            guard last.sequence > bookmark.sequence else {
                logger.error(
                    "The announcer's source does not go on.",
                    metadata: ["bus.after": "\(bookmark.sequence)", "bus.last": "\(last.sequence)"]
                )
                return false
            }
            for message in page {
                try send(message)
            }
            bookmark = (last.epoch, last.sequence)
        }
        return true
    }

    private mutating func beat(at position: (epoch: String, sequence: Int64)) throws(BusError) {
        try send(.head(epoch: position.epoch, sequence: position.sequence))
    }

    /// A message that no subscriber would take is left out: the gap sends them to the log.
    private mutating func send(_ message: BusMessage) throws(BusError) {
        let frames: [[UInt8]]
        do throws(MalformedMessage) {
            frames = try message.frames()
        } catch {
            logger.error(
                "A message does not fit the bus.",
                metadata: ["bus.sequence": "\(message.sequence)", "bus.fault": "\(error.rawValue)"]
            )
            return
        }
        try socket.send(frames)
    }
}
