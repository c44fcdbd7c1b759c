import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What can be done to cases.
    static var caseMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "case.open",
                Message("由一张或几张工单立案", "opens a case on one or several orders"),
                for: officers,
                taking: CaseOpenRequest.self,
                CaseOpening.commands(for:at:)
            ),
            .command(
                "case.identifyRespondent",
                Message("确定被投诉企业", "says which enterprise a case is against"),
                for: officers,
                taking: CaseRespondentRequest.self
            ) { request, door in
                guard let enterprise = try door.enterprise(request.enterprise, coded: request.creditCode) else {
                    throw Refusal.respondentUnknown
                }
                return [.case(.identifyRespondent(enterprise: enterprise), on: try door.named(request))]
            },
            .command(
                "case.accept",
                Message("受理投诉；告知可同时记录或随后记录", "accepts a complaint; the telling comes with it or later"),
                for: officers,
                taking: CaseAcceptRequest.self
            ) { request, door in
                let id = try door.named(request)
                let told = door.telling(request.told, at: request.at, provenBy: request.evidence)
                return [.case(.accept(on: (request.at ?? door.now).day, told: told), on: id)]
                    + (try door.answers(of: id))
            },
            .command(
                "case.refuse",
                Message(
                    "不予受理；告知可同时记录或随后记录",
                    "refuses a complaint on a ground of the law; the telling comes with it or later"
                ),
                for: officers,
                taking: CaseRefuseRequest.self
            ) { request, door in
                let id = try door.named(request)
                let refusal = CaseRefusal(
                    on: (request.at ?? door.now).day,
                    ground: request.ground,
                    law: request.law?.text,
                    reason: try request.reason.map { try door.seal($0.text, as: .narrative, of: door.key(of: id)) },
                    told: door.telling(request.told, at: request.at, provenBy: request.evidence)
                )
                try door.checkElsewhere(request.ground, of: id)
                return [.case(.refuse(refusal: refusal), on: id)] + (try door.answers(of: id))
            },
            .command(
                "case.agree",
                Message("记录调解协议", "records what both sides agreed"),
                for: officers,
                taking: CaseAgreeRequest.self
            ) { request, door in
                let id = try door.named(request)
                let key = try door.key(of: id)
                let terms = try request.terms.map { term in
                    AgreedTerm(
                        what: try door.seal(term.what.text, as: .narrative, of: key),
                        amount: term.amount,
                        performBy: term.performBy
                    )
                }
                let performedAtOnce = request.performedAtOnce ?? false
                let day = (request.at ?? door.now).day
                return [.case(.agree(on: day, terms: terms, performedAtOnce: performedAtOnce), on: id)]
                    + (try door.answers(of: id))
            },
            .command(
                "case.recordPerformance",
                Message("记录协议是否履行", "records whether the agreement was kept"),
                for: officers,
                taking: CasePerformanceRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.recordPerformance(on: day, isPerformed: request.isPerformed), on: id)]
                    + (try door.answers(of: id))
            },
            .command(
                "case.terminate",
                Message("终止调解", "ends a mediation on a ground of the law"),
                for: officers,
                taking: CaseTerminateRequest.self
            ) { request, door in
                let id = try door.named(request)
                let termination = CaseTermination(
                    on: (request.at ?? door.now).day,
                    ground: request.ground,
                    refusalGround: request.refusalGround,
                    isFraud: request.isFraud,
                    gone: request.gone,
                    law: request.law?.text,
                    reason: try request.reason.map { try door.seal($0.text, as: .narrative, of: door.key(of: id)) },
                    told: door.telling(request.told, at: request.at, provenBy: request.evidence)
                )
                return [.case(.terminate(termination: termination), on: id)] + (try door.answers(of: id))
            },
        ]
    }
}

extension Door<Mediation> {
    /// How somebody was told together with a decision, by whoever enters it.
    fileprivate func telling(_ how: Telling.Way?, at moment: Moment?, provenBy evidence: LineText?) -> Telling? {
        how.map { Telling(how: $0, at: moment ?? now, evidence: evidence?.text, by: officer) }
    }
}
