import EventLog
import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where candidates for one dispute are found; a person decides.
enum DuplicateDesk {
    /// The most candidates of one answer.
    static let limit = 100

    static func candidates(_ query: DuplicateQuery, at desk: Desk<Mediation>) async throws -> DuplicateCandidates {
        let probe = try await Probe(query, at: desk)
        let rules = desk.rules.duplicates.filter { $0.use == .candidate && $0.isInForce(on: probe.day) }
        let limit = min(max(query.pageSize ?? 20, 1), Self.limit)
        let found = try await desk.read { db in try Found(probe, rules, limit: limit, db) }
        let all = desk.rules
        let indicators = try await desk.read { db in try Self.indicators(probe, all, db) }
        guard let reason = query.reason else {
            return DuplicateCandidates(items: found.items, indicators: indicators, dismissed: found.dismissed)
        }
        return DuplicateCandidates(
            items: try await open(found.items, because: reason, desk),
            indicators: indicators,
            dismissed: found.dismissed
        )
    }

    /// The same candidates with who called and what was told.
    private static func open(
        _ items: [DuplicateCandidate],
        because reason: String,
        _ desk: Desk<Mediation>
    ) async throws -> [DuplicateCandidate] {
        let ids = items.flatMap(\.orders).map(\.order)
        let receipts = try await desk.read { db in
            try ids.reduce(into: [:]) { receipts, id in
                receipts[id] = try Orders.order(id, mayKnowReports: false, db)?.receipt
            }
        }
        var items = items
        for (place, item) in items.enumerated() {
            items[place].orders = try item.orders.map { order in
                var order = order
                guard let receipt = receipts[order.order] else { return order }
                let stream = order.order.stream
                order.name = try receipt.complainant.name.flatMap {
                    try desk.open($0, as: .name, of: stream, because: reason)
                }
                order.narrative = try desk.open(receipt.narrative, as: .narrative, of: stream, because: reason)
                return order
            }
        }
        return items
    }

    /// Counts that a person may weigh; with nothing to count against there are none.
    private static func indicators(
        _ probe: Probe,
        _ rules: MediationRules,
        _ db: Database
    ) throws -> [AbuseSign] {
        var indicators: [AbuseSign] = []
        if let rule = rules.duplicateRule(.cluster, on: probe.day), let threshold = rule.count {
            let days = rule.withinDays ?? 0
            let orders = try Signs.orders(
                against: Array(probe.enterprises),
                from: probe.day.adding(days: -days),
                to: probe.day.adding(days: days),
                db
            )
            let wanted = Set(rule.signs ?? [])
            let alike = orders.filter { wanted.isSubset(of: probe.signs(of: $0)) }
            let count = Set(alike.map(\.view.order)).count
            if count >= threshold { indicators.append(indicator(rule, count, threshold)) }
        }
        if let rule = rules.duplicateRule(.sharedPhone, on: probe.day), let threshold = rule.count {
            let count = probe.phonePersons.count
            if count >= threshold { indicators.append(indicator(rule, count, threshold)) }
        }
        return indicators
    }

    private static func indicator(_ rule: DuplicateRule, _ count: Int, _ threshold: Int) -> AbuseSign {
        AbuseSign(rule: rule.id, name: rule.name, count: count, threshold: threshold, withinDays: rule.withinDays)
    }
}

/// What the tables have that may be the same dispute.
private struct Found: Sendable {
    var items: [DuplicateCandidate] = []
    var dismissed = 0

    init(_ probe: Probe, _ rules: [DuplicateRule], limit: Int, _ db: Database) throws {
        let own = probe.orders.map(\.value) + probe.cases.map(\.value)
        let others = try Dismissals.others(than: own, db)
        var groups: [UniqueID: [(order: SignedOrder, why: [LikenessView], rank: Int)]] = [:]
        var leftOut: Set<UniqueID> = []
        for order in try Self.orders(like: probe, rules, db) where !probe.isOwn(order) {
            let (why, rank) = Self.why(order, probe, rules)
            guard !why.isEmpty else { continue }
            let key = order.live?.value ?? order.view.order.value
            let names = [order.view.order.value, order.caseID?.value, order.live?.value].compactMap(\.self)
            if names.contains(where: others.contains) {
                leftOut.insert(key)
            } else {
                groups[key, default: []].append((order, why, rank))
            }
        }
        dismissed = leftOut.count
        let sorted = groups.filter { !leftOut.contains($0.key) }.sorted { left, right in
            let (one, other) = (left.value.map(\.rank).min() ?? 0, right.value.map(\.rank).min() ?? 0)
            return (one, right.key) < (other, left.key)
        }
        items = try sorted.prefix(limit).map { _, group in try Self.candidate(group, db) }
    }

    /// Orders of the same people and against the same enterprises, within the longest of the windows.
    private static func orders(
        like probe: Probe,
        _ rules: [DuplicateRule],
        _ db: Database
    ) throws -> [SignedOrder] {
        let days = rules.compactMap(\.withinDays).max() ?? 0
        let (from, to) = (probe.day.adding(days: -days), probe.day.adding(days: days))
        let persons = Array(probe.phonePersons.union(probe.contractPersons).sorted().prefix(Signs.lookLimit))
        return try Signs.orders(by: persons, from: from, to: to, db)
            + Signs.orders(against: Array(probe.enterprises), from: from, to: to, db)
    }

    private static func why(
        _ order: SignedOrder,
        _ probe: Probe,
        _ rules: [DuplicateRule]
    ) -> (why: [LikenessView], rank: Int) {
        let signs = probe.signs(of: order)
        let told = LikenessSign.allCases.filter(signs.contains)
        let apart = abs(probe.day.number - order.view.receivedOn.number)
        let fitting = rules.enumerated().filter { _, rule in
            Set(rule.signs ?? []).isSubset(of: signs) && rule.withinDays.map { apart <= $0 } ?? true
        }
        return (
            fitting.map { LikenessView(rule: $0.element.id, name: $0.element.name, signs: told) },
            fitting.first?.offset ?? rules.count
        )
    }

    private static func candidate(
        _ group: [(order: SignedOrder, why: [LikenessView], rank: Int)],
        _ db: Database
    ) throws -> DuplicateCandidate {
        let summary = try group.first?.order.live.flatMap { try Cases.item($0, db)?.summary }
        var seen: Set<Order.ID> = []
        let orders = group.map(\.order.view).filter { seen.insert($0.order).inserted }
        let strongest = group.min { $0.rank < $1.rank }
        return DuplicateCandidate(
            case: summary,
            enterpriseName: try summary?.enterprise.flatMap { try Enterprises.name(of: $0, db) },
            orders: orders.sorted { ($0.receivedOn, $0.order) < ($1.receivedOn, $1.order) },
            why: strongest?.why ?? [],
            advice: Self.advice(on: summary?.stage)
        )
    }

    private static func advice(on stage: CaseStage?) -> Message {
        switch stage {
        case nil:
            Message("该工单尚未立案；如属同一件，请一并立案", "no case was opened on it yet; open one on both orders")
        case .waiting, .mediating:
            Message("在办：如属同一件，记为催办并关联该案，不另计法定期限", "open: enter it as a reminder on that case; no new statutory term")
        case .referred:
            Message("已移送：如属同一件，请关联该案并告知去处", "referred: link it to that case and say where it went")
        case .agreed:
            Message("已达成协议待履行：如属同一件，请关联该案", "agreed and to be performed: link it to that case")
        case .refused, .performed, .unperformed, .terminated, .handedOver, .inspected:
            Message(
                "已办结，不再重开：同一争议依第十六条第二项处理，有新事实的另行立案",
                "over and not reopened: Article 16, item 2, or a new case on new facts"
            )
        }
    }
}

extension Enterprises {
    /// The name on its licence.
    static func name(of id: Enterprise.ID, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(
            sql: "SELECT json_extract(names, '$[0]') FROM knownEnterprise WHERE id = ?"
        )
        return try String.fetchOne(statement, arguments: [id])
    }
}
