import Foundation
import GRDB
public import Model
import Transparency

/// Writes what a stranger needs to check logs without our software.
public struct PackExport: Sendable {
    /// The stores that are exported.
    public var stores: [StoreFile]
    /// The stores whose witnesses' copies are taken in; mostly all of the county's.
    public var witnesses: [StoreFile]
    /// The keys that are believed.
    public var keys: TrustedKeys
    /// Which events.
    public var choice = EventChoice()
    /// Heads that an auditor kept, to be proven by the pack too.
    public var heads: [SignedHeads.Head] = []
    /// Whether closed events go out with their bodies, which is for auditors alone.
    public var includesClosed = false
    /// When the pack is made.
    public var madeAt: Moment
    /// Hears how far it has come.
    public var progress: @Sendable (AuditProgress) -> Void = { _ in }

    /// An export of these stores.
    public init(_ stores: [StoreFile], witnesses: [StoreFile], keys: TrustedKeys, madeAt: Moment) {
        self.stores = stores
        self.witnesses = witnesses
        self.keys = keys
        self.madeAt = madeAt
    }

    /// What a pack holds.
    public struct Manifest: Codable, Sendable {
        /// The form of the pack.
        public var format = "jiazheng-audit-pack/1"
        /// When it was made.
        public var madeAt: Moment
        /// The services in it.
        public var services: [String: Service] = [:]

        /// What it holds of one service.
        public struct Service: Codable, Sendable {
            /// Whether all signed events are there.
            public var complete: Bool
            /// How many events are there.
            public var events: Int64
            /// How many of them by their leaf alone.
            public var closed: Int64
            /// The size of the signed head, decimal text.
            public var size: String
            /// The signed root, in hex.
            public var root: String
            /// How many heads of others the pack proves.
            public var heads: Int64
        }
    }

    /// Writes the pack: a folder, or one archive when the name ends in `.tar`.
    ///
    /// - Throws: `AuditError` when there is nothing signed to export, or the place is taken.
    public func write(to path: String) throws -> Manifest {
        guard path.hasSuffix(".tar") else { return try writeFolder(path).manifest }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw AuditError("packExists", "\(path) 已存在", "\(path) is there already")
        }
        let scratch = "\(path).part"
        try? FileManager.default.removeItem(atPath: scratch)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let (manifest, names) = try writeFolder(scratch)
        try TapeArchive.write(names, of: scratch, as: "jiazheng-audit", to: path)
        return manifest
    }

    private func writeFolder(_ path: String) throws -> (manifest: Manifest, names: [String]) {
        var kept = KeptHeads()
        kept.add(heads)
        for file in witnesses {
            try? file.read { db in
                try kept.read(db, of: file.service ?? "")
                kept.add(try LogHistory(in: db))
            }
        }
        let folder = try PackFolder(path: path)
        var manifest = Manifest(madeAt: madeAt)
        for file in stores {
            let (service, facts) = try file.read { db in try write(db, of: file, kept, to: folder) }
            manifest.services[service] = facts
        }
        try folder.write(packReadme, to: "README.md")
        try folder.write(packVerifierInPython, to: "verify.py")
        try folder.write(packVerifierInShell, to: "verify.sh")
        try folder.write(
            String(decoding: try CanonicalJSON.encode(manifest), as: UTF8.self) + "\n",
            to: "manifest.json"
        )
        try folder.seal()
        return (manifest, folder.names)
    }

    private func write(
        _ db: Database,
        of file: StoreFile,
        _ kept: KeptHeads,
        to folder: PackFolder
    ) throws -> (String, Manifest.Service) {
        let history = try LogHistory(in: db)
        let service = history.service
        let logKeys = LogKeys(keys, service, history)
        let head = try SignedTree(of: history, logKeys, file, in: db)
        try folder.write(head.note, to: "\(service)/head.note")
        try folder.write(head.keyFile, to: "\(service)/key.pem")
        var proven: Set<Int64> = []
        var ignored = Findings()
        let anchors = Set(kept.anchors(for: history, logKeys, &ignored).map(\.size))
        var count: Int64 = 0
        for known in kept.kept where known.service == service && anchors.contains(known.anchor.size) {
            guard let note = known.note, logKeys.believe(note), note.size <= head.checkpoint.size else { continue }
            count += 1
            try folder.write(note.text, to: "\(service)/heads/\(note.size)-\(count).note")
            guard !choice.isAll, note.size < head.checkpoint.size, proven.insert(note.size).inserted else { continue }
            let hashes = try head.consistency(from: note.size, in: db)
            try folder.write(hashes.map { $0 + "\n" }.joined(), to: "\(service)/consistency/\(note.size).txt")
        }
        let (events, closed) = try writeEvents(db, history, head, to: folder)
        let facts = Manifest.Service(
            complete: choice.isAll,
            events: events,
            closed: closed,
            size: String(head.checkpoint.size),
            root: "\(head.checkpoint.root)",
            heads: count
        )
        return (service, facts)
    }

    private func writeEvents(
        _ db: Database,
        _ history: LogHistory,
        _ head: SignedTree,
        to folder: PackFolder
    ) throws -> (Int64, Int64) {
        let lines = try folder.begin("\(history.service)/events.jsonl")
        let (condition, arguments) = choice.condition(upTo: head.checkpoint.size)
        var (count, closed): (Int64, Int64) = (0, 0)
        var disclosures: [String: Disclosure] = [:]
        let sql = "SELECT position, type, body FROM event WHERE \(condition) ORDER BY position"
        try db.walk(sql, arguments) { row in
            let (position, type) = (row.integer(0), row.text(1))
            let disclosure =
                disclosures[type] ?? KnownServices.disclosure(ofType: type, in: history.service)
            disclosures[type] = disclosure
            if includesClosed || disclosure == .open {
                try lines.write(row.bytes(2))
                try lines.write(CollectionOfOne(UInt8(ascii: "\n")))
            } else {
                closed += 1
                let digits = String(position)
                let sequence = String(repeating: "0", count: 20 - digits.count) + digits
                try lines.write("{\"leaf\":\"\(leafHash(of: row.bytes(2)))\",\"sequence\":\"\(sequence)\"}\n".utf8)
            }
            if !choice.isAll {
                let proof = try head.proof(of: position, leaf: leafHash(of: row.bytes(2)), in: db)
                try folder.write(proof, to: "\(history.service)/proofs/\(position).tlog-proof")
            }
            count += 1
            if count & 0x3ff == 0 {
                progress(AuditProgress(what: "export \(history.service)", done: position, total: head.checkpoint.size))
            }
            return true
        }
        try folder.finish(lines)
        return (count, closed)
    }
}
