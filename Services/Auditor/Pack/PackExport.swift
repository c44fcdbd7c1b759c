import Foundation
import GRDB
public import Model
public import Tables
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
    /// Who takes it, why, and for whom; it stands in the manifest and on the sheet.
    public var occasion = Occasion()
    /// In which encoding the events are also written as a table; nil for no table.
    public var table: TextEncoding?
    /// Who vouches for the whole pack; nil when nobody can.
    public var signer: PackSigner?
    /// Hears how far it has come.
    public var progress: @Sendable (AuditProgress) -> Void = { _ in }

    /// An export of these stores.
    public init(_ stores: [StoreFile], witnesses: [StoreFile], keys: TrustedKeys, madeAt: Moment) {
        self.stores = stores
        self.witnesses = witnesses
        self.keys = keys
        self.madeAt = madeAt
    }

    /// Who takes a pack, and what for.
    public struct Occasion: Hashable, Sendable {
        /// Who.
        public var by = ""
        /// Why.
        public var reason = ""
        /// For whom.
        public var recipient = ""

        /// Nobody has said.
        public init() {}
    }

    /// What a pack holds.
    public struct Manifest: Codable, Sendable {
        /// The form of the pack.
        public var format = "jiazheng-audit-pack/1"
        /// The number of the pack, which its sheet bears.
        public var number: String
        /// When it was made.
        public var madeAt: Moment
        /// The county whose logs they are, by its six digits.
        public var division: String
        /// Who took it.
        public var by: String
        /// Why.
        public var reason: String
        /// For whom.
        public var recipient: String
        /// Whose key has signed `pack.note`; nil when the pack is not signed.
        public var signedBy: String?
        /// The SHA-256 of each file but the manifest, the sheet and what is made of those.
        public var files: [String: String] = [:]
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
        var manifest = try Manifest(of: self)
        var publicKeys: [String: String] = [:]
        for file in stores {
            let (service, facts, key) = try file.read { db in try write(db, of: file, kept, to: folder) }
            manifest.services[service] = facts
            publicKeys[service] = key
        }
        try folder.write(packReadme, to: "README.md")
        try folder.write(packVerifierInPython, to: "verify.py")
        try folder.write(packVerifierInShell, to: "verify.sh")
        if let signer { try folder.write(SignedTree.pem(of: signer.publicKey), to: "pack.pem") }
        manifest.files = folder.digests
        let text = try CanonicalJSON.encode(manifest) + [UInt8(ascii: "\n")]
        try folder.write(String(decoding: text, as: UTF8.self), to: "manifest.json")
        let sheet = EvidenceSheet(manifest: manifest, manifestBytes: text, keys: publicKeys)
        try folder.write(try sheet.html(), to: "evidence.html")
        try folder.seal { try signer?.note(manifest.number, manifest.division, over: $0) }
        return (manifest, folder.names)
    }

    private func write(
        _ db: Database,
        of file: StoreFile,
        _ kept: KeptHeads,
        to folder: PackFolder
    ) throws -> (String, Manifest.Service, String) {
        let history = try LogHistory(in: db)
        let service = history.service
        let logKeys = LogKeys(keys, service, history)
        let head = try SignedTree(of: history, logKeys, file, in: db)
        try folder.write(head.note, to: "\(service)/head.note")
        try folder.write(head.keyFile, to: "\(service)/key.pem")
        var proven: Set<Int64> = []
        func prove(_ size: Int64) throws {
            guard !choice.isAll, size < head.checkpoint.size, proven.insert(size).inserted else { return }
            let hashes = try head.consistency(from: size, in: db)
            try folder.write(hashes.map { $0 + "\n" }.joined(), to: "\(service)/consistency/\(size).txt")
        }
        for (former, next) in zip(logKeys.named, logKeys.named.dropFirst()) where next.position <= head.checkpoint.size
        {
            try folder.write(SignedTree.pem(of: former.key), to: "\(service)/former/\(next.position).pem")
            guard let handover = next.handover, handover.size <= head.checkpoint.size else { continue }
            try folder.write(handover.text, to: "\(service)/former/\(next.position).note")
            try prove(handover.size)
        }
        var ignored = Findings()
        let anchors = Set(kept.anchors(for: history, logKeys, &ignored).map(\.size))
        var count: Int64 = 0
        for known in kept.kept where known.service == service && anchors.contains(known.anchor.size) {
            guard let note = known.note, logKeys.believe(note), note.size <= head.checkpoint.size else { continue }
            count += 1
            try folder.write(note.text, to: "\(service)/heads/\(note.size)-\(count).note")
            try prove(note.size)
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
        return (service, facts, head.keyFile.split(separator: "\n").dropFirst().first.map(String.init) ?? "")
    }

    private func writeEvents(
        _ db: Database,
        _ history: LogHistory,
        _ head: SignedTree,
        to folder: PackFolder
    ) throws -> (Int64, Int64) {
        let lines = try folder.begin("\(history.service)/events.jsonl")
        let sheet = try table.map {
            try folder.begin("\(history.service)/events.\($0 == .utf8 ? "csv" : "gb18030.csv")")
        }
        let rows = try sheet.map { try EventTable(table ?? .utf8, to: $0) }
        let (condition, arguments) = choice.condition(upTo: head.checkpoint.size)
        var (count, closed): (Int64, Int64) = (0, 0)
        var disclosures: [String: Disclosure] = [:]
        let sql = "SELECT position, type, body FROM event WHERE \(condition) ORDER BY position"
        try db.walk(sql, arguments) { row in
            let (position, type) = (row.integer(0), row.text(1))
            let disclosure =
                disclosures[type] ?? KnownServices.disclosure(ofType: type, in: history.service)
            disclosures[type] = disclosure
            let leaf = leafHash(of: row.bytes(2))
            if includesClosed || disclosure == .open {
                try lines.write(row.bytes(2))
                try lines.write(CollectionOfOne(UInt8(ascii: "\n")))
                try rows?.add(position, row.bytes(2), leaf: "\(leaf)")
            } else {
                closed += 1
                let digits = String(position)
                let sequence = String(repeating: "0", count: 20 - digits.count) + digits
                try lines.write("{\"leaf\":\"\(leaf)\",\"sequence\":\"\(sequence)\"}\n".utf8)
                try rows?.add(position, nil, leaf: "\(leaf)")
            }
            if !choice.isAll {
                let proof = try head.proof(of: position, leaf: leaf, in: db)
                try folder.write(proof, to: "\(history.service)/proofs/\(position).tlog-proof")
            }
            count += 1
            if count & 0x3ff == 0 {
                progress(AuditProgress(what: "export \(history.service)", done: position, total: head.checkpoint.size))
            }
            return true
        }
        try folder.finish(lines)
        if let sheet { try folder.finish(sheet) }
        return (count, closed)
    }
}

extension PackExport.Manifest {
    /// A manifest of what is about to be written; its number is the county's, by the moment.
    fileprivate init(of export: PackExport) throws {
        let division =
            try export.stores.first.map { file in try file.read { db in try LogHistory(in: db).division } } ?? ""
        let moment = export.madeAt.text.prefix(19).filter(\.isNumber)
        self.init(
            number: "QZ-\(division)-\(moment.prefix(8))-\(moment.suffix(6))",
            madeAt: export.madeAt,
            division: division,
            by: export.occasion.by,
            reason: export.occasion.reason,
            recipient: export.occasion.recipient,
            signedBy: export.signer?.name
        )
    }
}
