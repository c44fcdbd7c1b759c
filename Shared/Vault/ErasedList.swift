import Glibc
public import Model

/// The names of all keys that were ever erased: a text file, one to a line, that outlives every backup of the vault.
///
/// It holds no secret. A restore merges it and never replaces it, because an old copy of the vault still has the keys.
public struct ErasedList: Sendable {
    /// Where it lies: `DATA/erased.list`.
    public let path: String

    /// The list at `path`; it need not be there yet.
    public init(path: String) {
        self.path = path
    }

    /// Every key it names.
    ///
    /// A line cut short by a power cut was never acknowledged, and is passed over.
    public func read() throws(ErasedListFault) -> Set<UniqueID> {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return [] }
            throw .notReadable(path: path, errno: errno)
        }
        defer { close(file) }
        return try names(in: file)
    }

    /// Adds the names that are not there yet, and returns when they are on the disk.
    public func add(_ keys: some Sequence<UniqueID>) throws(ErasedListFault) {
        let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0, flock(file, LOCK_EX) == 0 else { throw .notWritable(path: path, errno: errno) }
        defer { close(file) }
        let present = try names(in: file)
        let missing = Set(keys).subtracting(present).sorted()
        var text = missing.map { "\($0)\n" }.joined()
        if try !endsWithNewline(file) { text = "\n" + text }
        let bytes = Array(text.utf8)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, SecretFile.syncFolder(of: path) else {
            throw .notWritable(path: path, errno: errno)
        }
    }

    private func names(in file: Int32) throws(ErasedListFault) -> Set<UniqueID> {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pread(file, &chunk, chunk.count, bytes.count)
            guard count >= 0 else { throw .notReadable(path: path, errno: errno) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        var names: Set<UniqueID> = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            if let name = UniqueID(String(decoding: line, as: UTF8.self)) {
                names.insert(name)
            } else if line.count >= 36 {
                throw .notAName(path: path, line: String(decoding: line.prefix(80), as: UTF8.self))
            }
        }
        return names
    }

    private func endsWithNewline(_ file: Int32) throws(ErasedListFault) -> Bool {
        let size = lseek(file, 0, SEEK_END)
        guard size >= 0 else { throw .notReadable(path: path, errno: errno) }
        guard size > 0 else { return true }
        var last: UInt8 = 0
        guard pread(file, &last, 1, size - 1) == 1 else { throw .notReadable(path: path, errno: errno) }
        return last == UInt8(ascii: "\n")
    }
}

/// Why the list of erased keys could not be used; a vault does not open without it.
public enum ErasedListFault: Error, Equatable, CustomStringConvertible {
    /// The disk or the permissions do not let us read it.
    case notReadable(path: String, errno: Int32)
    /// The disk or the permissions do not let us write it.
    case notWritable(path: String, errno: Int32)
    /// A line is no key's name: the file was edited or damaged.
    case notAName(path: String, line: String)

    /// Says which file and what to do.
    public var description: String {
        switch self {
        case .notReadable(let path, let errno): "\(path) cannot be read (errno \(errno)); check its owner and the disk"
        case .notWritable(let path, let errno):
            "\(path) cannot be written (errno \(errno)); check its owner and the disk"
        case .notAName(let path, let line): "\(path) has a line that names no key: \(line); restore it from its backup"
        }
    }
}
