import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// The steps on the way from acceptance to an agreement, and what is told to whom.
    static var caseStepMethods: [Method<Mediation>] {
        tellingMethods + consentMethods + sessionMethods + appraisalMethods
    }

    private static var officers: Set<Role> { [.intakeOfficer, .mediator] }

    private static var tellingMethods: [Method<Mediation>] {
        [
            .command(
                "case.recordTelling",
                Message("记录告知：对象、事项、方式、时间和凭证", "records that a side was told: of what, how, when, with what proof"),
                for: officers,
                taking: CaseTellingRequest.self
            ) { request, door in
                let id = try door.named(request)
                let key = try door.key(of: id)
                let telling = Telling(
                    how: request.how,
                    at: request.at ?? door.now,
                    hasConsent: request.hasConsent,
                    note: try request.note.map { try door.seal($0.text, as: .remark, of: key) },
                    evidence: request.evidence?.text,
                    by: request.by.map { "\(Actor.user($0.value))" } ?? door.officer
                )
                let told = CaseTelling(
                    about: request.about,
                    session: request.session,
                    whom: request.whom,
                    telling: telling
                )
                return [.case(.recordTelling(telling: told), on: id)] + (try door.answers(of: id))
            },
            .command(
                "case.correctRespondent",
                Message("受理后更正被投诉人", "corrects the respondent of an accepted case"),
                for: officers,
                taking: CaseCorrectionRequest.self
            ) { request, door in
                let id = try door.named(request)
                guard let enterprise = try door.enterprise(request.enterprise, coded: request.creditCode) else {
                    throw Refusal.respondentUnknown
                }
                let correction = RespondentCorrection(
                    enterprise: enterprise,
                    on: request.on ?? door.now.day,
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: id))
                )
                return [.case(.correctRespondent(correction: correction), on: id)]
                    + (try door.moves(of: id, to: enterprise, on: correction.on))
            },
        ]
    }

    private static var consentMethods: [Method<Mediation>] {
        [
            .command(
                "case.assign",
                Message("指定调解员", "names who mediates"),
                for: officers,
                taking: CaseAssignRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.mediate(step: .assign(mediator: request.mediator, on: day)), on: id)]
            },
            .command(
                "case.recordConsent",
                Message("记录一方是否同意调解或者委托调解", "records whether a side agrees to mediation, or to its delegation"),
                for: officers,
                taking: CaseConsentRequest.self
            ) { request, door in
                let id = try door.named(request)
                let consent = CaseConsent(
                    party: request.party,
                    to: request.to ?? .mediation,
                    isGiven: request.isGiven,
                    on: request.on ?? door.now.day,
                    evidence: request.evidence?.text
                )
                return [.case(.mediate(step: .recordConsent(consent: consent)), on: id)]
            },
            .command(
                "case.delegate",
                Message("经双方同意委托名册内的调解组织", "delegates the mediation to a body of the register, both sides agreeing"),
                for: officers,
                taking: CaseDelegateRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.mediate(step: .delegate(body: request.body.text, on: day)), on: id)]
            },
            .command(
                "case.endDelegation",
                Message("收回委托", "takes a delegation back"),
                for: officers,
                taking: CaseDayRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.mediate(step: .endDelegation(on: day)), on: id)]
            },
        ]
    }

    private static var sessionMethods: [Method<Mediation>] {
        [
            .command(
                "case.scheduleSession",
                Message("安排一次调解", "schedules a session"),
                for: officers,
                taking: CaseSessionRequest.self
            ) { request, door in
                let session = CaseSession(
                    number: request.number,
                    at: request.at,
                    isOnSite: request.isOnSite,
                    place: request.place?.text,
                    mediator: request.mediator
                )
                return [.case(.mediate(step: .schedule(session: session)), on: try door.named(request))]
            },
            .command(
                "case.holdSession",
                Message("记录调解已进行及缺席方", "records that a session took place, and who did not come"),
                for: officers,
                taking: CaseSessionHeldRequest.self
            ) { request, door in
                let step = Case.MediationStep.hold(session: request.number, absent: request.absent ?? [])
                return [.case(.mediate(step: step), on: try door.named(request))]
            },
            .command(
                "case.requestRecusal",
                Message("登记回避申请；调解中止，期限不停", "enters a request for recusal: mediation is suspended, no term is"),
                for: officers,
                taking: CaseRecusalRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.mediate(step: .requestRecusal(by: request.by, on: day)), on: id)]
            },
            .command(
                "case.decideRecusal",
                Message("决定是否回避", "decides on a recusal"),
                for: officers,
                taking: CaseRecusalDecisionRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                return [.case(.mediate(step: .decideRecusal(isRecused: request.isRecused, on: day)), on: id)]
            },
        ]
    }

    private static var appraisalMethods: [Method<Mediation>] {
        [
            .command(
                "case.commissionAppraisal",
                Message("委托鉴定检测；所需时间不计入调解期限", "commissions an appraisal, whose time is no part of the term"),
                for: officers,
                taking: CaseAppraisalRequest.self
            ) { request, door in
                let appraisal = Appraisal(
                    number: request.number,
                    body: request.body.text,
                    chosenBy: request.chosenBy,
                    isCostAgreed: request.isCostAgreed,
                    on: request.on ?? door.now.day,
                    document: request.document?.text
                )
                let id = try door.named(request)
                return [.case(.mediate(step: .commissionAppraisal(appraisal: appraisal)), on: id)]
                    + (try door.answers(of: id))
            },
            .command(
                "case.receiveAppraisal",
                Message("收到鉴定检测结果，重新计算调解期限", "takes in the result of an appraisal and counts the term anew"),
                for: officers,
                taking: CaseAppraisalResultRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                let step = Case.MediationStep.receiveAppraisal(
                    number: request.number,
                    on: day,
                    document: request.document.text
                )
                return [.case(.mediate(step: step), on: id)] + (try door.answers(of: id))
            },
            .command(
                "case.recordLetter",
                Message("记录调解书已制作，或者双方同意不制作", "records that the mediation letter was made, or that both do without"),
                for: officers,
                taking: CaseLetterRequest.self
            ) { request, door in
                let letter = MediationLetter(
                    outcome: request.outcome,
                    on: request.on ?? door.now.day,
                    document: request.document?.text
                )
                return [.case(.mediate(step: .recordLetter(letter: letter)), on: try door.named(request))]
            },
        ]
    }
}
