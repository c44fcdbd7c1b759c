import Crypto
import Foundation
import Glibc
import Model

/// The size of a file and SHA-256 over its bytes.
struct FileDigest: Equatable {
    var bytes: Int64 = 0
    var sha256 = ""

    /// Reads a file once.
    init(of path: String) throws {
        try self.init(reading: path) { _ in }
    }

    private init(reading path: String, _ take: (Data) throws -> Void) throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var hash = SHA256()
        while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty {
            hash.update(data: chunk)
            bytes += Int64(chunk.count)
            try take(chunk)
        }
        sha256 = hash.finalize().map { String(format: "%02x", $0) }.joined()
    }

    /// Copies a file that was not there, for its owner alone, and waits until it is on the disk.
    @discardableResult
    static func copy(_ source: String, to target: String) throws -> FileDigest {
        try FreshFile.write(target, orThrow: Refusal.backupNotWritable) { file in
            try FileDigest(reading: source) { try file.write(contentsOf: $0) }
        }
    }

    /// Waits until a file or a folder is on the disk.
    static func flush(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Refusal.backupNotWritable(path, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Refusal.backupNotWritable(path, errno) }
    }
}
