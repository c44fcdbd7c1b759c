import EventLog
import Foundation
import Identity
import Model
import ServiceKit
import Wire

/// Holds the followers of the running services while their files are copied, and has each backup written into their logs.
struct FollowerHold: Sendable {
    let folder: DataFolder
    let token: String

    /// How often the services are asked to hold on; each word lasts a minute.
    private static let interval: Duration = .seconds(20)

    /// Does `work` while no follower goes on.
    ///
    /// - Returns: The services that were asked; the others do not run, and are kept from starting meanwhile.
    /// - Throws: What a service refused, or what `work` throws; then the followers go on too.
    func whileHeld(_ services: [String], _ work: @escaping @Sendable () throws -> Void) async throws -> Set<String> {
        var running: Set<String> = []
        var locks: [FileLock] = []
        for service in services {
            if let lock = try? FileLock(of: folder.store(of: service)) {
                locks.append(lock)
            } else {
                running.insert(service)
            }
        }
        defer { for lock in locks { lock.release() } }
        let held = running
        do {
            try await ask(held, "backup.hold")
            try await withThrowingTaskGroup { group in
                group.addTask {
                    while true {
                        try await Task.sleep(for: Self.interval)
                        try await ask(held, "backup.hold")
                    }
                }
                group.addTask { try await Self.apart(work) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            try? await ask(held, "backup.release")
            throw error
        }
        try await ask(held, "backup.release")
        return held
    }

    private struct Note: Encodable {
        var purpose = "备份 / backup"
        var recipient: String
        var count: Int64
        var digest: String?
    }

    /// Writes the backup into the logs of the services; what does not run finds word of it at its next start.
    ///
    /// - Returns: The services that did not hear of it yet.
    /// - Throws: When no word can be left.
    func note(_ manifest: BackupManifest, asked: Set<String>, recipient: String) async throws -> [String] {
        var late: [String] = []
        for (service, log) in manifest.logs.sorted(by: { $0.key < $1.key }) {
            let digest = manifest.files.first { $0.path == "\(service).sqlite" }?.sha256
            let note = Note(recipient: recipient, count: Int64(log.head.size) ?? 0, digest: digest)
            do {
                guard asked.contains(service) else { throw WireFailure.disconnected(reason: "not running") }
                try await Suite(folder: folder).with(service) { client in
                    _ = try await client.call("export.note", params: note, meta: RequestMeta(token: token))
                }
            } catch {
                try leave(note, for: service)
                late.append(service)
            }
        }
        return late
    }

    private func leave(_ note: Note, for service: String) throws {
        let actor = try Actor.user(Administrator(folder: folder).id())
        let export = LateExport(
            id: .fresh(at: Moment.read()),
            actor: actor.description,
            role: Role.systemAdministrator.rawValue,
            purpose: try LineText(note.purpose),
            recipient: try LineText(note.recipient),
            count: note.count,
            digest: try note.digest.map { try LineText($0) }
        )
        try folder.leave(export, for: service)
    }

    private func ask(_ services: Set<String>, _ method: String) async throws {
        for service in services.sorted() {
            try await Suite(folder: folder).with(service) { client in
                _ = try await client.call(method, meta: RequestMeta(token: token))
            }
        }
    }

    /// Copying blocks its thread, so it gets one of its own.
    private static func apart(_ work: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    }
}
