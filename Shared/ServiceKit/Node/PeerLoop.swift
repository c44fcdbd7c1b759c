import Bus
import EventLog
import Identity
import Logging
import Model
import Transparency
import Wire

/// Follows one peer for one set of reactions: hints from its bus, and the truth from its `events.read`.
///
/// One path serves a late start, a gap, an overflow, a restart and a week's outage: read what stands after our position.
struct PeerLoop<Owner: Served>: Sendable {
    /// How many events are asked for at once.
    static var readLimit: Int { 512 }
    /// The longest a peer may be silent on the bus; it beats each half second.
    static var silenceLimit: Int64 { 2_500 }
    /// How often the peer's checkpoint is compared with what was followed.
    static var witnessInterval: Duration { .seconds(5) }

    let following: Following<Owner>
    let follower: any FollowingPeer
    let node: Doorway<Owner>
    let endpoints: Endpoints
    let peerKey: @Sendable (Checkpoint) -> Bool
    let bus: BusContext
    let standing: Standing
    let log: Logger

    private var key: String { "\(following.peer)/\(following.reactionSet)" }

    /// Follows until the task is cancelled, or until going on would be wrong.
    func run() async {
        standing.note(FollowerStatus(peer: following.peer, reactionSet: following.reactionSet))
        var pause: Duration = .milliseconds(100)
        while !Task.isCancelled {
            do {
                if let endpoint = endpoints.read()[following.peer] {
                    try await follow(endpoint)
                    pause = .milliseconds(100)
                }
            } catch is CancellationError {
                return
            } catch let stop as FollowerStop {
                note { $0.state = .stopped }
                log.critical(
                    "A follower has stopped; a person must look.",
                    metadata: ["peer": "\(key)", "reason": "\(stop)"]
                )
                note { $0.lastError = "\(stop)" }
                return
            } catch {
                note { $0.lastError = "\(error)" }
                log.debug("A follower lost its peer.", metadata: ["peer": "\(key)", "error": "\(error)"])
            }
            note { $0.state = .connecting }
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(2))
        }
    }

    private func follow(_ endpoint: Endpoint) async throws {
        let client = try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
        do {
            let subscriber = try Subscriber.start(context: bus, address: endpoint.events, logger: log)
            defer { subscriber.stop() }
            note { $0.state = .catchingUp }
            try await catchUp(with: client)
            note {
                $0.state = .live
                $0.lastError = nil
            }
            try await listen(to: subscriber, client)
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    private func listen(to subscriber: Subscriber, _ client: WireClient) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask {
                // A silent peer has gone, or its socket has: the loop begins again with its newest address.
                while subscriber.silentMilliseconds < Self.silenceLimit {
                    try await Task.sleep(for: .milliseconds(500))
                }
                subscriber.stop()
            }
            group.addTask {
                var witnessed = ContinuousClock.now
                for await batch in subscriber.batches {
                    try await take(batch, client)
                    if witnessed.duration(to: .now) > Self.witnessInterval {
                        witnessed = .now
                        try await compareTrees(client)
                    }
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// What the bus says, when it follows on what we have; otherwise the log itself is read.
    private func take(_ batch: [BusMessage], _ client: WireClient) async throws {
        guard let last = batch.last else { return }
        var events: [PeerEvent] = []
        var head = last.sequence
        for message in batch {
            head = max(head, message.sequence)
            switch message {
            case .open(_, _, let sequence, let body): events.append(PeerEvent(sequence: sequence, body: body))
            case .closed(_, let sequence, let leaf):
                guard let hash = Hash32(leaf) else { continue }
                events.append(PeerEvent(sequence: sequence, leaf: hash))
            case .head: break
            }
        }
        note { $0.head = max($0.head, head) }
        if !events.isEmpty, case .all(let position, let parked) = try await receive(events, epoch: last.epoch) {
            level(at: position, parked: parked)
            if position >= head { return }
        }
        let known = try await follower.position()
        if (known?.sequence ?? 0) < head || (known.map { $0.epoch != last.epoch } ?? false) {
            try await catchUp(with: client)
        }
    }

    private func receive(_ events: [PeerEvent], epoch: String) async throws -> Taken {
        let taken = try await patiently {
            try await standing.pause.through { try await follower.receive(events, epoch: epoch) }
        }
        switch taken {
        case .all, .gap, .otherEpoch: return taken
        case .upgradeNeeded(let type, _): throw FollowerStop.upgradeNeeded(type: type)
        case .parkingFull: throw FollowerStop.parkingFull
        }
    }

    /// Reads from the peer's log until there is no more, or until `size`.
    private func catchUp(with client: WireClient, to size: Int64 = .max) async throws {
        while true {
            let known = try await follower.position()
            let after = known?.sequence ?? 0
            guard after < size else { return }
            let limit = Int(min(Int64(Self.readLimit), size - after))
            let answer = try await client.call(
                "events.read",
                params: EventsRead(after: String(after), limit: limit),
                meta: RequestMeta(token: try token())
            )
            let (epoch, head, events) = try PeerEvents.read(answer.result)
            note { $0.head = head }
            if let known, known.epoch != epoch {
                try await enterNewLife(of: epoch, from: known, client)
                continue
            }
            guard !events.isEmpty else {
                level(at: after, parked: 0)
                return
            }
            guard case .all(let position, let parked) = try await receive(events, epoch: epoch) else {
                throw WireFailure.unintelligible(reason: "the peer's events do not follow on each other")
            }
            level(at: position, parked: parked)
        }
    }

    /// Compares the tree that was followed with what the peer has signed.
    private func compareTrees(_ client: WireClient) async throws {
        let answer = try await client.call("log.checkpoint", meta: RequestMeta(token: try token()))
        guard let note = answer.result["note"]?.string else { return }
        let checkpoint = try Checkpoint(parsing: note)
        guard peerKey(checkpoint) else { throw FollowerStop.foreignSignature(origin: checkpoint.origin) }
        try await catchUp(with: client, to: checkpoint.size)
        guard let position = try await follower.position(), position.sequence == checkpoint.size else { return }
        guard position.range.root == checkpoint.root else {
            log.critical("The peer's tree is not the one that was followed.", metadata: ["checkpoint": "\(note)"])
            throw FollowerStop.treeDiffers(size: checkpoint.size)
        }
        // Just after a new life began, the newest note may still be one of the old life, over the same leaves.
        guard checkpoint.origin.hasSuffix("/\(position.epoch)") else { return }
        try await standing.pause.through {
            try await node.store.keepWitness(of: following.peer, epoch: position.epoch, checkpoint)
        }
    }

    /// A full queue or a doubted clock is waited out: the event is not at fault.
    private func patiently<Result>(_ work: () async throws -> Result) async throws -> Result {
        while true {
            do {
                return try await work()
            } catch StoreError.busy, StoreError.clockUntrusted, StoreError.batchLost, StoreError.rolledBack {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    func token() throws -> String {
        try node.ownToken()
    }

    private func level(at position: Int64, parked: Int) {
        let now = node.store.timepiece.read().wall.milliseconds
        note {
            $0.position = position
            $0.parked += Int64(parked)
            if $0.position >= $0.head { $0.levelAt = now }
        }
    }

    private func note(_ change: (inout FollowerStatus) -> Void) {
        standing.change(key, change)
    }
}
