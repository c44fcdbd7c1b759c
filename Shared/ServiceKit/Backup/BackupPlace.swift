import Foundation
public import Model

/// Where backups lie: logs in one folder, secrets in another, each backup in a folder named by its moment.
public struct BackupPlace: Sendable {
    /// The folder of the logs.
    public let logs: String
    /// The folder of vaults and keys.
    public let secrets: String

    /// Two folders, best on two disks.
    public init(logs: String, secrets: String) {
        self.logs = logs
        self.secrets = secrets
    }

    /// `logs` and `secrets` below one folder.
    public init(in folder: String) {
        self.init(logs: "\(folder)/logs", secrets: "\(folder)/secrets")
    }

    /// The name of the backup of a moment: `2026-09-30T16-20-11.043`.
    static func name(of moment: Moment) -> String {
        String(moment.text.prefix(23)).replacing(":", with: "-")
    }

    /// The keys known as erased when the newest backup was made, kept beside the backups of each kind.
    static func erasedList(in folder: String) -> String { "\(folder)/erased.list" }

    /// Removes backups of vaults and keys that are older than they may get; logs are never touched.
    ///
    /// - Parameters:
    ///   - days: How long they are kept.
    ///   - now: The moment to count back from.
    /// - Returns: The folders that were removed.
    /// - Throws: What the file system says.
    public func expireSecrets(olderThan days: Int, at now: Moment) throws -> [String] {
        try Self.expire(in: secrets, olderThan: days, at: now)
    }

    static func expire(in folder: String, olderThan days: Int, at now: Moment) throws -> [String] {
        let limit = name(of: now.adding(milliseconds: -Int64(days) * 86_400_000))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { isName($0) && $0 < limit }.sorted().map { name in
            let place = "\(folder)/\(name)"
            try FileManager.default.removeItem(atPath: place)
            return place
        }
    }

    /// Removes vaults that a restore has set aside, once they are older than a backup of them may get.
    public static func expireReplaced(in folder: DataFolder, olderThan days: Int, at now: Moment) throws -> [String] {
        let limit = name(of: now.adding(milliseconds: -Int64(days) * 86_400_000))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.replaced)) ?? []
        return try names.filter { isName($0) && $0 < limit }.sorted().flatMap { name in
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.replaced)/\(name)")
            return try files.filter { $0.contains(".vault.sqlite") }.sorted().map { file in
                let place = "\(folder.replaced)/\(name)/\(file)"
                try FileManager.default.removeItem(atPath: place)
                return place
            }
        }
    }

    /// Whether a folder's name is the moment of a backup: whatever else lies there is not ours.
    private static func isName(_ name: String) -> Bool {
        name.utf8.count == 23 && name.utf8.dropFirst(10).first == UInt8(ascii: "T")
            && (try? Day(String(name.prefix(10)))) != nil
    }
}
