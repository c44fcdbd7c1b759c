import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What can be asked about cases, and about the enterprises that callers may mean.
    static var caseQueries: [Method<Mediation>] {
        let readers: Set<Role> = [.intakeOfficer, .mediator, .commerceSupervisor, .auditor]
        return [
            .query(
                "case.get",
                Message("查看一件案件及其期限", "shows a case with its terms of time"),
                for: readers,
                taking: CaseQuery.self,
                giving: CaseView.self,
                CaseDesk.item
            ),
            .query(
                "case.list",
                Message("按到期日列出未办结的案件", "lists the cases somebody still has to act on, by what is due first"),
                for: readers,
                taking: CaseListQuery.self,
                giving: Page<CaseSummary>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let items = try await desk.read { db in try Cases.open(query, limit: limit, db) }
                let last = items.count == limit ? items.last : nil
                return Page(items: items, nextPageToken: last.map { "\($0.due?.description ?? "")/\($0.id)" })
            },
            .query(
                "enterprise.candidates",
                Message("按名称或招牌查找可能被投诉的企业", "finds the enterprises a caller may mean by a name or a shop sign"),
                for: [.hotlineClerk, .intakeOfficer, .mediator],
                taking: CandidateQuery.self,
                giving: CandidatesView.self
            ) { query, desk in
                CandidatesView(
                    items: try await desk.read { db in try Enterprises.candidates(for: query.text.text, db) }
                )
            },
        ]
    }
}

/// Where questions about one case are answered.
enum CaseDesk {
    /// One case; what is sealed in it only for a reason.
    static func item(_ query: CaseQuery, at desk: Desk<Mediation>) async throws -> CaseView {
        let found = try await desk.read { db -> FoundCase? in
            let id =
                try query.id
                ?? query.reference.flatMap { try Cases.id(onOrder: $0.number, in: $0.channel, db) }
                .map { try Merges.live(of: $0, db) }
            guard let id, let item = try Cases.item(id, db) else { return nil }
            return FoundCase(
                item: item,
                basis: try Cases.basis(of: id, db),
                work: try Cases.work(on: id, db),
                tellings: try Cases.tellings(of: id, db),
                sessions: try Cases.sessions(of: id, db),
                orders: try Orders.orders(of: id, db),
                ties: try Merges.ties(of: id, db),
                dangers: try Dangers.open(inCase: id, db)
            )
        }
        guard let found else { throw Case.Rejection.caseUnknown.refusal }
        let (item, rules) = (found.item, desk.rules)
        func open(_ sealed: Sealed?, as kind: SealKind = .narrative) throws -> String? {
            guard let sealed, let reason = query.reason else { return nil }
            return try desk.open(sealed, as: kind, of: item.summary.id.stream, because: reason)
        }
        var view = CaseView(
            summary: item.summary,
            complainant: item.opening.complainant,
            orders: found.orders,
            clocks: found.basis.map { CaseClockView(basis: $0, explanation: rules.explanation(of: $0)) },
            work: found.work,
            ending: try item.ending.map {
                CaseEndingView(on: $0.on, ground: $0.ground, law: $0.law, told: nil, reason: try open($0.reason))
            },
            terms: try item.terms.map {
                AgreedTermView(what: try open($0.what), amount: $0.amount, performBy: $0.performBy)
            }
        )
        view.ending?.told = item.ending?.told.map { Telling(how: $0.how, at: $0.at, evidence: $0.evidence, by: $0.by) }
        view.tellings = try found.tellings.map { CaseTellingView($0, note: try open($0.telling.note, as: .remark)) }
        view.sessions = found.sessions
        view.dangers = found.dangers
        view.mergedInto = found.ties.into
        view.merged = found.ties.merged.isEmpty ? nil : found.ties.merged
        return view
    }
}

/// What is read of one case at one moment.
private struct FoundCase {
    var item: StoredCase
    var basis: [Basis]
    var work: CaseWorkView?
    var tellings: [CaseTelling]
    var sessions: [CaseSession]
    var orders: [Order.ID]
    var ties: MergeTies
    var dangers: [DangerKind]?
}
