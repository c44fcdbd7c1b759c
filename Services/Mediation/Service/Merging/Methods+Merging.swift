import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// How cases become one, and go their own ways again.
    static var mergingMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "case.merge",
                Message("并案：两张工单都保留，主案保留最早收到之日", "merges a case into another one, which keeps the earliest receipt"),
                for: officers,
                taking: CaseMergeRequest.self
            ) { request, door in
                // An order's number leads to the live case, so that the case to merge is not found by its own orders twice.
                let (id, live) = (try door.caseID(request.case), try door.caseID(request.into, isLive: true))
                let likeness = try door.likeness(of: id, and: live, isSamePerson: request.isSamePerson ?? false)
                return [
                    .case(.merge(step: .absorb(other: id, likeness: likeness)), on: live),
                    .case(.merge(step: .into(live: live, likeness: likeness)), on: id),
                ] + (try door.answers(of: id))
            },
            .command(
                "case.unmerge",
                Message("撤销并案：恢复各自期限", "lets a merged case go its own way again, its terms as they would have run"),
                for: officers,
                taking: CaseUnmergeRequest.self
            ) { request, door in
                let id = try door.caseID(request.case)
                let live = try door.find { db in try Merges.live(of: id, db) }
                guard live != id else { return [.case(.merge(step: .leave(live: live)), on: id)] }
                return [
                    .case(.merge(step: .release(other: id)), on: live),
                    .case(.merge(step: .leave(live: live)), on: id),
                ] + (try door.answers(of: id))
            },
        ]
    }
}

extension Door<Mediation> {
    /// The case that a name means; with `isLive` the one it is merged into, if it is.
    func caseID(_ name: CaseName, isLive: Bool = false) throws -> Case.ID {
        let found = try find { db in
            try name.find(db).map { isLive ? try Merges.live(of: $0, db) : $0 }
        }
        guard let found else { throw Case.Rejection.caseUnknown.refusal }
        return found
    }

    /// Why both may be one: the same person, the same telephone once an officer made sure, or a joint complaint.
    fileprivate func likeness(of id: Case.ID, and live: Case.ID, isSamePerson: Bool) throws -> CaseLikeness {
        let found = try find { db in (try Cases.item(id, db), try Cases.item(live, db)) }
        guard let one = found.0?.opening.complainant, let other = found.1?.opening.complainant else {
            throw Case.Rejection.caseUnknown.refusal
        }
        if one == other { return .samePerson }
        if isSamePerson, try isAlike(one.value, other.value, by: .phone) { return .samePhone }
        return .joint
    }
}
