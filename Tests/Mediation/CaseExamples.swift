import MediationDomain
import Model
import TestKit

extension Case.Event {
    /// One event of every type, as the golden files hold them.
    static func examples(due: DueDay, basis: [Basis]) throws -> [Case.Event] {
        try endings(due: due, basis: basis) + mediating(due: due, basis: basis) + labour(due: due, basis: basis)
            + supervising(due: due, basis: basis) + merging(due: due, basis: basis)
    }

    private static let day = Moment.example.day

    private static func endings(due: DueDay, basis: [Basis]) throws -> [Case.Event] {
        [
            .opened(
                number: .example,
                opening: .example(claimed: try Money(fen: 128_000)),
                acceptBy: due,
                basis: basis
            ),
            .respondentIdentified(enterprise: .example()),
            .respondentCorrected(
                correction: .example,
                was: .example(2),
                ending: CorrectedEnding(number: .example, outcome: .terminated, on: day)
            ),
            .reclassified(change: .example, was: .complaint, wasDue: due, acceptBy: due, basis: basis),
            .accepted(
                on: day,
                enterprise: .example(),
                told: Telling(how: .phone, at: .example),
                mediateBy: due,
                basis: basis
            ),
            .refused(
                number: .example,
                enterprise: .example(),
                refusal: .example(ground: 7, law: "办法第四十四条"),
                basis: basis
            ),
            .agreed(try .example()),
            .performed(number: .example, enterprise: .example(), on: day),
            .unperformed(number: .example, enterprise: .example(), on: day),
            .terminated(
                number: .example,
                enterprise: .example(),
                termination: .example(ground: 6, refusalGround: 2),
                tellBothBy: due,
                basis: basis
            ),
            .partyTold(telling: .example(.termination, .respondent), closes: .tellTermination, basis: []),
        ]
    }

    private static func mediating(due: DueDay, basis: [Basis]) -> [Case.Event] {
        [
            .mediatorAssigned(mediator: .example(6), on: day),
            .consentRecorded(consent: .example(.respondent)),
            .delegated(body: "body.consumerCouncil", on: day, basis: basis),
            .delegationEnded(on: day),
            .sessionScheduled(session: .example()),
            .sessionHeld(number: 1, absent: [.respondent]),
            .recusalRequested(by: .complainant, on: day),
            .recusalDecided(isRecused: true, on: day),
            .appraisalCommissioned(appraisal: .example()),
            .appraisalReceived(number: 1, on: day, document: "鉴字2026-7", mediateBy: due, basis: basis),
            .letterRecorded(letter: MediationLetter(outcome: .made, on: day, document: "调2026-12")),
        ]
    }

    private static func labour(due: DueDay, basis: [Basis]) -> [Case.Event] {
        [
            .relationAsked(relation: .employee, on: day),
            .labourReferred(referral: .example()),
            .labourReceived(receipt: ReferralReceipt(number: "监2026-3", on: day), acceptBy: due, basis: basis),
            .inspectionFiled(on: day, finishBy: due, basis: basis),
            .inspectionExtended(
                approval: InspectionExtension(on: day, approvedBy: .example(9)),
                finishBy: due,
                basis: basis
            ),
            .inspectionFinished(number: .example, on: day, outcome: .example()),
        ]
    }

    private static func supervising(due: DueDay, basis: [Basis]) -> [Case.Event] {
        let term = CaseTerm(.instruct, reference: "批2026-5")
        return [
            .supervised(measure: .example()),
            .instructed(instruction: .example, basis: basis),
            .instructionReported(reference: "批2026-5", on: day, note: .example()),
            .visited(visit: .example()),
            .redoOrdered(remark: .example),
            .acceptanceOverdue(due: day),
            .mediationOverdue(due: day),
            .termOverdue(term: term, due: day),
            .alarmRaised(term: CaseTerm(.accept), colour: .yellow, due: day),
            .alarmPostponed(term: CaseTerm(.accept), colour: .red, until: .example),
            .termRecomputed(
                term: CaseTerm(.mediate),
                was: DueDay(day: day, isProvisional: true),
                due: due,
                basis: basis
            ),
        ]
    }

    private static func merging(due: DueDay, basis: [Basis]) -> [Case.Event] {
        let other = FileNumber(year: 2026, serial: 13)
        let terms = [MovedTerm(CaseTerm(.accept), from: day, due: due)]
        return [
            .absorbed(
                other: .example(2),
                otherNumber: other,
                likeness: .samePerson,
                receivedOn: day,
                terms: terms,
                basis: basis
            ),
            .released(other: .example(2), otherNumber: other, receivedOn: day, terms: terms, basis: basis),
            .merged(live: .example(), liveNumber: .example, likeness: .samePhone, stopped: terms),
            .unmerged(live: .example(), liveNumber: .example, terms: terms, basis: basis),
        ]
    }
}

extension CaseTelling {
    static func example(
        _ about: ToldMatter = .acceptance,
        _ whom: CaseParty = .complainant,
        session: Int? = nil,
        at moment: Moment = .example
    ) -> CaseTelling {
        let telling = Telling(how: .post, at: moment, note: .example(), evidence: "9f86d081884c7d65", by: "user:7")
        return CaseTelling(about: about, session: session, whom: whom, telling: telling)
    }
}

extension CaseConsent {
    static func example(
        _ party: CaseParty,
        to matter: CaseConsent.Matter = .mediation,
        isGiven: Bool = true
    ) -> CaseConsent {
        CaseConsent(party: party, to: matter, isGiven: isGiven, on: Moment.example.day, evidence: "rec-7")
    }
}

extension CaseSession {
    static func example(
        _ number: Int = 1,
        at moment: Moment = .example.adding(milliseconds: 86_400_000),
        isOnSite: Bool = true,
        place: String? = "城关所调解室"
    ) -> CaseSession {
        CaseSession(number: number, at: moment, isOnSite: isOnSite, place: place, mediator: .example(6))
    }
}

extension Appraisal {
    static func example(
        _ number: Int = 1,
        chosenBy: Appraisal.Choice = .agreement,
        isCostAgreed: Bool = true,
        on day: Day = Moment.example.day
    ) -> Appraisal {
        Appraisal(
            number: number,
            body: "张掖市产品质量检验所",
            chosenBy: chosenBy,
            isCostAgreed: isCostAgreed,
            on: day,
            document: "委2026-7"
        )
    }
}

extension RespondentCorrection {
    static let example = RespondentCorrection(enterprise: .example(3), on: Moment.example.day, reason: .example())
}

extension LabourReferral {
    static func example(to destination: LabourReferral.Destination = .inspection) -> LabourReferral {
        LabourReferral(to: destination, office: "县劳动保障监察大队", on: Moment.example.day, document: "移2026-3")
    }
}

extension SupervisionMeasure {
    static func example(_ kind: SupervisionMeasure.Kind = .yellowCard) -> SupervisionMeasure {
        SupervisionMeasure(kind: kind, responsible: .example(8), on: Moment.example.day, reason: .example())
    }
}

extension LeaderInstruction {
    static let example = LeaderInstruction(
        reference: "批2026-5",
        office: "县政府办公室",
        on: Moment.example.day,
        reportBy: Moment.example.day.adding(days: 10),
        content: .example()
    )
}

extension ReturnVisit {
    static func example(_ satisfaction: ReturnVisit.Satisfaction = .dissatisfied) -> ReturnVisit {
        ReturnVisit(
            on: Moment.example.day,
            isReached: true,
            isSolved: false,
            satisfaction: satisfaction,
            note: .example()
        )
    }
}

extension RedoRemark {
    static let example = RedoRemark(
        on: Moment.example.day,
        reportBy: Moment.example.day.adding(days: 5),
        reason: .example()
    )
}

extension CaseReclassification {
    static let example = CaseReclassification(kind: .labour, on: Moment.example.day, reason: .example())
}
