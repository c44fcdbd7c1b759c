import EventLog
import Foundation
import Identity
import Model
import Synchronization
import Transparency
import Wire

extension Node {
    /// The methods that every service has.
    static var standardMethods: [StandardMethod<Owner>] {
        describing + reading + proving + mending + rebuilding + forgetting + exporting + accesses + attaching
            + changingKeys
    }

    private static var describing: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "rpc.discover",
                Message("列出全部方法（OpenRPC）", "every method, as an OpenRPC document"),
                for: .anyone,
                taking: Nothing.self,
                resultSchema: .anyObject
            ) { node, _, _ in try node.openRPC() },
            StandardMethod(
                "service.info",
                Message("服务名称、版本、日志位置", "which service this is, and where its log stands"),
                for: .anyone,
                taking: Nothing.self,
                giving: ServiceFacts.self
            ) { node, _, _ in node.facts() },
            StandardMethod(
                "service.health",
                Message("是否受理变更请求，否则说明原因", "whether commands are taken, and if not why"),
                for: .anyone,
                taking: Nothing.self,
                giving: Health.self
            ) { node, _, _ in node.health() },
            StandardMethod(
                "service.stats",
                Message("位置、落后、排队与内存", "positions, lag, queues and memory"),
                for: .anyRole,
                taking: Nothing.self,
                giving: ServiceStats.self
            ) { node, _, _ in try await node.stats() },
        ]
    }

    private static var reading: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "events.read",
                Message("按顺序读取事件；封闭事件只给叶哈希", "events in order; of closed ones the leaf alone, except for the auditor"),
                for: .anyRole,
                taking: EventsRead.self,
                resultSchema: .anyObject
            ) { node, params, caller in try await node.read(params, for: caller) },
            StandardMethod(
                "events.head",
                Message("日志的世代与末位", "the log's epoch and last position"),
                for: .anyRole,
                taking: Nothing.self,
                giving: Standard.Head.self
            ) { node, _, _ in
                let head = node.store.head.current
                return Standard.Head(epoch: head.epoch, position: String(head.position))
            },
            StandardMethod(
                "events.asOf",
                Message("某一时刻的日志位置", "where the log stood at a moment"),
                for: .anyRole,
                taking: Standard.AsOf.self,
                giving: Standard.Position.self
            ) { node, params, _ in
                Standard.Position(position: String(try await node.store.position(asOf: params.moment)))
            },
        ]
    }

    private static var proving: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "log.checkpoint",
                Message("最新（或指定大小）的签名检查点", "the newest signed checkpoint, or the one of a size"),
                for: .anyRole,
                taking: Standard.CheckpointOf.self,
                giving: Standard.Note.self
            ) { node, params, _ in
                let size = try params.size.map { text throws(Refusal) in try Standard.number(text, "size") }
                return Standard.Note(note: try await node.store.checkpointNote(ofSize: size))
            },
            StandardMethod(
                "log.proof",
                Message("某事件在某大小的树中的包含证明", "the RFC 9162 inclusion proof of an event in the tree of a size"),
                for: .anyRole,
                taking: Standard.ProofOf.self,
                giving: Standard.Hashes.self
            ) { node, params, _ in
                let position = try Standard.number(params.position, "position")
                let size = try Standard.number(params.size, "size")
                return Standard.Hashes(
                    hashes: try await node.store.inclusionProof(of: position, size: size).map(\.description)
                )
            },
            StandardMethod(
                "log.consistency",
                Message("两个大小的树之间的一致性证明", "the RFC 9162 consistency proof between two sizes"),
                for: .anyRole,
                taking: Standard.ConsistencyOf.self,
                giving: Standard.Hashes.self
            ) { node, params, _ in
                let from = try Standard.number(params.from, "from")
                let to = try Standard.number(params.to, "to")
                return Standard.Hashes(
                    hashes: try await node.store.consistencyProof(from: from, to: to).map(\.description)
                )
            },
            StandardMethod(
                "log.witness",
                Message("本服务所见证的对方最新检查点", "the newest checkpoint that this service has kept of the caller's log"),
                for: .roles([.service]),
                taking: Nothing.self,
                giving: Standard.Note.self
            ) { node, _, caller in
                guard case .service(let peer)? = caller?.actor else { return Standard.Note(note: nil) }
                return Standard.Note(note: try await node.store.newestWitness(of: peer))
            },
        ]
    }

    private static var mending: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "parked.list",
                Message("列出搁置的事件", "the peers' events that wait for a person"),
                for: .roles([.systemAdministrator, .auditor]),
                taking: Standard.ParkedList.self,
                giving: Standard.ParkedItems.self
            ) { node, params, _ in
                let limit = min(max(params.limit ?? 100, 1), 500)
                return Standard.ParkedItems(items: try await node.store.parked(of: params.peer, limit: Int(limit)))
            },
            StandardMethod(
                "parked.retry",
                Message("按顺序重试某一主题的搁置事件", "tries the parked events of one subject again, in order"),
                for: .roles([.systemAdministrator]),
                taking: Standard.ParkedRetry.self,
                giving: Standard.Taken.self
            ) { node, params, _ in
                let follower = node.followers.first {
                    $0.0.peer == params.peer && $0.0.reactionSet == params.reactionSet
                }
                guard let follower else {
                    throw Refusal(
                        "followerUnknown",
                        Message("没有这样的跟随者", "there is no such follower; see service.stats"),
                        status: .notFound,
                        field: "reactionSet"
                    )
                }
                let taken = try await follower.1.retry(params.subject)
                node.standing.change("\(params.peer)/\(params.reactionSet)") { $0.parked -= Int64(taken) }
                return Standard.Taken(taken: Int64(taken))
            },
            StandardMethod(
                "clock.accept",
                Message("核对后确认服务器时钟可信", "vouches for the clock after it was doubted"),
                for: .roles([.systemAdministrator]),
                taking: Nothing.self,
                giving: Standard.Position.self
            ) { node, _, caller in
                guard let caller else { throw Refusal.keyMissing }
                let id = UniqueID.fresh(at: node.store.timepiece.read().wall)
                try await node.store.acceptClock(
                    as: Occasion(actor: caller.actor.description, role: caller.role.rawValue, commandID: "clock/\(id)")
                )
                return Standard.Position(position: String(node.store.head.position))
            },
        ]
    }

    /// Counts the closed bodies that an auditor is about to see; of what tells of such counts nothing is told again.
    private func noteDisclosure(of events: [StoredBody], to caller: Caller) {
        let closed = events.filter {
            EventStore<Owner>.disclosure(ofType: $0.type) == .closed && !$0.type.hasSuffix(".access.disclosed.v1")
        }
        guard let first = closed.first, let last = closed.last else { return }
        let now = store.timepiece.read().wall
        standing.disclosures.withLock {
            $0.count(closed.count, from: first.position, to: last.position, for: caller, at: now)
        }
    }

    /// Splices stored bytes into the answer unchanged.
    private func read(_ params: EventsRead, for caller: Caller?) async throws -> [UInt8] {
        let after = try Standard.number(params.after ?? "0", "after")
        var request = ReadRequest(
            after: after,
            limit: min(max(params.limit ?? 100, 1), 512),
            subject: params.subject,
            types: params.types ?? []
        )
        let wait = min(max(params.waitMs ?? 0, 0), 30_000)
        let deadline = ContinuousClock.now.advanced(by: .milliseconds(wait))
        // The head is taken before the events, so that everything up to it has been looked at.
        var head = store.head.current
        var events = try await store.events(request)
        while events.isEmpty, ContinuousClock.now < deadline, !standing.isStopping.load(ordering: .relaxed) {
            try await Task.sleep(for: .milliseconds(20))
            guard store.head.position > head.position else { continue }
            // What was looked at in vain is not looked at again.
            request.after = max(after, head.position)
            head = store.head.current
            events = try await store.events(request)
        }
        let seesClosed = caller?.role == .auditor
        if seesClosed, let caller { noteDisclosure(of: events, to: caller) }
        var bytes = Array("{\"epoch\":\"\(head.epoch)\",\"events\":[".utf8)
        for (index, event) in events.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += Array("{\"sequence\":\"\(event.position)\",".utf8)
            if seesClosed || EventStore<Owner>.disclosure(ofType: event.type) == .open {
                bytes += Array("\"event\":".utf8)
                bytes += event.body
            } else {
                bytes += Array("\"leaf\":\"\(leafHash(of: event.body))\"".utf8)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += Array("],\"head\":\"\(head.position)\"}".utf8)
        return bytes
    }
}
