import Crypto
import FoundationEssentials
import Glibc
import Model

/// Ed25519 keys in PEM files, as openssl reads and writes them (RFC 8410).
enum KeyFile {
    static func create(_ key: Curve25519.Signing.PrivateKey, at path: String) throws(Refusal) {
        try write(pem("PRIVATE KEY", privatePrefix + key.rawRepresentation), to: path, permissions: 0o600)
    }

    static func create(_ key: Curve25519.Signing.PublicKey, at path: String) throws(Refusal) {
        try write(pem("PUBLIC KEY", publicPrefix + key.rawRepresentation), to: path, permissions: 0o644)
    }

    static func readPrivate(_ path: String) throws(Refusal) -> Curve25519.Signing.PrivateKey {
        let text = try read(path, secret: true)
        guard let bytes = bytes(text, "PRIVATE KEY", privatePrefix),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw refusal("keyFileBroken", path, "内容不对，请从备份恢复", "holds no Ed25519 key; restore it from its backup") }
        return key
    }

    static func readPublic(_ path: String) throws(Refusal) -> Curve25519.Signing.PublicKey {
        let text = try read(path, secret: false)
        guard let bytes = bytes(text, "PUBLIC KEY", publicPrefix),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { throw refusal("keyFileBroken", path, "内容不对，请从备份恢复", "holds no Ed25519 key; restore it from its backup") }
        return key
    }

    /// The file's text; a secret that others may read is refused.
    static func read(_ path: String, secret: Bool) throws(Refusal) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw refusal("keyFileMissing", path, "不存在或无权读取", "is not there or may not be read (errno \(errno))")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, !secret || status.st_mode & 0o077 == 0 else {
            throw refusal("keyFileExposed", path, "他人可读，请执行 chmod 600", "can be read by others; chmod 600 it")
        }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }

    /// Writes a file that was not there, and waits until it and its name are on the disk.
    static func write(_ text: String, to path: String, permissions: mode_t) throws(Refusal) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
        guard file >= 0 else {
            throw errno == EEXIST
                ? refusal("keyFileExists", path, "已经存在，不会被覆盖", "is already there and is never overwritten")
                : refusal("keyFileNotWritable", path, "无法创建", "cannot be created (errno \(errno))")
        }
        defer { close(file) }
        let bytes = Array(text.utf8)
        let folder = open(
            path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".",
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        defer { close(folder) }
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, fsync(folder) == 0 else {
            throw refusal("keyFileNotWritable", path, "无法写入", "cannot be written (errno \(errno))")
        }
    }

    /// The DER of an algorithm identifier for Ed25519, up to where the 32 bytes of the key follow.
    private static let privatePrefix: [UInt8] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]
    private static let publicPrefix: [UInt8] = [48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0]

    private static func pem(_ label: String, _ der: [UInt8]) -> String {
        "-----BEGIN \(label)-----\n\(Data(der).base64EncodedString())\n-----END \(label)-----\n"
    }

    private static func bytes(_ text: String, _ label: String, _ prefix: [UInt8]) -> Data? {
        let lines = text.split(separator: "\n")
        guard lines.count == 3, lines[0] == "-----BEGIN \(label)-----", lines[2] == "-----END \(label)-----",
            let der = Data(base64Encoded: String(lines[1])), der.starts(with: prefix), der.count == prefix.count + 32
        else { return nil }
        return der.suffix(32)
    }

    private static func refusal(_ reason: String, _ path: String, _ chinese: String, _ english: String) -> Refusal {
        Refusal(
            reason,
            Message("密钥文件 \(path) \(chinese)", "the key file \(path) \(english)"),
            status: .failedPrecondition
        )
    }
}
