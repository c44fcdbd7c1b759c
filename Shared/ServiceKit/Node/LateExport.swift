import EventLog
import Foundation
import GRDB
import Identity
import Logging
public import Model

/// An export or a backup that its service did not hear of when it was made, since it was not running.
///
/// It lies as a line in the data folder until the service writes it into its log, once, at its next start.
public struct LateExport: Codable, Sendable {
    /// The name of the event that will tell of it.
    public var id: UniqueID
    /// Who exported.
    public var actor: String
    /// In which role.
    public var role: String
    /// Why.
    public var purpose: LineText
    /// Where to.
    public var recipient: LineText
    /// How many events.
    public var count: Int64
    /// The digest of what was exported.
    public var digest: LineText?

    /// An export that happened now.
    public init(
        id: UniqueID,
        actor: String,
        role: String,
        purpose: LineText,
        recipient: LineText,
        count: Int64,
        digest: LineText?
    ) {
        self.id = id
        self.actor = actor
        self.role = role
        self.purpose = purpose
        self.recipient = recipient
        self.count = count
        self.digest = digest
    }

    fileprivate var event: AccessEvent {
        .exported(
            actor: actor,
            role: role,
            purpose: purpose.text,
            recipient: recipient.text,
            count: max(0, count),
            digest: digest?.text,
            from: "local"
        )
    }
}

extension DataFolder {
    /// Exports that a service has not heard of yet, a line each.
    public func lateExports(of service: String) -> String { "\(path)/\(service).exports.jsonl" }

    /// Leaves word of an export for a service that does not run.
    ///
    /// - Throws: When the folder cannot be written to.
    public func leave(_ export: LateExport, for service: String) throws {
        let place = lateExports(of: service)
        if !FileManager.default.fileExists(atPath: place) {
            let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
            _ = FileManager.default.createFile(atPath: place, contents: nil, attributes: rights)
        }
        let file = try FileHandle(forWritingTo: URL(filePath: place))
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(try CanonicalJSON.encode(export) + [UInt8(ascii: "\n")]))
    }
}

extension Node {
    /// How often it is looked whether an export was left to be told of.
    private static var lateExportInterval: Duration { .seconds(30) }

    /// Writes the exports that were made meanwhile into the log, now and again.
    func recordLateExports() async {
        while !Task.isCancelled {
            do { try await recordWaitingExports() } catch is CancellationError { return } catch {
                log.warning("Exports that were left to be told of were not written.", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Self.lateExportInterval)
        }
    }

    /// Each export is one event, though the process may end between writing it and removing the file.
    private func recordWaitingExports() async throws {
        let place = DataFolder(path: settings.data).lateExports(of: Owner.service)
        let taken = "\(place).taken"
        let files = FileManager.default
        if !files.fileExists(atPath: taken) {
            guard files.fileExists(atPath: place) else { return }
            try files.moveItem(atPath: place, toPath: taken)
        }
        let lines = (files.contents(atPath: taken) ?? Data()).split(separator: UInt8(ascii: "\n"))
        for line in lines {
            guard let export = try? CanonicalJSON.decode(LateExport.self, from: [UInt8](line)) else {
                log.warning("A line about an export cannot be read and is left out.")
                continue
            }
            try await store.turn(.machines) { transaction in
                let event = KernelEvent.access(export.event, of: export.id)
                let known = try transaction.db.cachedStatement(sql: "SELECT 1 FROM event WHERE stream = ?")
                guard try Int.fetchOne(known, arguments: [event.stream]) == nil else { return }
                transaction.act(
                    as: Occasion(actor: export.actor, role: export.role, commandID: "access/\(export.id)")
                )
                try transaction.append(event)
            }
        }
        try files.removeItem(atPath: taken)
    }
}
