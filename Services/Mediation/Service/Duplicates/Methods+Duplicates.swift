import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What may be one dispute, and what is not.
    static var duplicateMethods: [Method<Mediation>] {
        [
            .query(
                "duplicate.candidates",
                Message(
                    "立案前后查找疑似重复的案件和工单，并说明理由",
                    "proposes what may be the same dispute, before and after filing, and why"
                ),
                for: [.hotlineClerk, .intakeOfficer, .mediator],
                taking: DuplicateQuery.self,
                giving: DuplicateCandidates.self,
                DuplicateDesk.candidates
            ),
            .command(
                "duplicate.dismiss",
                Message("不是同一件：记录后不再提示", "says that two things are not the same; they are not proposed again"),
                for: [.intakeOfficer, .mediator],
                taking: DuplicateDismissal.self
            ) { request, door in
                let one = try door.thing(request.case, request.order)
                let other = try door.thing(request.otherCase, request.otherOrder)
                let reason = try request.reason.map {
                    try door.seal($0.text, as: .narrative, of: door.key(ofPerson: one.person))
                }
                let ids = [one.id, other.id].sorted()
                return [.lookalike(.dismiss(other: ids[1], reason: reason), on: Lookalike.ID(ids[0]))]
            },
        ]
    }
}

extension Door<Mediation> {
    /// A case or an order, with the one who complained in it; a report is not found.
    fileprivate func thing(_ name: CaseName?, _ order: Order.ID?) throws -> (id: UniqueID, person: Person.ID) {
        if let name {
            let id = try caseID(name)
            guard let item = try find({ db in try Cases.item(id, db) }) else {
                throw Case.Rejection.caseUnknown.refusal
            }
            return (id.value, item.opening.complainant)
        }
        guard let order else {
            throw Refusal("thingsNotNamed", Message("请各指明一件案件或一张工单", "name a case or an order on each side"))
        }
        guard let found = try find({ db in try Signs.order(order, db) }) else {
            throw Order.Rejection.orderUnknown.refusal
        }
        return (order.value, found.complainant)
    }

    /// The key of a person, or a new one's when theirs was erased.
    func key(ofPerson person: Person.ID) throws -> PersonKey {
        try self.person(with: .fullName, person.description) ?? newPerson()
    }
}
