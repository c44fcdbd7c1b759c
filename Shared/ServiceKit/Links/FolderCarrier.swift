import Foundation
import Model
import Wire

/// The platform as a folder of files: `outbox/` holds what it is told, `outbox/receipts/` what it has taken, `lists/` the
/// lists of its orders.
///
/// A file is whole or not there: it is written under another name and then renamed. The same delivery is the same file.
actor FolderCarrier: Carrier {
    private let link: LinkSettings
    private var read: [(place: String, name: String)] = []
    private var folder: String { link.folder ?? "" }

    init(link: LinkSettings) {
        self.link = link
    }

    func carry(_ item: PostItem, _ delivery: String) throws -> JSONDocument? {
        if item.wantsList {
            try leaveHeads(item)
            return try newestList()
        }
        let outbox = "\(folder)/outbox"
        try FileManager.default.createDirectory(atPath: "\(outbox)/receipts", withIntermediateDirectories: true)
        let (ending, bytes): (String, [UInt8]) =
            switch link.format ?? .jsonl {
            case .jsonl: ("jsonl", item.params + [UInt8(ascii: "\n")])
            case .csv: ("csv", CommaRows.text(of: try JSONDocument(item.params).root))
            }
        let path = "\(outbox)/\(LinkInbox.digest(of: Array(delivery.utf8)).prefix(32)).\(ending)"
        if !FileManager.default.fileExists(atPath: path) { try LinkInbox.write(bytes, to: path) }
        return nil
    }

    /// Each row of a receipt file names a delivery with the platform's number for it.
    func receipts() throws -> [(delivery: String, answer: JSONDocument)] {
        let place = "\(folder)/outbox/receipts"
        var found: [(delivery: String, answer: JSONDocument)] = []
        for name in LinkInbox.files(in: place) {
            for case .read(_, let row) in try LinkRows(path: "\(place)/\(name)").rows {
                if let delivery = row.root["delivery"]?.string { found.append((delivery, row)) }
            }
            read.append((place, name))
        }
        return found
    }

    /// What was read is an event now, and its files are moved away; ended before that, they are read once more.
    func settle() throws {
        for (place, name) in read { try LinkInbox.move(name, in: place, to: "done") }
        read = []
    }

    func close() {}

    /// The heads of the logs, for the platform to keep: a file for each time, named by the size of the first.
    private func leaveHeads(_ item: PostItem) throws {
        let lines = try JSONDocument(item.params).root["heads"]?.elements.compactMap(\.string) ?? []
        guard let words = lines.first?.split(separator: " "), words.count == 3 else { return }
        let place = "\(folder)/heads"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let path = "\(place)/\(words[0].split(separator: "/").dropFirst(2).joined(separator: "-"))-\(words[1]).txt"
        guard !FileManager.default.fileExists(atPath: path) else { return }
        try LinkInbox.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: path)
    }

    /// The newest list that the platform has left, as if it had been asked.
    private func newestList() throws -> JSONDocument? {
        let place = "\(folder)/lists"
        let names = LinkInbox.files(in: place)
        guard let name = names.last else { return nil }
        var items: [UInt8] = Array("{\"items\":[".utf8)
        for (index, row) in try LinkRows(path: "\(place)/\(name)").rows.enumerated() {
            guard case .read(_, let document) = row else {
                throw WireFailure.unintelligible(reason: "a row of the list cannot be read")
            }
            if index > 0 { items.append(UInt8(ascii: ",")) }
            items += document.root.bytes
        }
        read += names.map { (place, $0) }
        return try JSONDocument(items + Array("]}".utf8))
    }
}
