import EventLog
import Logging
import Model
import Transparency
import Wire

extension PeerLoop {
    /// Goes on in a new life of the peer's log: from where it parted from the life that was followed, or from where we are.
    ///
    /// What was done because of events that are lost stays done; the new events come under new positions and new ids.
    func enterNewLife(of epoch: String, from known: FollowedPosition, _ client: WireClient) async throws {
        let openings = try await openings(client)
        let ours = openings.firstIndex { $0.epoch == known.epoch } ?? openings.startIndex
        guard let parting = openings[ours...].min(by: { $0.size < $1.size }) else {
            throw FollowerStop.otherEpoch(known: known.epoch, found: epoch)
        }
        var place = FollowedPosition(epoch: epoch, sequence: known.sequence, range: known.range)
        if known.sequence > parting.size {
            place.sequence = parting.size
            place.range = try await tree(of: parting.size, client)
        }
        guard place.sequence < parting.size || place.range.root == parting.root else {
            throw FollowerStop.treeDiffers(size: parting.size)
        }
        try await standing.pause.through { try await follower.adopt(place) }
        log.warning(
            "The peer's log was put back; following goes on from there.",
            metadata: [
                "peer": "\(following.peer)", "epoch": "\(epoch)", "position": "\(place.sequence)",
                "before": "\(known.sequence)",
            ]
        )
    }

    /// After how many events, with which tree, each later life of the peer's log began.
    private func openings(_ client: WireClient) async throws -> [(epoch: String, size: Int64, root: Hash32)] {
        let type = "cn.jiazheng.\(following.peer).log.opened.v1"
        let answer = try await client.call(
            "events.read",
            params: EventsRead(after: "0", types: [type]),
            meta: RequestMeta(token: try token())
        )
        return (answer.result["events"]?.elements ?? []).compactMap { item in
            guard let after = item["event"]?["data"]?["after"], let epoch = after["epoch"]?.string,
                let size = after["size"]?.string.flatMap({ Int64($0) }),
                let root = after["root"]?.string.flatMap({ Hash32(hexadecimal: $0) })
            else { return nil }
            return (epoch, size, root)
        }
    }

    /// The tree over the peer's first events, built anew: of its own earlier sizes a compact range keeps nothing.
    private func tree(of size: Int64, _ client: WireClient) async throws -> MerkleFrontier {
        var range = MerkleFrontier()
        var after: Int64 = 0
        while after < size {
            let answer = try await client.call(
                "events.read",
                params: EventsRead(after: String(after), limit: Int(min(Int64(Self.readLimit), size - after))),
                meta: RequestMeta(token: try token())
            )
            let events = try PeerEvents.read(answer.result).events
            guard let last = events.last, events.first?.sequence == after + 1 else {
                throw WireFailure.unintelligible(reason: "the peer's log is shorter than it says")
            }
            for event in events { range.append(event.leaf) }
            after = last.sequence
        }
        return range
    }
}

/// Why a follower goes no further until a person has looked.
enum FollowerStop: Error, Equatable {
    case upgradeNeeded(type: String)
    case parkingFull
    case otherEpoch(known: String, found: String)
    case treeDiffers(size: Int64)
    case foreignSignature(origin: String)
}
