public import Crypto
import EventLog
import Foundation
import Glibc
import Identity
public import Model
import Vault

/// A backup of a county's data, made while its services run: copied first, then read again and sealed by a manifest.
public struct Backup: Sendable {
    /// How far a backup has come.
    public struct Step: Sendable {
        /// What is being done.
        public enum Work: String, Sendable { case copying, checking }
        /// What is being done.
        public let work: Work
        /// With which file.
        public let file: String
        /// The bytes, or when checking the events, that are done.
        public let done: Int64
        /// All there are; 0 when that is not known.
        public let all: Int64
    }

    let folder: DataFolder
    let services: [String]
    let made: Moment
    /// The folder of this backup's logs.
    public let logs: String
    /// The folder of this backup's vaults and keys.
    public let secrets: String
    private let place: BackupPlace

    /// Makes the two folders of a new backup.
    ///
    /// - Throws: `backupNotWritable`, also when a backup of that moment is there already.
    public init(of services: [String], in folder: DataFolder, to place: BackupPlace, at made: Moment) throws {
        self.folder = folder
        self.services = services
        self.made = made
        self.place = place
        let name = BackupPlace.name(of: made)
        logs = "\(place.logs)/\(name)"
        secrets = "\(place.secrets)/\(name)"
        for (parent, path) in [(place.logs, logs), (place.secrets, secrets)] {
            try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            guard mkdir(path, 0o700) == 0 else { throw Refusal.backupNotWritable(path, errno) }
            guard mkdir("\(path)/keys", 0o700) == 0 else { throw Refusal.backupNotWritable(path, errno) }
        }
    }

    /// Copies everything; meanwhile no follower may go on, so that no copy has seen more of a peer than is in the peer's.
    ///
    /// A log goes before its vault: whatever key an event names is then in the copy too.
    public func copy(progress: @escaping (Step) throws -> Void) throws {
        for service in services where FileManager.default.fileExists(atPath: folder.store(of: service)) {
            try copy(folder.store(of: service), to: "\(logs)/\(service).sqlite", progress)
        }
        for service in services where FileManager.default.fileExists(atPath: folder.vault(of: service)) {
            try copy(folder.vault(of: service), to: "\(secrets)/\(service).vault.sqlite", progress)
        }
        try copyTree("county", to: logs)
        if FileManager.default.fileExists(atPath: "\(folder.path)/attachments") {
            try copyTree("attachments", to: logs)
        }
        for name in (try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/keys")).sorted() {
            let isPublic = name.hasSuffix(".cert") || name.hasSuffix(".pub")
            try FileDigest.copy("\(folder.path)/keys/\(name)", to: "\(isPublic ? logs : secrets)/keys/\(name)")
        }
        // Last, so that it names at least what is missing from the vaults.
        let erased = try folder.erasedList.read()
        for (parent, path) in [(place.logs, logs), (place.secrets, secrets)] {
            try ErasedList(path: BackupPlace.erasedList(in: path)).add(erased)
            try ErasedList(path: BackupPlace.erasedList(in: parent)).add(erased)
        }
    }

    /// Reads every copy again, recomputes the trees of the logs, and writes the two manifests last.
    ///
    /// - Parameters:
    ///   - keys: The keys that sign a service's checkpoints, by service.
    ///   - progress: Told how far it is.
    /// - Returns: The manifests of logs and secrets.
    /// - Throws: `copyDamaged` when a copy is not whole; then there is no manifest, and no backup.
    public func seal(
        signedBy keys: [String: [Curve25519.Signing.PublicKey]],
        progress: (Step) throws -> Void
    ) throws -> (logs: BackupManifest, secrets: BackupManifest) {
        let division = try folder.certificates().first?.division ?? ""
        var manifests = (
            logs: BackupManifest(kind: .logs, made: made, division: division),
            secrets: BackupManifest(kind: .secrets, made: made, division: division)
        )
        for service in services where FileManager.default.fileExists(atPath: "\(logs)/\(service).sqlite") {
            let file = "\(service).sqlite"
            let log = try CopiedLog(checking: "\(logs)/\(file)", signedBy: keys[service] ?? []) {
                try progress(Step(work: .checking, file: file, done: $0, all: 0))
            }
            manifests.logs.logs[service] = BackupManifest.Log(head: log.head, note: log.note)
        }
        for service in services where FileManager.default.fileExists(atPath: "\(secrets)/\(service).vault.sqlite") {
            do { _ = try CopiedVault(checking: "\(secrets)/\(service).vault.sqlite") } catch is VaultFault {
                throw Refusal.copyDamaged("\(service) 的密钥库不完整", "the vault of \(service) is not whole")
            }
        }
        for path in try Self.files(below: logs) { try manifests.logs.add(path, in: logs) }
        for path in try Self.files(below: secrets) { try manifests.secrets.add(path, in: secrets) }
        try manifests.logs.write(in: logs)
        try manifests.secrets.write(in: secrets)
        return manifests
    }

    private func copy(_ source: String, to target: String, _ progress: @escaping (Step) throws -> Void) throws {
        let file = URL(filePath: target).lastPathComponent
        try DatabaseCopy.copy(source, to: target) { done, all in
            try progress(Step(work: .copying, file: file, done: done, all: all))
        }
    }

    private func copyTree(_ name: String, to target: String) throws {
        let source = "\(folder.path)/\(name)"
        try FileManager.default.createDirectory(atPath: "\(target)/\(name)", withIntermediateDirectories: true)
        for path in try FileManager.default.subpathsOfDirectory(atPath: source).sorted() {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: "\(source)/\(path)", isDirectory: &isFolder) else { continue }
            if isFolder.boolValue {
                try FileManager.default.createDirectory(
                    atPath: "\(target)/\(name)/\(path)",
                    withIntermediateDirectories: true
                )
            } else {
                try FileDigest.copy("\(source)/\(path)", to: "\(target)/\(name)/\(path)")
            }
        }
    }

    private static func files(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { path in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
            return isThere && !isFolder.boolValue && path != BackupManifest.name
        }
    }
}
