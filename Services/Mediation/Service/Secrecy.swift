import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Caller {
    /// The unit that their office is, when the county's rules name it.
    func office(in rules: RoutingRules) -> String? { rules.unit(named: unit)?.id }

    /// Whether something secret lies where they may see it: with their own unit, or they belong to none of the units.
    func mayKnow(_ assignment: StoredAssignment, coHandlers: [String], _ rules: RoutingRules) -> Bool {
        guard assignment.kind.isSecret else { return true }
        guard mayKnowReports else { return false }
        guard let own = office(in: rules), own != rules.intake else { return true }
        return assignment.unit == own || coHandlers.contains(own)
    }
}

extension Door<Mediation> {
    /// Who asks, as events name them.
    var officer: String { caller.actor.description }

    /// Where something lies; what the caller may not know of is as unknown as what is not there.
    func routed(_ id: UniqueID) throws -> StoredAssignment {
        let found = try find { db in try Assignments.item(id, db).map { ($0, try Assignments.coHandlers(of: id, db)) } }
        guard let (item, coHandlers) = found, caller.mayKnow(item, coHandlers: coHandlers, rules.routing) else {
            throw Routing.Rejection.routingUnknown.refusal
        }
        return item
    }

    /// A report that the caller may handle.
    func report(_ id: UniqueID) throws -> Report.ID {
        guard let item = try? routed(id), item.kind == .report else { throw Report.Rejection.reportUnknown.refusal }
        return Report.ID(id)
    }

    /// A clue that the caller may handle.
    func clue(_ id: UniqueID) throws -> Clue.ID {
        guard let item = try? routed(id), item.kind == .clue else { throw Clue.Rejection.clueUnknown.refusal }
        return Clue.ID(id)
    }

    /// The unit in whose name they act: their own office where it is a unit, else the one they name.
    func actingUnit(_ named: String? = nil) throws -> String {
        let routing = rules.routing
        let told = try named.map { try unit($0) }
        guard let own = caller.office(in: routing) else { return told ?? routing.intake }
        guard told == nil || told == own else { throw Routing.Rejection.unitNotYours.refusal }
        return own
    }

    /// A unit by id or name.
    func unit(_ named: String) throws -> String {
        guard let unit = rules.routing.unit(named: named) else { throw Routing.Rejection.unitUnknown.refusal }
        return unit.id
    }

    /// The key under which the office seals what it writes about something: erasing the person erases it too.
    func key(of item: StoredAssignment) throws -> PersonKey {
        switch item.kind {
        case .complaint, .labour: return try key(of: Case.ID(item.id))
        case .report: return try key(of: Report.ID(item.id))
        case .clue: return try key(of: Clue.ID(item.id))
        case .advice: return newPerson()
        }
    }

    /// The key of one report's reporter, who is nobody else's.
    func key(of id: Report.ID) throws -> PersonKey {
        let reporter = try find { db in try Reports.item(id, db)?.opening.reporter }
        return try reporter.flatMap { try person(with: .fullName, $0.description) } ?? newPerson(.report)
    }

    /// The key of one clue.
    func key(of id: Clue.ID) throws -> PersonKey {
        try person(with: .fullName, "clue \(id)") ?? newPerson(.report)
    }

    /// Earlier reports of the same reporter, who is known by name and number together and for reports alone.
    ///
    /// Only the ids are found; no other caller is ever looked up with a reporter's name.
    func reports(
        of complainant: OrderReceiveRequest.ComplainantRequest?,
        remembering reporter: PersonKey
    ) throws -> [Report.ID] {
        remember(.fullName, reporter.person.description, of: reporter)
        guard let name = complainant?.name, let phone = complainant?.phone else { return [] }
        let whole = "reporter \(phone.text) \(name.text)"
        remember(.fullName, whole, of: reporter)
        let persons = try persons(matching: .fullName, whole)
        return try find { db in try Reports.ids(of: persons, db) }.sorted { $0.value < $1.value }
    }

    /// What of a request decides where a case goes.
    func traits(of request: CaseOpenRequest, _ opening: CaseOpening) throws -> RoutingTraits {
        RoutingTraits(
            receivedOn: opening.receivedOn,
            matter: try matter(request.matter),
            relation: request.relation,
            place: request.place,
            seat: request.seat
        )
    }

    /// A matter that a rule knows.
    func matter(_ told: String?) throws -> String? {
        try Refusal.check(matter: told, rules.routing)
        return told
    }
}

extension Refusal {
    /// A matter that no rule knows would go nowhere.
    static func check(matter: String?, _ rules: RoutingRules) throws(Refusal) {
        guard let matter, !rules.matters.contains(matter) else { return }
        throw Refusal(
            "matterUnknown",
            Message(
                "没有这一事项；可用：\(rules.matters.sorted().joined(separator: "、"))",
                "no rule knows the matter; it is one of \(rules.matters.sorted().joined(separator: ", "))"
            ),
            field: "matter"
        )
    }
}
