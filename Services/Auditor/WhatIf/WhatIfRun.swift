import Decisions
import EventLog
import Foundation
import GRDB
import Model
public import ServiceKit

/// Asks another version of the rules about everything that rules have decided, subject by subject.
public struct WhatIfRun: Sendable {
    /// The logs.
    public var stores: [StoreFile]
    /// The rules that are asked.
    public var rules: RuleSet
    /// How far to go.
    public var end = ReplayRun.End.head
    /// Hears how far it has come.
    public var progress: @Sendable (AuditProgress) -> Void = { _ in }

    /// A question about these logs.
    public init(_ stores: [StoreFile], rules: RuleSet) {
        self.stores = stores
        self.rules = rules
    }

    /// Asks.
    ///
    /// - Throws: What is wrong with the rules, with a store, or an event that cannot be read.
    public func run() throws -> WhatIfReport {
        var report = WhatIfReport()
        for file in stores {
            try file.read { db in
                let history = try LogHistory(in: db)
                guard let last = try? ReplayRun.position(of: end, history, in: db) else { return }
                try ask(try KnownServices.named(history.service), upTo: last, of: file, in: db, &report)
            }
        }
        return report
    }

    private func ask<Owner: Audited>(
        _: Owner.Type,
        upTo last: Int64,
        of file: StoreFile,
        in db: Database,
        _ report: inout WhatIfReport
    ) throws {
        let other = try Owner.rules(from: rules)
        var sources = RuleSources(try RuleSources.kept(in: db), other: rules.bytes)
        for subject in Owner.subjects {
            guard let kind = subject as? any Rederivable.Type else { continue }
            progress(AuditProgress(what: "what-if \(subject.name)", done: 0, total: last))
            try ask(kind, other, service: Owner.service, upTo: last, in: db, &sources, &report)
        }
    }

    /// The log is gone through stream by stream, so that one subject's state at a time is in memory.
    private func ask<Kind: Rederivable>(
        _: Kind.Type,
        _ rules: any Sendable,
        service: String,
        upTo last: Int64,
        in db: Database,
        _ sources: inout RuleSources,
        _ report: inout WhatIfReport
    ) throws {
        guard let rules = rules as? Kind.Rules else { return }
        var state = Kind.State.initial
        var stream = ""
        var number: String?
        let prefix = "cn.jiazheng.\(service).\(Kind.name)."
        let sql = """
            SELECT position, stream, type, moment, body FROM event WHERE stream >= ? AND stream < ? AND position <= ?
            ORDER BY stream, version
            """
        let rows = try Row.fetchCursor(db, sql: sql, arguments: ["\(Kind.name)/", "\(Kind.name)0", last])
        while let row = try rows.next() {
            let (position, type): (Int64, String) = (row["position"], row["type"])
            let moment = Moment(milliseconds: row["moment"])
            guard let root = try? JSONDocument([UInt8](row["body"] as Data)).root, let data = root["data"],
                let event = try? Kind.Event(type: String(type.dropFirst(prefix.count)), data: data, recordedAt: moment)
            else { throw Self.unreadable(position) }
            if stream != row["stream"] as String {
                (stream, state) = (row["stream"], Kind.State.initial)
                number = (try? data["number"]?.decode(FileNumber.self))?.description
            }
            let place = WhatIfReport.Difference(
                service: service,
                subject: stream,
                number: number,
                position: position,
                at: moment,
                type: String(type.dropFirst("cn.jiazheng.\(service).".count)),
                field: ""
            )
            sources.decided = root["rules"]?.string
            let outcome = Kind.rederived(event, before: state, WhatIf(rules, at: moment))
            Self.note(outcome, event.basis, at: place, &sources, &report)
            state.evolve(event)
        }
    }

    private static func note(
        _ outcome: Rederived,
        _ basis: [Basis],
        at place: WhatIfReport.Difference,
        _ sources: inout RuleSources,
        _ report: inout WhatIfReport
    ) {
        let comparison: GroundComparison
        switch outcome {
        case .unruled: return
        case .never(let because):
            report.ruled += 1
            report.uncomputed[place.type, default: .init(count: 0, because: because)].count += 1
            return
        case .computed(let would): comparison = GroundComparison(was: basis, would: would)
        case .weighed(let was, let would): comparison = GroundComparison(was: was, would: would)
        }
        report.ruled += 1
        report.computed += 1
        for difference in comparison.differences {
            var told = place
            told.field = difference.field
            (told.was, told.rule) = (difference.was, difference.rule)
            (told.would, told.otherRule) = (difference.would, difference.otherRule)
            told.source = difference.rule.flatMap { sources.then($0) }
            told.otherSource = difference.otherRule.flatMap { sources.other($0) }
            report.add(told)
        }
    }

    private static func unreadable(_ position: Int64) -> AuditError {
        AuditError(
            "eventUnreadable",
            "第 \(position) 号记录无法读取；先运行 jiazheng audit verify",
            "event \(position) cannot be read; run `jiazheng audit verify` first"
        )
    }
}

/// Where rules stand: in the set that decided an event, and in the one that is asked.
struct RuleSources {
    private var kept: [String: [UInt8]]
    private var read: [String: [String: JSONDocument.Node]] = [:]
    private let asked: [String: JSONDocument.Node]
    /// The first digits of the set that decided the event at hand.
    var decided: String?

    init(_ kept: [String: [UInt8]], other: [UInt8]) {
        self.kept = kept
        asked = StoryRuleBook.entries(of: other)
    }

    static func kept(in db: Database) throws -> [String: [UInt8]] {
        let rows = try Row.fetchAll(db, sql: "SELECT digest, content FROM ruleSet")
        return Dictionary(rows.map { ($0["digest"] as String, [UInt8]($0["content"] as Data)) }) { first, _ in first }
    }

    mutating func then(_ rule: String) -> String? {
        guard let decided, let digest = kept.keys.first(where: { $0.hasPrefix(decided) }) else { return nil }
        if read[digest] == nil { read[digest] = StoryRuleBook.entries(of: kept[digest] ?? []) }
        return Self.source(of: rule, in: read[digest] ?? [:])
    }

    func other(_ rule: String) -> String? { Self.source(of: rule, in: asked) }

    private static func source(of rule: String, in entries: [String: JSONDocument.Node]) -> String? {
        let entry = entries[rule] ?? entries[rule.split(separator: ".").last.map(String.init) ?? rule]
        return (entry?["source"] ?? entry?["article"])?.string
    }
}
