import EventLog
import Foundation
import Glibc
import Identity
public import Model
import Vault

/// Puts a service's log or vault back from a backup, after making sure that the copy is whole.
///
/// What is replaced is set aside, not deleted. The list of erased keys is merged, never replaced.
public struct Restoration: Sendable {
    /// What was put back.
    public struct Outcome: Sendable {
        /// Which half of the service's data.
        public let kind: BackupManifest.Kind
        /// The log's life, length and root; nil for a vault.
        public let head: TreeHead?
        /// Where the former file was set aside; nil when there was none.
        public let former: String?
    }

    let folder: DataFolder
    /// The backup.
    public let manifest: BackupManifest
    private let source: String

    /// A backup to restore from: its folder, or the folder of several, of which the newest complete one is taken.
    ///
    /// - Throws: `backupMissing` or `backupNewer`.
    public init(from backup: String, to folder: DataFolder) throws {
        self.folder = folder
        (manifest, source) = try BackupManifest.read(in: backup)
    }

    /// Puts one service's file back.
    ///
    /// - Parameters:
    ///   - service: Whose.
    ///   - now: When; what is set aside is named by it.
    ///   - acceptsLoss: Whether keys may be lost that the present vault has and the copy has not.
    /// - Returns: What was put back.
    /// - Throws: `serviceRunning`, `copyDamaged`, `backupForeign`, `vaultNewer`, or what the file system says.
    public func restore(_ service: String, at now: Moment, acceptsLoss: Bool = false) throws -> Outcome {
        try prepare()
        // Without certificates the machine is new, and whose it will be is the backup's to say.
        let division = (try? folder.certificates())?.first?.division
        guard division == nil || division == manifest.division else {
            throw Refusal(
                "backupForeign",
                Message("备份属于另一个县（\(manifest.division)）", "the backup is another county's (\(manifest.division))"),
                status: .failedPrecondition
            )
        }
        let lock: FileLock
        do { lock = try FileLock(of: folder.store(of: service)) } catch {
            throw Refusal(
                "serviceRunning",
                Message("\(service) 正在运行；请先停止它", "\(service) is running; stop it first"),
                status: .failedPrecondition
            )
        }
        defer { lock.release() }
        try mergeErased()
        return switch manifest.kind {
        case .logs: try restoreLog(of: service, at: now)
        case .secrets: try restoreVault(of: service, at: now, acceptsLoss: acceptsLoss)
        }
    }

    private func restoreLog(of service: String, at now: Moment) throws -> Outcome {
        let target = folder.store(of: service)
        let copy = try bring("\(service).sqlite", beside: target)
        let keys = try folder.certificates(of: service).map(\.publicKey)
        let log = try CopiedLog(checking: copy, signedBy: keys)
        guard let known = manifest.logs[service], known.head == log.head, known.note == log.note else {
            throw Refusal.copyDamaged("日志与清单不符", "its tree is not the one that the manifest names")
        }
        // The mark goes first: without it the service might go on in a life of the log that others saw the end of.
        try Data("\(service) \(manifest.made.text)\n".utf8).write(to: URL(filePath: folder.restored(of: service)))
        try FileDigest.flush(folder.restored(of: service))
        let former = try setAside(target, at: now)
        try swap(copy, target)
        return Outcome(kind: .logs, head: log.head, former: former)
    }

    private func restoreVault(of service: String, at now: Moment, acceptsLoss: Bool) throws -> Outcome {
        let target = folder.vault(of: service)
        let copy = try bring("\(service).vault.sqlite", beside: target)
        guard let keys = try? CopiedVault(checking: copy).keys else {
            throw Refusal.copyDamaged("密钥库不完整", "the vault is not whole")
        }
        // A vault that is damaged itself has nothing more to lose.
        if !acceptsLoss, let present = try? CopiedVault(checking: target).keys {
            let lost = present.subtracting(keys).subtracting(try folder.erasedList.read())
            guard lost.isEmpty else { throw Refusal.vaultNewer(lost.count) }
        }
        // Opening it erases again what was ever erased, before the file has its name.
        try VaultStore(path: copy, masters: folder.masters(service), erased: folder.erasedList).close()
        let former = try setAside(target, at: now)
        try swap(copy, target)
        return Outcome(kind: .secrets, head: nil, former: former)
    }

    /// What is missing of rules, certificates, keys and files handed in comes from the backup too.
    private func prepare() throws {
        let isNew = !FileManager.default.fileExists(atPath: folder.path)
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/keys",
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        if isNew { try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
        let own = ["county/", "keys/", "attachments/"]
        for file in manifest.files where own.contains(where: file.path.hasPrefix) {
            let target = "\(folder.path)/\(file.path)"
            guard !FileManager.default.fileExists(atPath: target) else { continue }
            let copy = try manifest.checked(file.path, in: source)
            let parent = URL(filePath: target).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            try FileDigest.copy(copy, to: target)
        }
    }

    private func mergeErased() throws {
        let parent = URL(filePath: source).deletingLastPathComponent().path
        var erased: Set<UniqueID> = []
        for place in [source, parent] {
            erased.formUnion(try ErasedList(path: BackupPlace.erasedList(in: place)).read())
        }
        try folder.erasedList.add(erased)
    }

    /// Copies a checked file of the backup to where it will be renamed from.
    private func bring(_ name: String, beside target: String) throws -> String {
        let copy = "\(target).restoring"
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(copy + ending) }
        try FileDigest.copy(try manifest.checked(name, in: source), to: copy)
        return copy
    }

    private func setAside(_ path: String, at now: Moment) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let place = "\(folder.replaced)/\(BackupPlace.name(of: now))"
        try FileManager.default.createDirectory(
            atPath: place,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let name = URL(filePath: path).lastPathComponent
        for ending in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + ending) {
            guard rename(path + ending, "\(place)/\(name)\(ending)") == 0 else {
                throw Refusal.backupNotWritable(place, errno)
            }
        }
        return "\(place)/\(name)"
    }

    private func swap(_ copy: String, _ target: String) throws {
        guard rename(copy, target) == 0 else { throw Refusal.backupNotWritable(target, errno) }
        try FileDigest.flush(folder.path)
    }
}

extension Refusal {
    static func vaultNewer(_ count: Int) -> Refusal {
        Refusal(
            "vaultNewer",
            Message(
                "现有密钥库比备份多 \(count) 个密钥，恢复后这些人的信息将无法读出；确要如此请加 --accept-loss",
                "the present vault has \(count) keys that the copy lacks: their data would be lost; say --accept-loss to go on"
            ),
            status: .failedPrecondition
        )
    }
}
