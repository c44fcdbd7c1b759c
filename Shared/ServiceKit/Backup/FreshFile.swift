import Foundation
import Glibc
import Model

/// A file that was not there, for its owner alone.
enum FreshFile {
    /// Writes it, and waits until it is on the disk.
    ///
    /// - Parameters:
    ///   - path: Where nothing may be yet.
    ///   - refusal: What is thrown when the place cannot be had, by its path and `errno`.
    ///   - write: Writes what belongs in it.
    /// - Returns: What `write` returned.
    /// - Throws: The refusal, or what `write` throws.
    static func write<Result>(
        _ path: String,
        orThrow refusal: (String, Int32) -> Refusal,
        _ write: (FileHandle) throws -> Result
    ) throws -> Result {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw refusal(path, errno) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let result = try write(file)
        try file.synchronize()
        return result
    }
}
