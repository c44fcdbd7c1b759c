import EventLog
import Identity
import Logging
import Model
import Synchronization
import Transparency
import Vault

/// What a node does by itself, over and over: sign, make room, ring, send, tell of refusals.
struct Chores<Owner: Served>: Sendable {
    let node: Doorway<Owner>
    let router: Router<Owner>
    let standing: Standing
    let attachments: AttachmentDesk<Owner>
    let certificates: CertificateShelf
    let folder: DataFolder
    let log: Logger

    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await every(.seconds(1), "sign a checkpoint") { try await signCheckpoint() } }
            group.addTask { await every(.seconds(1), "look for new certificates") { certificates.renew() } }
            group.addTask { await makeRoom() }
            group.addTask { await every(.milliseconds(500), "ring clocks") { try await ring() } }
            group.addTask { await every(.seconds(1), "send what is due") { try await send() } }
            group.addTask { await every(.seconds(5), "tell of refused attempts") { try await tell(atEnd: false) } }
            group.addTask { await adoptRules() }
            group.addTask { await every(.seconds(3_600), "sweep up files") { try await attachments.sweep() } }
        }
    }

    private func every(_ interval: Duration, _ what: String, _ work: () async throws -> Void) async {
        while !Task.isCancelled {
            do { try await work() } catch is CancellationError { return } catch {
                log.warning("A chore failed and is tried again.", metadata: ["chore": "\(what)", "error": "\(error)"])
            }
            try? await Task.sleep(for: interval)
        }
    }

    /// Counts anew, once after a start, what was counted under older rules; what is interrupted is begun again.
    private func adoptRules() async {
        while !Task.isCancelled {
            do {
                let count = try await node.store.adoptRules { position, subject, db in
                    try Owner.adoptions(ofRulesAt: position, after: subject, in: db)
                }
                if count > 0 { log.info("The rules in force were adopted.", metadata: ["subjects": "\(count)"]) }
                return
            } catch is CancellationError { return } catch {
                log.warning("The rules in force were not adopted everywhere yet.", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(5))
        }
    }

    /// Signs what is committed, once more at the very end; a former key that has signed along for its day is destroyed.
    func signCheckpoint() async throws {
        try await node.signCheckpoint()
        if try await node.retireFormerKey(in: folder) { log.notice("The former signing key was destroyed.") }
    }

    private func makeRoom() async {
        guard let keeper = try? WALKeeper(of: node.store) else { return }
        await every(.milliseconds(300), "move pages out of the WAL") {
            if let frames = try keeper.work() { standing.walFrames.store(frames, ordering: .relaxed) }
        }
    }

    private func ring() async throws {
        while try await node.store.ring() == EventStore<Owner>.ringLimit {}
    }

    private func send() async throws {
        for delivery in try await node.store.dueDeliveries(to: "vault") {
            do { try await destroyKeys(delivery) } catch {
                try await node.store.noteFailure(of: delivery, error: "\(error)")
            }
        }
    }

    /// What was sealed goes first, then the keys, and the log says so afterwards: done again, it finds nothing left to do.
    private func destroyKeys(_ delivery: Delivery) async throws {
        let keys = delivery.content.split(separator: " ").compactMap { UniqueID($0) }
        let person = delivery.id.split(separator: "/").dropFirst().first.flatMap { UniqueID($0) }
        guard let person else { return }
        for attachment in try await node.store.attachments(.sealedBy(keys)) {
            try attachments.files.remove(attachment.parts)
        }
        try await node.store.turn(.machines) { [vault = node.vault] transaction in
            try vault.erase(keys: keys)
            transaction.act(
                as: Occasion(actor: "service:\(Owner.service)", role: "service", commandID: delivery.id)
            )
            try transaction.append(.person(.keysDestroyed(keys: keys, delivery: delivery.id), of: Identifier(person)))
        }
    }

    /// One closed event for each actor, method, minute and host that was refused, and for each auditor who read on.
    func tell(atEnd: Bool) async throws {
        let now = node.store.timepiece.read().wall
        let refused = router.tally.withLock { atEnd ? $0.finishAll() : $0.finished(before: now) }
        let disclosed = standing.disclosures.withLock { $0.finished(before: atEnd ? nil : now) }
        for (events, occasion) in [(refused, "refused"), (disclosed, "disclosed")] {
            for event in events {
                let id = UniqueID.fresh(at: now)
                try await node.store.record(
                    [.access(event, of: id)],
                    as: Occasion(actor: "service:\(Owner.service)", role: "service", commandID: "\(occasion)/\(id)")
                )
            }
        }
    }
}
