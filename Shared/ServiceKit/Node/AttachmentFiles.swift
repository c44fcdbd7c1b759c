import Crypto
import Foundation
import Glibc
import Model

/// The sealed parts of what was handed in: `DATA/attachments/<service>/<aa>/<digest>`, each named by its own bytes.
struct AttachmentFiles: Sendable {
    private let root: String

    init(data: String, service: String) {
        root = "\(data)/attachments/\(service)"
    }

    /// Keeps a sealed part; when this returns it is on the disk, and keeping it again changes nothing.
    ///
    /// - Returns: Its name.
    func keep(_ sealed: Data) throws -> String {
        let name = Self.digest(of: sealed)
        let place = path(of: name)
        guard !FileManager.default.fileExists(atPath: place) else { return name }
        let folder = URL(filePath: place).deletingLastPathComponent().path
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let draft = "\(place).\(UUID().uuidString)"
        do {
            try FreshFile.write(draft, orThrow: Refusal.attachmentNotWritable) { try $0.write(contentsOf: sealed) }
            guard rename(draft, place) == 0 else { throw Refusal.attachmentNotWritable(place, errno) }
            for folder in [folder, root, "\(root)/.."] { try FileDigest.flush(folder) }
        } catch {
            unlink(draft)
            throw error
        }
        return name
    }

    /// A part as it was kept; nil when it is not there.
    ///
    /// - Throws: `attachmentDamaged` when it has other bytes than those it is named by.
    func part(_ name: String) throws -> Data? {
        guard let sealed = FileManager.default.contents(atPath: path(of: name)) else { return nil }
        guard Self.digest(of: sealed) == name else { throw Refusal.attachmentDamaged }
        return sealed
    }

    /// Takes parts away for ever; those that are not there are passed over.
    func remove(_ names: some Sequence<String>) throws {
        for name in names {
            let place = path(of: name)
            guard unlink(place) == 0 || errno == ENOENT else { throw Refusal.attachmentNotWritable(place, errno) }
        }
    }

    /// The names of everything that lies there and was put there before a moment.
    func names(before moment: Moment) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return paths.filter { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
            guard attributes?[.type] as? FileAttributeType == .typeRegular,
                let changed = attributes?[.modificationDate] as? Date
            else { return false }
            return Moment(milliseconds: Int64(changed.timeIntervalSince1970 * 1_000)) < moment
        }.map { URL(filePath: $0).lastPathComponent }
    }

    private func path(of name: String) -> String { "\(root)/\(name.prefix(2))/\(name)" }

    /// Whether a text can be a part's name: nothing else ever becomes a path.
    static func isName(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }

    private static func digest(of sealed: Data) -> String {
        SHA256.hash(data: sealed).map { String(format: "%02x", $0) }.joined()
    }
}

extension Refusal {
    /// The disk does not take it.
    static func attachmentNotWritable(_ path: String, _ number: Int32) -> Refusal {
        Refusal(
            "attachmentNotWritable",
            Message("无法保存附件 \(path)：\(number)", "cannot keep \(path): errno \(number); check space and owner"),
            status: .failedPrecondition
        )
    }

    /// A file was changed since it was taken.
    static let attachmentDamaged = Refusal(
        "attachmentDamaged",
        Message("附件与日志所记摘要不符，不予提供；请从备份恢复", "the file is not the one the log names; put it back from a backup"),
        status: .failedPrecondition
    )
}
