import Crypto
import Foundation

/// The folder that a pack is written into; it remembers the digest of each file.
final class PackFolder {
    let path: String
    /// The SHA-256 of each file that is written, by its name.
    private(set) var digests: [String: String] = [:]

    /// Makes the folder, which must not hold anything yet.
    init(path: String) throws {
        let files = FileManager.default
        guard (try? files.contentsOfDirectory(atPath: path))?.isEmpty ?? true else {
            throw AuditError(
                "packExists",
                "\(path) 已有内容，请换一个位置",
                "\(path) holds something already; choose another place"
            )
        }
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        self.path = path
    }

    /// Writes a file whole.
    func write(_ text: String, to name: String) throws {
        let file = try begin(name)
        try file.write(Array(text.utf8))
        try finish(file)
    }

    /// Begins a file that is written piece by piece.
    func begin(_ name: String) throws -> PackFile {
        let place = "\(path)/\(name)"
        let folder = URL(filePath: place).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: place, contents: nil),
            let handle = FileHandle(forWritingAtPath: place)
        else { throw AuditError("fileNotWritable", "无法写入 \(place)", "\(place) cannot be written") }
        return PackFile(name: name, handle: handle)
    }

    /// Ends a file.
    func finish(_ file: PackFile) throws {
        digests[file.name] = try file.end()
    }

    /// Writes the list of digests, and the note that vouches for it, which come last.
    ///
    /// - Parameter note: Makes the note from the list; nil when nobody vouches.
    /// - Throws: When the folder cannot be written to.
    func seal(_ note: ([UInt8]) throws -> String?) throws {
        let lines = digests.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
        let list = Array(lines.joined().utf8)
        try Data(list).write(to: URL(filePath: "\(path)/SHA256SUMS"))
        guard let note = try note(list) else { return }
        try Data(note.utf8).write(to: URL(filePath: "\(path)/pack.note"))
        hasNote = true
    }

    private var hasNote = false

    /// The files, in order, the list of digests among them.
    var names: [String] { digests.keys.sorted() + ["SHA256SUMS"] + (hasNote ? ["pack.note"] : []) }
}

/// A file of a pack while it is written: collected in a buffer, digested as it goes.
final class PackFile {
    let name: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var digest = SHA256()

    init(name: String, handle: FileHandle) {
        self.name = name
        self.handle = handle
    }

    func write(_ bytes: some Sequence<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count > 1 << 18 { try flush() }
    }

    fileprivate func end() throws -> String {
        try flush()
        try handle.close()
        return digest.finalize().map { String(format: "%02x", $0) }.joined()
    }

    private func flush() throws {
        digest.update(data: buffer)
        try handle.write(contentsOf: Data(buffer))
        buffer.removeAll(keepingCapacity: true)
    }
}
