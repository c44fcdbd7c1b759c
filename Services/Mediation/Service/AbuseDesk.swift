import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where the indicators of Article 17 are counted; what they mean is a person's to decide.
enum AbuseDesk {
    /// What speaks for a complaint that is none.
    static func indicators(_ query: AbuseQuery, at desk: Desk<Mediation>) async throws -> AbuseView {
        let found = try await desk.read { db -> (StoredCase, StoredOrder?)? in
            let id =
                try query.id ?? query.reference.flatMap { try Cases.id(onOrder: $0.number, in: $0.channel, db) }
            guard let id, let item = try Cases.item(id, db) else { return nil }
            let order = try item.opening.orders.first.flatMap { try Orders.order($0, mayKnowReports: false, db) }
            return (item, order)
        }
        guard let (item, order) = found else { throw Case.Rejection.caseUnknown.refusal }
        var indicators: [AbuseIndicator] = []
        for rule in desk.rules.abuse {
            let count: Int? =
                switch rule.counts {
                case .samePerson: try await cases(like: item, rule, byTheSame: true, desk)
                case .concentrated: try await cases(like: item, rule, byTheSame: false, desk)
                case .sharedContact: try persons(behind: order, because: query.reason, desk)
                }
            guard let count else { continue }
            indicators.append(
                AbuseIndicator(
                    rule: rule.id,
                    name: rule.name,
                    article: rule.article,
                    found: count,
                    threshold: rule.threshold
                )
            )
        }
        return AbuseView(indicators: indicators)
    }

    /// How many cases there are against the same enterprise in the days before, this one included.
    private static func cases(
        like item: StoredCase,
        _ rule: AbuseRule,
        byTheSame: Bool,
        _ desk: Desk<Mediation>
    ) async throws -> Int? {
        guard let enterprise = item.summary.enterprise else { return nil }
        let (last, person) = (item.summary.receivedOn, item.opening.complainant)
        let first = last.adding(days: -rule.days)
        return try await desk.read { db in
            try Cases.count(against: enterprise, by: byTheSame ? person : nil, from: first, through: last, db)
        }
    }

    /// How many persons gave the same telephone number; counted only for a reason, which is recorded.
    private static func persons(
        behind order: StoredOrder?,
        because reason: String?,
        _ desk: Desk<Mediation>
    ) throws -> Int? {
        guard let order, let phone = order.receipt.complainant.phone, let reason else { return nil }
        let stream = order.summary.order.stream
        guard let text = try desk.open(phone, as: .phone, of: stream, because: reason) else { return nil }
        return Set(try desk.persons(matching: .phone, text)).count
    }
}
