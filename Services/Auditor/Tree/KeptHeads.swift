import Foundation
import GRDB
import Model
import Transparency

/// What others keep of a log: witnesses' copies, followers' trees, heads outside.
struct KeptHeads: Sendable {
    /// One head of one log, wherever it is kept.
    struct Kept: Sendable {
        let service: String
        let epoch: String
        let anchor: Anchor
        /// The note, when there is one whose signature counts.
        let note: Checkpoint?
    }

    private(set) var kept: [Kept] = []

    /// Takes in the heads that an auditor kept.
    mutating func add(_ heads: [SignedHeads.Head]) {
        for head in heads {
            guard let parts = head.checkpoint.originParts else { continue }
            let note = head.checkpoint.signatures.isEmpty ? nil : head.checkpoint
            add(head.checkpoint, parts.service, parts.epoch, .outside, head.place, note)
        }
    }

    /// Takes in what a store keeps of its peers.
    mutating func read(_ db: Database, of service: String) throws {
        try db.walk("SELECT note FROM witness") { row in
            if let checkpoint = try? Checkpoint(parsing: row.text(0)), let parts = checkpoint.originParts {
                add(checkpoint, parts.service, parts.epoch, .witness, "\(service).witness", checkpoint)
            }
            return true
        }
        try db.walk("SELECT peer, reactionSet, epoch, sequence, range FROM position") { row in
            if let range = MerkleFrontier(bytes: [UInt8](row.bytes(4))), range.size == row.integer(3), range.size > 0 {
                let place = "\(service).position \(row.text(1))"
                let anchor = Anchor(size: range.size, root: range.root, origin: .follower, place: place)
                kept.append(Kept(service: row.text(0), epoch: row.text(2), anchor: anchor, note: nil))
            }
            return true
        }
    }

    /// Takes in what a log says it has witnessed.
    mutating func add(_ history: LogHistory) {
        for witnessed in history.witnessed {
            guard let checkpoint = try? Checkpoint(parsing: witnessed.note), let parts = checkpoint.originParts else {
                continue
            }
            let place = "\(history.service) \(witnessed.position)"
            add(checkpoint, parts.service, parts.epoch, .witness, place, checkpoint)
        }
    }

    private mutating func add(
        _ checkpoint: Checkpoint,
        _ service: String,
        _ epoch: String,
        _ origin: Anchor.Origin,
        _ place: String,
        _ note: Checkpoint?
    ) {
        guard checkpoint.size > 0 else { return }
        let anchor = Anchor(size: checkpoint.size, root: checkpoint.root, origin: origin, place: place)
        kept.append(Kept(service: service, epoch: epoch, anchor: anchor, note: note))
    }

    /// The heads that a log must agree with; what is wrong with the others goes to `findings`.
    func anchors(for history: LogHistory, _ keys: LogKeys, _ findings: inout Findings) -> [Anchor] {
        var anchors: [Anchor] = []
        for head in kept where head.service == history.service {
            let (anchor, place) = (head.anchor, "\(head.anchor.place), \(head.anchor.size)")
            if let note = head.note, !keys.believe(note) {
                // What a store keeps unsigned is that store's fault, and told there.
                if case .outside = anchor.origin { findings.add(.headSignature, nil, place) }
                continue
            }
            guard let end = history.end(of: head.epoch) else {
                if case .outside = anchor.origin {
                    findings.add(.headOfUnknownEpoch, nil, "\(place), \(head.epoch)")
                } else {
                    findings.add(anchor.difference, nil, "\(place), epoch \(head.epoch)")
                }
                continue
            }
            if anchor.size > end {
                findings.note(.lostByRestore, "\(place) > \(end)")
            } else {
                anchors.append(anchor)
            }
        }
        return anchors
    }

    /// Whether anything from outside the server speaks of a log.
    func hasOutsideHead(of service: String) -> Bool {
        kept.contains {
            if case .outside = $0.anchor.origin { return $0.service == service }
            return false
        }
    }
}
