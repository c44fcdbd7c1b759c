import Foundation
import GRDB

/// A store as an auditor opens it: for reading only, whether it is live, a backup or somebody else's.
public struct StoreFile: Hashable, Sendable {
    /// Where the file lies.
    public let path: String
    /// Whose store it should be; nil when the file itself may say.
    public let service: String?

    /// The store at `path`.
    public init(path: String, service: String? = nil) {
        self.path = path
        self.service = service
    }

    /// Whether there is such a file.
    public var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// A connection that cannot write.
    ///
    /// A file nobody has open is read as it is, so that a copy on a read-only medium works and nothing appears beside it.
    func open() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // Kibibytes: the log is read once from one end to the other.
            try db.execute(sql: "PRAGMA cache_size = -24576; PRAGMA query_only = 1")
        }
        let hasWAL = FileManager.default.fileExists(atPath: "\(path)-wal")
        return try DatabaseQueue(path: hasWAL ? path : unchangingAddress, configuration: configuration)
    }

    /// Reads the file as it is at one moment.
    func read<Value>(_ read: (Database) throws -> Value) throws -> Value { try open().read(read) }

    private var unchangingAddress: String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: "?#%")
        let absolute = URL(filePath: path).path
        return "file:\(absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute)?immutable=1"
    }
}
