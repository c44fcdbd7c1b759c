import Foundation
import GRDB
import Glibc
import Model

/// A copy of a SQLite file in use, as it was at one moment: the online backup of SQLite, step by step.
///
/// The reader's transaction stays open over all steps, so that a busy writer never makes the copying begin anew.
enum DatabaseCopy {
    /// How many pages of 4 kB are copied between two words of progress.
    private static let pagesPerStep: CInt = 2_048

    /// Copies a database into a file that was not there.
    ///
    /// - Parameters:
    ///   - source: The file in use; it is opened for reading alone.
    ///   - target: The copy; one plain file, for its owner alone.
    ///   - progress: Told the bytes that are done and all there are.
    /// - Throws: What SQLite says, or `backupNotWritable`.
    static func copy(
        _ source: String,
        to target: String,
        progress: @escaping (_ done: Int64, _ all: Int64) throws -> Void
    ) throws {
        let file = open(target, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Refusal.backupNotWritable(target, errno) }
        close(file)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let from = try DatabaseQueue(path: source, configuration: configuration)
        defer { try? from.close() }
        let to = try DatabaseQueue(path: target)
        try to.writeWithoutTransaction { target in
            try from.read { source in
                let pageSize = try Int64.fetchOne(source, sql: "PRAGMA page_size") ?? 4_096
                // The first reading is what fixes the moment.
                _ = try Int.fetchOne(source, sql: "SELECT count(*) FROM sqlite_master")
                try source.backup(to: target, pagesPerStep: pagesPerStep) { step in
                    try progress(Int64(step.completedPageCount) * pageSize, Int64(step.totalPageCount) * pageSize)
                }
            }
            // A copy needs no second file beside it.
            try target.execute(sql: "PRAGMA journal_mode = DELETE")
        }
        try to.close()
        try FileDigest.flush(target)
    }
}
