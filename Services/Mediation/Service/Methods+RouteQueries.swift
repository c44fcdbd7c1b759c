import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit

extension Mediation {
    /// What can be asked about ways, and the figures.
    static var routeQueries: [Method<Mediation>] {
        let readers: Set<Role> = [.intakeOfficer, .mediator, .head, .auditor]
        return [
            .query(
                "route.explain",
                Message("说明按哪条规则分送何处，为什么其他规则不适用", "which rule sends it where, and why the others do not fit"),
                for: [.hotlineClerk, .intakeOfficer, .mediator, .head, .commerceSupervisor, .auditor],
                taking: RouteQuestion.self,
                giving: RouteExplanation.self,
                RouteDesk.explanation
            ),
            .query(
                "route.get",
                Message("查看一事项的承办单位和流转经过", "where something lies and how it came there"),
                for: readers,
                taking: RouteQuery.self,
                giving: RouteView.self
            ) { query, desk in
                let (item, coHandlers, hops) = try await RouteDesk.item(query.id, desk)
                return RouteView(assignment: item.view(desk.rules.routing, coHandlers: coHandlers), hops: hops)
            },
            .query(
                "route.queue",
                Message("列出一个单位待办的事项，最久的在前", "lists what lies with a unit, longest first"),
                for: readers,
                taking: RouteQueueQuery.self,
                giving: Page<AssignmentView>.self,
                RouteDesk.queue
            ),
        ]
    }

    /// How the work goes.
    static var figureMethods: [Method<Mediation>] {
        [
            .query(
                "figures.get",
                Message("一段时间的办理指标，可按过去任一时点重现", "the figures of a period, as they were known at any past moment"),
                for: [.intakeOfficer, .head, .commerceSupervisor, .auditor],
                taking: FiguresQuery.self,
                giving: FiguresView.self
            ) { query, desk in
                guard query.from <= query.to else { throw Refusal.periodReversed }
                let (days, mayKnow) = (query.from...query.to, desk.caller.mayKnowReports)
                let intake = desk.rules.routing.intake
                return try await desk.read { db in
                    let known = try FigureSteps.position(asOf: query.asOf ?? .last, db)
                    let position = query.position ?? known
                    let steps = try FigureSteps.steps(in: days, upTo: position, mayKnowReports: mayKnow, db)
                    return FigureFold.figures(of: steps, in: days, upTo: position, intake: intake)
                }
            }
        ]
    }
}

/// Where questions about ways are answered.
enum RouteDesk {
    /// Where something lies and how it came there; what the caller may not know of is as unknown as what is not there.
    static func item(
        _ id: UniqueID,
        _ desk: Desk<Mediation>
    ) async throws -> (item: StoredAssignment, coHandlers: [String], hops: [HopView]) {
        let (caller, rules) = (desk.caller, desk.rules.routing)
        let found = try await desk.read { db throws -> Found? in
            guard let item = try Assignments.item(id, db) else { return nil }
            let coHandlers = try Assignments.coHandlers(of: id, db)
            guard caller.mayKnow(item, coHandlers: coHandlers, rules) else { return nil }
            return Found(item: item, coHandlers: coHandlers, hops: try Assignments.hops(of: id, db))
        }
        guard let found else { throw Routing.Rejection.routingUnknown.refusal }
        return (found.item, found.coHandlers, found.hops)
    }

    private struct Found: Sendable {
        var item: StoredAssignment
        var coHandlers: [String]
        var hops: [HopView]
    }

    /// Which rule decides about something that is there, or is imagined.
    static func explanation(_ question: RouteQuestion, at desk: Desk<Mediation>) async throws -> RouteExplanation {
        let rules = desk.rules.routing
        try Refusal.check(matter: question.matter, rules)
        let known = if let id = question.id { try await item(id, desk).item } else { nil as StoredAssignment? }
        var traits = known?.traits ?? RoutingTraits(receivedOn: desk.now.day)
        traits.receivedOn = question.receivedOn ?? traits.receivedOn
        traits.matter = question.matter ?? traits.matter
        traits.relation = question.relation ?? traits.relation
        traits.place = question.place ?? traits.place
        traits.seat = question.seat ?? traits.seat
        traits.isOurs = question.isOurs ?? traits.isOurs
        return rules.explanation(of: question.kind ?? known?.kind ?? .complaint, traits)
    }

    /// A unit's desk: of several units an officer sees their own.
    static func queue(_ query: RouteQueueQuery, at desk: Desk<Mediation>) async throws -> Page<AssignmentView> {
        let (caller, rules) = (desk.caller, desk.rules.routing)
        let own = caller.office(in: rules)
        let told = try query.unit.map { name throws in
            guard let unit = rules.unit(named: name) else { throw Routing.Rejection.unitUnknown.refusal }
            return unit.id
        }
        let unit = told ?? own ?? rules.intake
        let isOwn = own == nil || own == rules.intake || own == unit
        let limit = PageRequest.limit(query.pageSize)
        let items = try await desk.read { db in
            try Assignments.queue(
                of: unit,
                query,
                mayKnowReports: caller.mayKnowReports && isOwn,
                limit: limit,
                db
            )
            .map { $0.assignment.view(rules, coHandlers: $0.coHandlers) }
        }
        let last = items.count == limit ? items.last : nil
        return Page(items: items, nextPageToken: last.map { "\($0.since.milliseconds)/\($0.id)" })
    }
}

extension Day {
    /// Later than any day on which something is recorded.
    fileprivate static var last: Day { Day(number: 2_932_896) ?? Moment(milliseconds: 0).day }
}

extension Refusal {
    /// A period begins before it ends.
    static let periodReversed = Refusal(
        "periodReversed",
        Message("起始日期晚于截止日期", "the period ends before it begins"),
        field: "from"
    )
}
