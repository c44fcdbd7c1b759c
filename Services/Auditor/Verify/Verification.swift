import EventLog
import Foundation
import GRDB
import Model
import Transparency

/// Verifies stores against themselves, against each other, and against heads that were kept elsewhere.
///
/// It only reads. What is wrong is told entry by entry, and the walk goes on behind each fault.
public struct Verification: Sendable {
    /// The stores; those of one county together, so that each other's witnesses are heard.
    public var stores: [StoreFile]
    /// Heads that were kept outside the server.
    public var heads: [SignedHeads.Head] = []
    /// The keys that are believed.
    public var keys: TrustedKeys
    /// Hears how far it has come.
    public var progress: @Sendable (AuditProgress) -> Void = { _ in }

    /// A verification of these stores.
    public init(_ stores: [StoreFile], keys: TrustedKeys = TrustedKeys()) {
        self.stores = stores
        self.keys = keys
    }

    /// Verifies everything.
    public func run() async -> VerifyReport {
        let began = ContinuousClock.now
        var report = VerifyReport()
        var heads = KeptHeads()
        heads.add(self.heads)
        // What others keep is read before the logs' own ends, so that a log that grows meanwhile is never too short.
        for file in stores {
            try? file.read { db in try heads.read(db, of: file.service ?? "") }
        }
        var opened: [Opened] = []
        for file in stores { opened.append(Opened(file)) }
        for store in opened { if let history = store.history { heads.add(history) } }
        var causes: [EventCheck.Causes?] = []
        let histories = Dictionary(opened.compactMap { $0.history }.map { ($0.service, $0) }) { first, _ in first }
        for store in opened {
            let (result, named) = await verify(store, heads, histories)
            report.stores.append(result)
            causes.append(named)
        }
        checkCauses(opened, causes, &report)
        checkParked(opened, &report)
        report.milliseconds = Int64(began.duration(to: .now) / .milliseconds(1))
        return report
    }

    /// A store with what it says of itself.
    private struct Opened: Sendable {
        let file: StoreFile
        var history: LogHistory?
        var findings = Findings()

        init(_ file: StoreFile) {
            self.file = file
            do {
                let read = try file.read { db in try LogHistory(in: db) }
                guard !read.service.isEmpty || read.head > 0 else {
                    findings.add(.openingMissing, nil, file.path)
                    return
                }
                history = read
                if let wanted = file.service, wanted != read.service {
                    findings.add(.storeForeign, nil, "\(wanted) ← \(read.service)")
                }
            } catch {
                let code = (error as? DatabaseError).map { "SQLite \($0.extendedResultCode.rawValue)" } ?? "\(error)"
                findings.add(.fileUnreadable, nil, code)
            }
        }
    }

    private func verify(
        _ store: Opened,
        _ heads: KeptHeads,
        _ histories: [String: LogHistory]
    ) async -> (VerifyReport.Store, EventCheck.Causes?) {
        var result = VerifyReport.Store(store.file)
        var findings = store.findings
        guard let history = store.history else {
            result.add(findings)
            return (result, nil)
        }
        result.service = store.file.service ?? history.service
        let logKeys = LogKeys(keys, history.service, history)
        if logKeys.isForeign { findings.add(.keyForeign, at: 1) }
        if !logKeys.isProven { findings.note(.keyUnproven) }
        for position in logKeys.unsigned { findings.add(.keyChangeUnsigned, at: position) }
        for position in logKeys.uncertified { findings.add(.keyUncertified, at: position) }
        for position in logKeys.vouchedByFormer { findings.note(.keyByFormer, "\(position)") }
        let anchors = heads.anchors(for: history, logKeys, &findings)
        if !heads.hasOutsideHead(of: history.service) { findings.note(.noOutsideHead) }
        let (file, trusted) = (store.file, keys)
        let peers: @Sendable (String) -> LogKeys = { peer in
            guard histories[peer] != nil || trusted.keys[peer] != nil else { return .unknown }
            return LogKeys(trusted, peer, histories[peer])
        }
        let (events, tables) = await withTaskGroup(of: Part.self) { group in
            group.addTask { .events(Self.checkEvents(file, history, logKeys, anchors, progress)) }
            group.addTask { .tables(Self.checkTables(file, history, logKeys, peers) { $0.run(in: $1) }) }
            group.addTask { .file(Self.checkTables(file, history, logKeys, peers) { $0.runOnFile(in: $1) }.findings) }
            var parts: (events: Result<EventCheck.Outcome, any Error>?, tables: TableChecks.Outcome?) = (nil, nil)
            for await part in group {
                switch part {
                case .events(let outcome): parts.events = outcome
                case .tables(let outcome): parts.tables = outcome
                case .file(let found): findings.merge(found)
                }
            }
            return parts
        }
        if let tables {
            findings.merge(tables.findings)
            result.checkpoints = tables.checkpoints
            result.witnesses = tables.witnesses
        }
        result.epochs = history.lives.map(\.epoch)
        result.headsCompared = Int64(anchors.count)
        var causes: EventCheck.Causes?
        switch events {
        case .success(let outcome):
            findings.merge(outcome.findings)
            result.events = outcome.checked
            result.root = "\(outcome.root)"
            result.signedSize = outcome.signed
            result.causes = Int64(outcome.causes.ids.count)
            if outcome.signed < outcome.head { findings.note(.unsignedEnd, "\(outcome.signed + 1)–\(outcome.head)") }
            if let tables, tables.streams != outcome.streams {
                findings.add(.fileDamaged, nil, "event (stream, version)")
            }
            if let tables, tables.answers != outcome.answers {
                let found = try? file.read { db in
                    var search = AnswerSearch(history: history)
                    return try search.run(in: db)
                }
                if let found { findings.merge(found) }
            }
            causes = outcome.causes
        case .failure(let error): findings.add(.fileUnreadable, nil, "\(error)")
        case nil: break
        }
        result.add(findings)
        return (result, causes)
    }

    private enum Part: Sendable {
        case events(Result<EventCheck.Outcome, any Error>)
        case tables(TableChecks.Outcome)
        case file(Findings)
    }

    private static func checkTables(
        _ file: StoreFile,
        _ history: LogHistory,
        _ keys: LogKeys,
        _ peers: @escaping @Sendable (String) -> LogKeys,
        _ run: (inout TableChecks, Database) -> TableChecks.Outcome
    ) -> TableChecks.Outcome {
        var checks = TableChecks(history: history, keys: keys, peers: peers)
        do { return try file.read { db in run(&checks, db) } } catch {
            var outcome = TableChecks.Outcome()
            outcome.findings.add(.fileUnreadable, nil, "\(error)")
            return outcome
        }
    }

    private static func checkEvents(
        _ file: StoreFile,
        _ history: LogHistory,
        _ keys: LogKeys,
        _ anchors: [Anchor],
        _ progress: @escaping @Sendable (AuditProgress) -> Void
    ) -> Result<EventCheck.Outcome, any Error> {
        Result {
            try file.read { db in
                let tiles = try db.makeStatement(sql: "SELECT hashes FROM tile WHERE level = ? AND number = ?")
                let notes = try Row.fetchCursor(
                    db,
                    sql: "SELECT size, note FROM checkpoint WHERE size > 0 AND size <= ? ORDER BY size",
                    arguments: [history.checkpointEnd]
                )
                let note = try db.makeStatement(sql: "SELECT note FROM checkpoint WHERE size = ?")
                let ruleSets = try String.fetchSet(db, sql: "SELECT digest FROM ruleSet")
                let walk = try TreeWalk(
                    foreign: anchors,
                    nextOwn: {
                        while let row = try notes.next() {
                            guard let checkpoint = try? Checkpoint(parsing: row["note"]) else { continue }
                            return Anchor(size: row["size"], root: checkpoint.root, origin: .own, place: "checkpoint")
                        }
                        return nil
                    },
                    isSigned: { anchor in
                        guard case .own = anchor.origin else { return true }
                        let text = try String.fetchOne(note, arguments: [anchor.size])
                        guard let checkpoint = try text.map({ try Checkpoint(parsing: $0) }) else { return false }
                        return checkpoint.size == anchor.size && keys.believe(checkpoint)
                    },
                    stored: { level, number in
                        guard let data = try Data.fetchOne(tiles, arguments: [level, number]) else { return nil }
                        return Tile(level: level, index: number, hashes: [UInt8](data))?.nodes
                    }
                )
                var check = EventCheck(history: history, ruleSets: ruleSets, walk: walk) { done in
                    progress(AuditProgress(what: "verify \(history.service)", done: done, total: history.head))
                }
                return try check.run(in: db)
            }
        }
    }

    /// Looks up every cause, wherever it is: it must be there, stand before its effect, and be of the same affair.
    private func checkCauses(_ opened: [Opened], _ causes: [EventCheck.Causes?], _ report: inout VerifyReport) {
        var checks = zip(opened, causes).map { store, named in
            CauseCheck(named ?? EventCheck.Causes(), of: store.history?.service ?? "")
        }
        for store in opened {
            try? store.file.read { db in try CauseCheck.look(&checks, in: db, of: store.history?.service ?? "") }
        }
        let given = Set(opened.compactMap { $0.history?.service })
        let wasRestored = opened.contains { ($0.history?.lives.count ?? 0) > 1 }
        for (index, check) in checks.enumerated() where causes[index] != nil {
            var findings = Findings()
            for position in check.strayed { findings.add(.correlationDiffers, at: position) }
            for position in check.preceding { findings.add(.causeLater, at: position) }
            let missing = check.missing
            if !missing.isEmpty {
                let followed = try? opened[index].file.read { db in
                    try String.fetchSet(db, sql: "SELECT DISTINCT peer FROM position")
                }
                if !(followed ?? []).isSubset(of: given) {
                    findings.note(.causesElsewhere, "\(missing.count)")
                    report.stores[index].uncheckedCauses = Int64(missing.count)
                } else if wasRestored {
                    findings.note(.causesLost, missing.prefix(20).map(String.init).joined(separator: ", "))
                    report.stores[index].uncheckedCauses = Int64(missing.count)
                } else {
                    for position in missing { findings.add(.causeMissing, at: position) }
                }
            }
            report.stores[index].add(findings)
        }
    }

    /// What waits for a person is what its log has.
    private func checkParked(_ opened: [Opened], _ report: inout VerifyReport) {
        for (index, store) in opened.enumerated() {
            var findings = Findings()
            let parked = try? store.file.read { db in
                try Row.fetchAll(db, sql: "SELECT peer, sequence, body FROM parked ORDER BY peer, sequence")
            }
            for row in parked ?? [] {
                let (peer, sequence, body): (String, Int64, Data) = (row["peer"], row["sequence"], row["body"])
                guard let other = opened.first(where: { $0.history?.service == peer }) else { continue }
                let there = try? other.file.read { db in
                    try Data.fetchOne(db, sql: "SELECT body FROM event WHERE position = ?", arguments: [sequence])
                }
                if there != body { findings.add(.parkedDiffers, nil, "\(peer) \(sequence)") }
            }
            report.stores[index].add(findings)
        }
    }
}
