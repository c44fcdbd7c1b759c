import EventLog
import Foundation
import GRDB
import Identity
import Logging
public import Model
import ServiceKit
import Vault

/// Answers a service's own queries as they would have been answered at a moment.
///
/// The store is replayed into a folder of its own, with the rules of then, and the folder is gone afterwards. No vault is
/// opened: what is sealed stays sealed. The past is shown by today's program.
public struct AsOf: Sendable {
    /// The log.
    public var source: StoreFile
    /// When.
    public var end: ReplayRun.End
    /// In which role it is asked.
    public var role: Role
    /// Hears how far it has come.
    public var progress: @Sendable (AuditProgress) -> Void = { _ in }

    /// A look at a log as it stood then.
    public init(_ source: StoreFile, _ end: ReplayRun.End, role: Role = .auditor) {
        self.source = source
        self.end = end
        self.role = role
    }

    /// An answer with the position that it saw.
    public struct Answer: Sendable {
        /// The last event that it knew of.
        public let position: Int64
        /// When that was recorded.
        public let moment: Moment?
        /// The answer in canonical JSON.
        public let value: [UInt8]
    }

    /// Asks.
    ///
    /// - Parameters:
    ///   - method: One of the service's queries.
    ///   - params: Its parameters, a JSON object.
    /// - Returns: The answer.
    /// - Throws: `AuditError`, or what the query refuses.
    public func answer(_ method: String, _ params: JSONDocument) async throws -> Answer {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "as-of-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: scratch,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let service = try source.read { db in try LogHistory(in: db).service }
        return try await ask(try KnownServices.named(service), method, params, in: scratch)
    }

    private func ask<Owner: Served>(
        _: Owner.Type,
        _ method: String,
        _ params: JSONDocument,
        in scratch: String
    ) async throws -> Answer {
        guard let roles = PastQuestion<Owner>.roles(of: method) else {
            let names = PastQuestion<Owner>.queries(for: role).joined(separator: ", ")
            throw AuditError("queryUnknown", "没有查询 \(method)；可用：\(names)", "there is no query \(method): \(names)")
        }
        guard roles.contains(role) else {
            let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
            throw AuditError(
                "queryForOthers",
                "查询 \(method) 属于：\(names)（--role）",
                "\(method) is for \(names): name one with --role"
            )
        }
        var replay = ReplayRun(source, into: "\(scratch)/\(Owner.service).sqlite")
        replay.end = end
        replay.progress = progress
        let report = try replay.run()
        let store = try open(Owner.self, at: replay.path)
        defer { store.close() }
        guard store.head.position == report.position else {
            throw AuditError("replayTargetForeign", "重放所得的库不能打开", "the replayed store cannot be asked")
        }
        try MasterKeys.create(at: "\(scratch)/master")
        let vault = try VaultStore(
            path: "\(scratch)/vault.sqlite",
            masters: MasterKeys(readingFrom: "\(scratch)/master"),
            erased: ErasedList(path: "\(scratch)/erased.list"),
            erasedInLog: []
        )
        defer { try? vault.close() }
        let key = try ServiceKey.create(service: Owner.service, at: "\(scratch)/key")
        let moment = report.moment ?? Moment(milliseconds: 0)
        let caller = Caller(reading: role, as: .service("auditor"), at: moment)
        let question = PastQuestion(of: store, vault: vault, key: key, for: caller)
        let value = try await question.answer(method, params) ?? []
        return Answer(position: report.position, moment: report.moment, value: value)
    }

    /// Opens the replayed store with the rules of then; since they are those that the log names, nothing is written.
    private func open<Owner: Served>(_: Owner.Type, at path: String) throws -> EventStore<Owner> {
        let (history, moment, content) = try StoreFile(path: path).read { db in
            let history = try LogHistory(in: db)
            let sql = "SELECT content FROM ruleSet WHERE digest = ?"
            return (
                history,
                try Int64.fetchOne(db, sql: "SELECT max(moment) FROM event") ?? 0,
                try Data.fetchOne(db, sql: sql, arguments: [history.rules.last?.digest])
            )
        }
        guard let content else {
            throw AuditError("rulesMissing", "日志里没有当时的规则集", "the rule set of then is not kept in the store")
        }
        let rules = try RuleSet(canonical: [UInt8](content))
        let then = Moment(milliseconds: moment)
        var plan = EventStore<Owner>.Plan(
            path: path,
            identity: LogIdentity(division: history.division, service: Owner.service, program: "auditor", key: ""),
            readModels: Owner.readModels,
            rules: try Owner.rules(from: rules),
            county: rules.county,
            ruleSet: rules.bytes,
            vault: nil,
            timepiece: Timepiece { Timepiece.Reading(wall: then, monotonic: 0) },
            log: Logger(label: "auditor") { _ in SwiftLogNoOpLogHandler() }
        )
        plan.clocks = { Owner.clocks(after: $0) }
        plan.outgoing = { Owner.outgoing(after: $0) }
        return try EventStore(plan)
    }
}
