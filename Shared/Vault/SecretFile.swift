import FoundationEssentials
import Glibc
import Model

/// A small file of secrets that its owner alone may read.
enum SecretFile {
    /// Writes a file that was not there, and waits until it is on the disk.
    static func create(_ text: String, at path: String) throws(Refusal) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw errno == EEXIST
                ? refusal("keyFileExists", path, "已经存在，不会被覆盖", "is already there and is never overwritten")
                : refusal("keyFileNotWritable", path, "无法创建", "cannot be created (errno \(errno))")
        }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, syncFolder(of: path) else {
            throw refusal("keyFileNotWritable", path, "无法写入", "cannot be written (errno \(errno))")
        }
    }

    /// Reads a file, unless others may read it too.
    static func read(_ path: String) throws(Refusal) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw refusal("keyFileMissing", path, "不存在或无权读取", "is not there or may not be read (errno \(errno))")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw refusal("keyFileExposed", path, "他人可读，请执行 chmod 600", "can be read by others; chmod 600 it")
        }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }

    /// Makes a new name in a folder survive a power cut.
    static func syncFolder(of path: String) -> Bool {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) + "/" } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    static func refusal(_ reason: String, _ path: String, _ chinese: String, _ english: String) -> Refusal {
        Refusal(
            reason,
            Message("密钥文件 \(path) \(chinese)", "the key file \(path) \(english)"),
            status: .failedPrecondition
        )
    }
}
