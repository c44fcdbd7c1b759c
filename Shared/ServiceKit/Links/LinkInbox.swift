import Crypto
import Foundation
import Glibc
import Model

/// What came of one row of a file.
enum LinkRowOutcome: Sendable {
    case done(position: Int64)
    case refused(Refusal)
    case unknown(String)
}

/// The folder in which a platform leaves files of orders, updates and notices.
///
/// Each file gets a receipt that names its digest and what came of every row, and is then moved away. A file that was begun
/// when the process ended is begun anew, and what was done of it is not done twice.
struct LinkInbox: Sendable {
    /// The folder that both sides reach.
    let folder: String
    private var place: String { "\(folder)/inbox" }

    /// The next file by name; nil when there is none.
    func next() throws -> String? { Self.files(in: place).first { !$0.hasSuffix(".sha256") } }

    private struct Head: Encodable {
        var file: String
        var digest: String
        var rows: Int
        var done: Int
        var refused: Int
        var broken: Refusal?
    }

    private struct Line: Encodable {
        var line: Int
        var position: String?
        var refused: Refusal?
    }

    /// Does every row of a file, writes its receipt, and moves it away.
    func finish(_ name: String, _ handle: (JSONDocument.Node) async throws -> LinkRowOutcome) async throws {
        let path = "\(place)/\(name)"
        let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
        var head = Head(file: name, digest: Self.digest(of: bytes), rows: 0, done: 0, refused: 0)
        var lines: [Line] = []
        do {
            try checkDigest(of: name, head.digest)
            for row in try LinkRows(bytes, named: name).rows {
                let line = try await outcome(of: row, handle)
                lines.append(line)
                if line.refused == nil { head.done += 1 } else { head.refused += 1 }
            }
        } catch let refusal as Refusal {
            head.broken = refusal
        }
        head.rows = lines.count
        var receipt = try CanonicalJSON.encode(head) + [UInt8(ascii: "\n")]
        for line in lines { receipt += try CanonicalJSON.encode(line) + [UInt8(ascii: "\n")] }
        try FileManager.default.createDirectory(atPath: "\(place)/receipts", withIntermediateDirectories: true)
        try Self.write(receipt, to: "\(place)/receipts/\(name).receipt.jsonl")
        try Self.move(name, in: place, to: head.broken == nil ? "done" : "refused")
        if FileManager.default.fileExists(atPath: "\(path).sha256") {
            try Self.move("\(name).sha256", in: place, to: head.broken == nil ? "done" : "refused")
        }
    }

    private func outcome(
        of row: LinkRow,
        _ handle: (JSONDocument.Node) async throws -> LinkRowOutcome
    ) async throws -> Line {
        switch row {
        case .broken(let line, let refusal): return Line(line: line, refused: refusal)
        case .read(let line, let document):
            switch try await handle(document.root) {
            case .done(let position): return Line(line: line, position: "\(position)")
            case .refused(let refusal): return Line(line: line, refused: refusal)
            case .unknown(let name):
                let message = Message("不认识的内容：\(name)", "nothing is known of \(name)")
                return Line(line: line, refused: Refusal("linkRowUnknown", message, field: "state"))
            }
        }
    }

    /// A digest beside the file must be the file's.
    private func checkDigest(of name: String, _ digest: String) throws(Refusal) {
        guard let beside = try? String(contentsOfFile: "\(place)/\(name).sha256", encoding: .utf8) else { return }
        guard beside.prefix(64).lowercased() == digest else {
            throw Refusal(
                "linkDigestDiffers",
                Message("文件与其摘要不符，请重新报送", "the file is not the one its digest is of; send it again"),
                field: name
            )
        }
    }
}

extension LinkInbox {
    /// SHA-256 in hexadecimal.
    static func digest(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0\(text)" : text
        }
        .joined()
    }

    /// A delivery's id as an idempotency key, which is short.
    static func key(of delivery: String) -> String {
        delivery.utf8.count <= 64 ? delivery : String(digest(of: Array(delivery.utf8)).prefix(48))
    }

    /// The files of a folder that are whole, by name.
    static func files(in place: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        return names.filter { name in
            !name.hasPrefix(".") && [".jsonl", ".csv", ".sha256"].contains { name.hasSuffix($0) }
        }
        .sorted()
    }

    /// Writes a file that is either whole and on the disk, or not there.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(filePath: path)
        let part = url.deletingLastPathComponent().appending(path: ".\(url.lastPathComponent).part")
        try Data(bytes).write(to: part)
        let handle = open(part.path, O_RDONLY)
        if handle >= 0 {
            fsync(handle)
            Glibc.close(handle)
        }
        guard rename(part.path, path) == 0 else {
            throw Refusal(
                "folderNotWritable",
                Message("无法写入 \(path)", "cannot write \(path); check the folder's owner"),
                status: .failedPrecondition
            )
        }
    }

    /// Moves a file into a folder beside it; one of the same name there is replaced.
    static func move(_ name: String, in place: String, to other: String) throws {
        try FileManager.default.createDirectory(atPath: "\(place)/\(other)", withIntermediateDirectories: true)
        guard rename("\(place)/\(name)", "\(place)/\(other)/\(name)") == 0 else {
            throw Refusal(
                "folderNotWritable",
                Message("无法写入 \(place)/\(other)", "cannot write \(place)/\(other); check the folder's owner"),
                status: .failedPrecondition
            )
        }
    }
}
