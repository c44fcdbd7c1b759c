import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    private static let officers: Set<Role> = [.intakeOfficer, .mediator]

    /// What people who complain together do, and what their representatives may not do alone.
    static var jointMethods: [Method<Mediation>] { jointMembership + jointConsent }

    private static var jointMembership: [Method<Mediation>] {
        [
            .command(
                "joint.form",
                Message("按共同投诉处理（各投诉人均已同意）", "makes a joint complaint of a case, everybody having consented"),
                for: officers,
                taking: JointFormRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                let members = try request.members.map { try door.member($0) }
                return [.joint(.form(members: members), on: Joint.ID(of: id))]
            },
            .command(
                "joint.join",
                Message("共同投诉增加一名投诉人", "adds one more to a joint complaint"),
                for: officers,
                taking: JointJoinRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                return [.joint(.join(member: try door.member(request.member)), on: Joint.ID(of: id))]
            },
            .command(
                "joint.chooseRepresentatives",
                Message("登记书面推选的两名代表人", "enters the two representatives who were chosen in writing"),
                for: officers,
                taking: JointRepresentativesRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                let paper = try door.seal(request.paper.text, as: .document, of: door.key(of: id))
                let day = request.on ?? door.now.day
                return [
                    .joint(
                        .chooseRepresentatives(persons: request.persons, on: day, paper: paper),
                        on: Joint.ID(of: id)
                    )
                ]
            },
            .command(
                "joint.leaveOut",
                Message("共同投诉中不再包含某投诉人", "leaves a member out of a joint complaint"),
                for: officers,
                taking: JointLeavingRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                let reason = try request.reason.map {
                    try door.seal($0.text, as: .narrative, of: door.key(ofPerson: request.person))
                }
                let day = request.on ?? door.now.day
                return [.joint(.leaveOut(person: request.person, on: day, reason: reason), on: Joint.ID(of: id))]
            },
            .command(
                "joint.splitOff",
                Message("将某投诉人另案处理", "lets a member go on in a case of their own"),
                for: officers,
                taking: JointSplitRequest.self
            ) { request, door in try door.splitOff(request) },
        ]
    }

    private static var jointConsent: [Method<Mediation>] {
        [
            .command(
                "joint.propose",
                Message("代表人提议变更、放弃请求或者达成协议", "enters what representatives propose and may not do alone"),
                for: officers,
                taking: JointProposalRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                let what = try door.seal(request.what.text, as: .narrative, of: door.key(of: id))
                let day = request.on ?? door.now.day
                return [.joint(.propose(matter: request.matter, what: what, on: day), on: Joint.ID(of: id))]
            },
            .command(
                "joint.answer",
                Message("登记被代表的投诉人是否同意", "enters whether one of those represented consents"),
                for: officers,
                taking: JointAnswerRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                let day = request.on ?? door.now.day
                return [
                    .joint(
                        .answer(
                            proposal: request.proposal,
                            person: request.person,
                            on: day,
                            isConsent: request.isConsent
                        ),
                        on: Joint.ID(of: id)
                    )
                ]
            },
            .command(
                "joint.adopt",
                Message("经全体被代表人同意后，提议生效", "carries a proposal, everybody represented having consented"),
                for: officers,
                taking: JointAdoptionRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                return [
                    .joint(.adopt(proposal: request.proposal, on: request.on ?? door.now.day), on: Joint.ID(of: id))
                ]
            },
        ]
    }
}

extension Door<Mediation> {
    /// A member out of what was told: the complainant of an order, or somebody who stands on another's.
    fileprivate func member(_ request: JointMemberRequest) throws -> JointMember {
        let day = request.consentedOn ?? now.day
        if request.order != nil || request.reference != nil {
            let id =
                try request.order
                ?? find { db in
                    try request.reference.flatMap { try Orders.id(numbered: $0.number, in: $0.channel, db) }
                }
            guard let id, let order = try find({ db in try Signs.order(id, db) }) else {
                throw Order.Rejection.orderUnknown.refusal
            }
            return JointMember(
                person: order.complainant,
                order: id,
                consentedOn: day,
                claimed: request.claimed ?? order.view.claimed
            )
        }
        guard let name = request.name else {
            throw Refusal("memberNotNamed", Message("请指明投诉人的工单或姓名", "name a member by an order or by a name"))
        }
        let whole = request.phone.map { "\($0.text) \(name.text)" }
        let known = try whole.flatMap { try person(with: .fullName, $0) }
        let key = known ?? newPerson()
        if known == nil {
            remember(.fullName, key.person.description, of: key)
            remember(.fullName, name.text, of: key)
            if let whole { remember(.fullName, whole, of: key) }
            if let phone = request.phone { remember(.phone, phone.text, of: key) }
        }
        return JointMember(
            person: key.person,
            consentedOn: day,
            claimed: request.claimed,
            name: try seal(name.text, as: .name, of: key),
            phone: try request.phone.map { try seal($0.text, as: .phone, of: key) }
        )
    }

    /// A member's own case has the receipt of their own order, or that of the joint complaint.
    fileprivate func splitOff(_ request: JointSplitRequest) throws -> [Mediation.Command] {
        let id = try caseID(request.case, isLive: true)
        let found = try find { db in
            (try Cases.item(id, db), try JointMembers.member(request.person, of: id, db))
        }
        guard let item = found.0 else { throw Case.Rejection.caseUnknown.refusal }
        guard let member = found.1 else { throw Joint.Rejection.memberUnknown.refusal }
        let order = try member.order.flatMap { order in try find { db in try Signs.order(order, db) } }
        let opening = CaseOpening(
            kind: item.opening.kind,
            enterprise: item.summary.enterprise,
            complainant: member.person,
            receivedOn: order?.view.receivedOn ?? item.opening.receivedOn,
            claimed: member.claimed,
            orders: member.order.map { [$0] } ?? item.opening.orders
        )
        let own = Case.ID(freshID())
        let day = request.on ?? now.day
        return [
            .joint(.splitOff(person: request.person, to: own, on: day), on: Joint.ID(of: id)),
            .case(.open(opening: opening), on: own),
        ]
    }
}
