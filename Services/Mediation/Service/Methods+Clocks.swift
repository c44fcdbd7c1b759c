public import EventLog
public import GRDB
import Identity
import MediationDomain
public import Model
import ServiceKit

extension Mediation {
    /// What can be asked about the terms of cases, and what counts them anew.
    static var clockMethods: [Method<Mediation>] {
        let readers: Set<Role> = [.intakeOfficer, .mediator, .commerceSupervisor, .auditor]
        return [
            .query(
                "clock.explain",
                Message("逐项说明一件案件的各个期限", "explains every term of a case: law, start, pauses, last day, in words"),
                for: readers,
                taking: ClockQuery.self,
                giving: CaseTermsView.self,
                ClockDesk.terms
            ),
            .query(
                "clocks.moved",
                Message("列出因规则或日历更新而变动的期限", "lists the terms that newer rules, or a newer calendar, moved"),
                for: readers.union([.systemAdministrator]),
                taking: ClockMovesQuery.self,
                giving: Page<ClockMoveView>.self,
                ClockDesk.moves
            ),
            .command(
                "clocks.recompute",
                Message("按现行规则重新计算尚在进行的期限", "counts the running terms of cases by the rules in force"),
                for: [.intakeOfficer, .commerceSupervisor, .systemAdministrator],
                taking: CaseBatchRequest.self
            ) { request, door in
                let ids = try door.find { db in
                    let loaded = try EventStore<Mediation>.rulesLoaded(in: db)
                    return try Cases.countedBefore(loaded, after: request.after, limit: ClockDesk.batch, db)
                }
                return ids.map { .case(.term(step: .recompute), on: $0) }
            },
            .query(
                "case.abuseIndicators",
                Message("列出第十七条的判断因素；由人员据实判断", "shows the indicators of Article 17; a person decides, with reasons"),
                for: [.intakeOfficer, .mediator],
                taking: AbuseQuery.self,
                giving: AbuseView.self,
                AbuseDesk.indicators
            ),
        ]
    }

    /// A rule set that is loaded asks of every case with a running term to count it anew.
    public static func adoptions(
        ofRulesAt position: Int64,
        after subject: String?,
        in db: Database
    ) throws -> [Adoption<Mediation>] {
        let id = subject.flatMap { Clock("", of: $0).subject(Case.self) }
        return try Cases.countedBefore(position, after: id, limit: ClockDesk.batch, db).map {
            Adoption(subject: $0.stream, command: .case(.term(step: .recompute), on: $0))
        }
    }
}

/// Where questions about terms are answered.
enum ClockDesk {
    /// How many cases are counted anew in one go; each has at most three terms that rules count.
    static let batch = 64

    /// Every term of a case, explained.
    static func terms(_ query: ClockQuery, at desk: Desk<Mediation>) async throws -> CaseTermsView {
        let found = try await desk.read { db -> (StoredCase, [StoredTerm], [CaseTermView.Pause])? in
            let id =
                try query.id ?? query.reference.flatMap { try Cases.id(onOrder: $0.number, in: $0.channel, db) }
            guard let id, let item = try Cases.item(id, db) else { return nil }
            return (item, try Cases.terms(of: id, db), try Cases.pauses(of: id, db))
        }
        guard let (item, terms, pauses) = found else { throw Case.Rejection.caseUnknown.refusal }
        let rules = desk.rules
        return CaseTermsView(
            id: item.summary.id,
            number: item.summary.number,
            terms: terms.map { explained($0, pauses, rules) }
        )
    }

    private static func explained(
        _ term: StoredTerm,
        _ pauses: [CaseTermView.Pause],
        _ rules: MediationRules
    ) -> CaseTermView {
        var view = term.view
        view.name = term.basis.first.flatMap(rules.name(of:)) ?? view.clock.displayName
        if view.clock == .mediate { view.pauses = pauses }
        view.rules = term.basis.map {
            CaseTermView.Rule(basis: $0, law: rules.source(of: $0), explanation: rules.explanation(of: $0))
        }
        return view
    }

    /// A page of the terms that were moved.
    static func moves(_ query: ClockMovesQuery, at desk: Desk<Mediation>) async throws -> Page<ClockMoveView> {
        let limit = PageRequest.limit(query.pageSize)
        let after = query.pageToken.flatMap { Int64($0) } ?? 0
        let items = try await desk.read { db in try Cases.moves(since: query.since, after: after, limit: limit + 1, db)
        }
        return Page(items, limit: limit) { $0.position }
    }
}

extension CaseClockName {
    /// What it is for, where no rule says it.
    fileprivate var displayName: String {
        switch self {
        case .accept: "受理或者不予受理并告知投诉人"
        case .mediate: "达成调解协议"
        case .tellTermination: "终止调解告知双方"
        case .inspect: "劳动保障监察调查完成"
        case .instruct: "领导批示反馈"
        case .perform: "履行调解协议"
        }
    }
}
