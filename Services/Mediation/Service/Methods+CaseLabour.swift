import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What is done with a worker's case.
    static var caseLabourMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "case.askRelation",
                Message("问明劳动者与企业的关系", "notes what the worker is to the enterprise, which is asked first"),
                for: officers,
                taking: CaseRelationRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.labour(step: .askRelation(relation: request.relation, on: day)), on: id)]
                    + (try door.rerouted(id, now: request.relation))
            },
            .command(
                "case.refer",
                Message("移送劳动保障监察、人民调解或者法院", "hands a worker's case to whoever is competent"),
                for: officers,
                taking: CaseReferRequest.self
            ) { request, door in
                let id = try door.named(request)
                let referral = LabourReferral(
                    to: request.to,
                    office: request.office.text,
                    on: request.on ?? door.now.day,
                    document: request.document?.text
                )
                return [.case(.labour(step: .refer(referral: referral)), on: id)] + (try door.answers(of: id))
            },
            .command(
                "case.recordReceipt",
                Message("登记移送回执；没有回执不办结", "enters the receipt of a referral, which stays open without one"),
                for: officers,
                taking: CaseReceiptRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                let receipt = ReferralReceipt(number: request.number.text, on: day)
                return [.case(.labour(step: .recordReceipt(receipt: receipt)), on: id)]
                    + (try door.answers(of: id))
            },
            .command(
                "case.recordFiling",
                Message("登记劳动保障监察立案", "records that the inspection was filed"),
                for: officers,
                taking: CaseDayRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.labour(step: .file(on: day)), on: id)]
            },
            .command(
                "case.extendInspection",
                Message("经负责人批准延长监察期限", "lengthens an inspection by the head's approval"),
                for: officers,
                taking: CaseExtensionRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                let approval = InspectionExtension(on: day, approvedBy: request.approvedBy)
                return [.case(.labour(step: .extend(approval: approval)), on: id)]
            },
            .command(
                "case.finishInspection",
                Message("登记监察结果", "records what came of the inspection"),
                for: officers,
                taking: CaseFinishRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                let outcome = try door.seal(request.outcome.text, as: .narrative, of: door.key(of: id))
                return [.case(.labour(step: .finish(on: day, outcome: outcome)), on: id)]
                    + (try door.answers(of: id))
            },
        ]
    }
}

extension Door<Mediation> {
    /// A worker's case that the intake unit kept to ask first goes where the rules send it once the relation is known.
    ///
    /// What a person has sent on already stays where it lies.
    fileprivate func rerouted(_ id: Case.ID, now relation: LabourRelation) throws -> [Mediation.Command] {
        let intake = rules.routing.intake
        let found = try find { db in try Assignments.item(id.value, db) }
        guard let item = found, item.kind == .labour, item.unit == intake, item.traits.relation == nil else {
            return []
        }
        var traits = item.traits
        traits.relation = relation == .employee ? .employee : .other
        guard rules.routing.proposal(for: .labour, traits).unit != intake else { return [] }
        return [
            .routing(.route(order: RoutingOrder(traits: traits, from: intake, by: officer)), on: Routing.ID(id.value))
        ]
    }
}
