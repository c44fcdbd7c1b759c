import EventLog
import Foundation
import Glibc
public import Model

/// What a backup consists of: written last, so that a folder without one is no backup.
public struct BackupManifest: Codable, Equatable, Sendable {
    /// Which half of a county's data it is; the two never lie together.
    public enum Kind: String, Codable, Sendable {
        /// Logs, rules and certificates: kept for ever.
        case logs
        /// Vaults and keys: kept for thirty days.
        case secrets
    }

    /// One file of it.
    public struct File: Codable, Equatable, Sendable {
        /// Where it lies, from the manifest's folder on.
        public var path: String
        /// How many bytes it has.
        public var bytes: Int64
        /// SHA-256 over them, in hex.
        public var sha256: String
    }

    /// A log of it as it was read and recomputed.
    public struct Log: Codable, Equatable, Sendable {
        /// Its life, length and root.
        public var head: TreeHead
        /// Its newest signed checkpoint.
        public var note: String?
    }

    /// The shape of this file.
    public var format: Int64 = 1
    /// Which half it is.
    public var kind: Kind
    /// When the copying began.
    public var made: Moment
    /// The version of the suite that made it.
    public var suite: String
    /// The county.
    public var division: String
    /// The logs, by service; empty among secrets.
    public var logs: [String: Log] = [:]
    /// Every other file of the folder.
    public var files: [File] = []

    /// The manifest's own name.
    public static let name = "manifest.json"

    init(kind: Kind, made: Moment, division: String) {
        self.kind = kind
        self.made = made
        suite = suiteVersion
        self.division = division
    }

    /// Reads a backup's manifest.
    ///
    /// - Parameter folder: The backup, or the folder of several, of which the newest complete one is taken.
    /// - Returns: The manifest, and the folder it lies in.
    /// - Throws: `backupMissing` when there is none, `backupNewer` when it was made by a newer program.
    public static func read(in folder: String) throws -> (manifest: BackupManifest, folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let candidates = [folder] + names.sorted().reversed().map { "\(folder)/\($0)" }
        let place = candidates.first { FileManager.default.fileExists(atPath: "\($0)/\(name)") }
        guard let place, let bytes = FileManager.default.contents(atPath: "\(place)/\(name)") else {
            throw Refusal(
                "backupMissing",
                Message("\(folder) 中没有完整的备份（\(name)）", "\(folder) holds no complete backup (\(name))"),
                status: .notFound
            )
        }
        let document = try JSONDocument([UInt8](bytes))
        guard document.root["format"]?.integer == 1 else {
            let suite = document.root["suite"]?.string ?? "?"
            throw Refusal(
                "backupNewer",
                Message(
                    "备份由 \(suite) 版制作，本程序为 \(suiteVersion) 版；请先升级程序",
                    "the backup was made by version \(suite), this is \(suiteVersion); upgrade the program first"
                ),
                status: .failedPrecondition
            )
        }
        return (try document.root.decode(BackupManifest.self), place)
    }

    /// Adds a file that lies in the backup already.
    mutating func add(_ path: String, in folder: String) throws {
        let digest = try FileDigest(of: "\(folder)/\(path)")
        files.append(File(path: path, bytes: digest.bytes, sha256: digest.sha256))
    }

    /// Writes the manifest, at once or not at all.
    func write(in folder: String) throws {
        let place = "\(folder)/\(Self.name)"
        try Data(try CanonicalJSON.encode(self) + [UInt8(ascii: "\n")]).write(to: URL(filePath: "\(place).new"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(place).new")
        try FileDigest.flush("\(place).new")
        guard rename("\(place).new", place) == 0 else { throw Refusal.backupNotWritable(place, errno) }
        try FileDigest.flush(folder)
    }

    /// Finds a file by its name and makes sure that it is the one that was copied.
    ///
    /// - Throws: `copyDamaged` when it is not there, or has other bytes.
    func checked(_ path: String, in folder: String) throws -> String {
        guard let file = files.first(where: { $0.path == path }) else {
            throw Refusal.copyDamaged("其中没有 \(path)", "it has no \(path)")
        }
        let digest = try? FileDigest(of: "\(folder)/\(path)")
        guard let digest, digest.bytes == file.bytes, digest.sha256 == file.sha256 else {
            throw Refusal.copyDamaged("\(path) 与清单不符", "\(path) is not the file that the manifest names")
        }
        return "\(folder)/\(path)"
    }
}

extension Refusal {
    static func backupNotWritable(_ path: String, _ number: Int32) -> Refusal {
        Refusal(
            "backupNotWritable",
            Message("写不进 \(path)；请检查权限与空间", "\(path) cannot be written (errno \(number)); check owner and space"),
            status: .failedPrecondition
        )
    }
}
