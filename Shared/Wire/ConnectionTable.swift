import NIOCore
import Synchronization

/// The open connections of a server.
final class ConnectionTable: Sendable {
    private struct Contents {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isDraining = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// What entering came to.
    enum Entry {
        case entered, tooMany, draining
    }

    private let contents = Mutex(Contents())
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { contents.withLock { $0.channels.count } }

    /// Adds a connection, unless there are too many or the server is stopping; it leaves by itself when it closes.
    func enter(_ channel: any Channel) -> Entry {
        let entry = contents.withLock { contents -> Entry in
            guard !contents.isDraining else { return .draining }
            guard contents.channels.count < limit else { return .tooMany }
            contents.channels[ObjectIdentifier(channel)] = channel
            return .entered
        }
        if entry == .entered { channel.closeFuture.whenComplete { _ in self.leave(channel) } }
        return entry
    }

    /// Has every connection answer what it took and close.
    func drain() {
        let channels = contents.withLock { contents in
            contents.isDraining = true
            return Array(contents.channels.values)
        }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(ServerConnection.Event.drain) }
    }

    /// Closes every connection as it is.
    func closeAll() {
        let channels = contents.withLock { Array($0.channels.values) }
        for channel in channels { channel.close(promise: nil) }
    }

    /// Returns once no connection is open.
    func emptied() async {
        await withCheckedContinuation { continuation in
            let isEmpty = contents.withLock { contents in
                if !contents.channels.isEmpty { contents.waiting.append(continuation) }
                return contents.channels.isEmpty
            }
            if isEmpty { continuation.resume() }
        }
    }

    private func leave(_ channel: any Channel) {
        let waiting = contents.withLock { contents -> [CheckedContinuation<Void, Never>] in
            contents.channels[ObjectIdentifier(channel)] = nil
            guard contents.channels.isEmpty else { return [] }
            defer { contents.waiting = [] }
            return contents.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
