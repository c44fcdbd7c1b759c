import Foundation
import GRDB
import Model

/// A log whose events a story is told from: a store, live or a copy, or the folder of a pack.
public struct StorySource: Sendable {
    /// Whose log it is.
    public let service: String
    private let place: Place

    private enum Place: Sendable {
        case store(StoreFile)
        case lines(String)
    }

    /// The log in a store's file.
    ///
    /// - Throws: `AuditError` when the file is no log, or what SQLite says.
    public init(_ file: StoreFile) throws {
        service = try file.read { db in try LogHistory(in: db).service }
        _ = try KnownServices.named(service)
        place = .store(file)
    }

    /// The logs in the folder that a pack was unpacked to.
    ///
    /// - Throws: `packUnreadable` when there is none.
    public static func sources(inPack folder: String) throws -> [StorySource] {
        let sources = KnownServices.all.map { $0.service }
            .filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/events.jsonl") }
            .map { StorySource(service: $0, place: .lines("\(folder)/\($0)/events.jsonl")) }
        guard !sources.isEmpty else {
            throw AuditError(
                "packUnreadable",
                "\(folder) 不是解开的证据包；请先 tar --extract",
                "\(folder) is no unpacked audit pack; extract it first"
            )
        }
        return sources
    }

    private init(service: String, place: Place) {
        self.service = service
        self.place = place
    }

    /// Shows every body, in the order of the log; of what a pack has as a leaf alone there is none.
    func walk(_ visit: (UnsafeRawBufferPointer) throws -> Void) throws {
        switch place {
        case .store(let file):
            try file.read { db in
                try db.walk("SELECT body FROM event ORDER BY position") { row in
                    try visit(row.bytes(0))
                    return true
                }
            }
        case .lines(let path):
            let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
            try data.withUnsafeBytes { bytes in
                for line in bytes.split(separator: UInt8(ascii: "\n")) {
                    try visit(UnsafeRawBufferPointer(rebasing: line))
                }
            }
        }
    }

    /// The rule sets that the log kept, in canonical form, by digest; a pack has none.
    func ruleSets() throws -> [String: [UInt8]] {
        guard case .store(let file) = place else { return [:] }
        return try file.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT digest, content FROM ruleSet")
            let sets = rows.map { ($0["digest"] as String, [UInt8]($0["content"] as Data)) }
            return Dictionary(sets) { first, _ in first }
        }
    }
}
