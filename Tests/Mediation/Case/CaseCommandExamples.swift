import MediationDomain
import Model
import TestKit

/// A command of every kind, and histories that lead to every stage: what the state table is checked with.
enum StateTable {
    /// The stages of a case, as the table's columns.
    static let stages = ["unopened", "waiting", "mediating", "agreed", "referred", "over", "merged"]

    private static let day = Moment.example.day

    /// Histories that end in each stage.
    static func histories() throws -> [String: [[Case.Event]]] {
        let (opened, accepted) = (try Case.Event.opened(), try Case.Event.accepted())
        let untold = try Case.Event.accepted(told: nil)
        let labour = [
            try Case.Event.opened(.example(kind: .labour)), .relationAsked(relation: .employee, on: day),
        ]
        let consents = CaseParty.allCases.flatMap { party in
            CaseConsent.Matter.allCases.map { Case.Event.consentRecorded(consent: .example(party, to: $0)) }
        }
        let due = DueDay(day: day, isProvisional: false)
        let told = CaseParty.allCases.map { party in
            Case.Event.partyTold(telling: .example(.session, party, session: 1), closes: nil, basis: [])
        }
        let session = [Case.Event.sessionScheduled(session: .example())] + told
        let referred = labour + [.labourReferred(referral: .example())]
        let received =
            referred + [
                .labourReceived(receipt: ReferralReceipt(number: "监2026-3", on: day), acceptBy: due, basis: [])
            ]
        let filed = received + [.inspectionFiled(on: day, finishBy: due, basis: [])]
        let agreed = [opened, accepted, .agreed(try .example())]
        let refused = [
            opened,
            Case.Event.refused(
                number: .example,
                enterprise: nil,
                refusal: CaseRefusal(on: day, ground: 6),
                basis: []
            ),
        ]
        let terminated = [
            opened, accepted,
            Case.Event.terminated(
                number: .example,
                enterprise: .example(),
                termination: .example(told: nil),
                tellBothBy: due,
                basis: []
            ),
        ]
        let performed = [opened, accepted, Case.Event.agreed(try .example(), performedAtOnce: true)]
        let merged = Case.Event.merged(live: .example(1), liveNumber: .example, likeness: .samePerson, stopped: [])
        return [
            "unopened": [[]],
            "waiting": [[opened], [try .opened(.example(enterprise: nil))], labour],
            "mediating": [
                [opened, accepted], [opened, untold], [opened, accepted] + consents, [opened, accepted] + session,
                [opened, accepted, .delegated(body: "body.consumerCouncil", on: day, basis: [])],
                [opened, accepted, .recusalRequested(by: .respondent, on: day)],
                [opened, accepted, .appraisalCommissioned(appraisal: .example())], labour + [accepted],
            ],
            "agreed": [agreed, [opened, untold, .agreed(try .example())]],
            "referred": [referred, received, filed],
            "over": [refused, terminated, performed, performed + [.visited(visit: .example())]],
            "merged": [[opened, merged]],
        ].mapValues { histories in
            histories
                + histories.filter { !$0.isEmpty && $0.last != merged }.map {
                    $0 + [.instructed(instruction: .example, basis: [])]
                }
        }
    }

    /// Commands of every kind.
    static func commands() throws -> [Case.Command] {
        try deciding() + mediating() + labour() + supervising() + terms() + merging()
    }

    private static func merging() -> [Case.Command] {
        let steps: [Case.MergeStep] = [
            .absorb(other: .example(2), likeness: .samePerson), .release(other: .example(3)),
            .into(live: .example(2), likeness: .samePerson), .leave(live: .example(1)),
        ]
        return steps.map { .merge(step: $0) }
    }

    private static func deciding() throws -> [Case.Command] {
        [
            .open(opening: .example()), .identifyRespondent(enterprise: .example(2)),
            .identifyRespondent(enterprise: .example()), .correctRespondent(correction: .example),
            .reclassify(change: .example),
            .accept(on: day, told: .example), .refuse(refusal: .example()),
            .agree(on: day, terms: [try .example()], performedAtOnce: false),
            .recordPerformance(on: day, isPerformed: true), .terminate(termination: .example()),
            .recordTelling(telling: .example()), .recordTelling(telling: .example(.agreement)),
            .recordTelling(telling: .example(.termination)), .recordTelling(telling: .example(.refusal)),
        ]
    }

    private static func mediating() -> [Case.Command] {
        let steps: [Case.MediationStep] = [
            .assign(mediator: .example(6), on: day),
            .recordConsent(consent: .example(.respondent, isGiven: false)),
            .delegate(body: "body.consumerCouncil", on: day), .endDelegation(on: day),
            .schedule(session: .example(3)), .hold(session: 1, absent: []),
            .requestRecusal(by: .complainant, on: day), .decideRecusal(isRecused: false, on: day),
            .commissionAppraisal(appraisal: .example(5)),
            .receiveAppraisal(number: 1, on: day, document: "鉴字2026-7"),
            .recordLetter(letter: MediationLetter(outcome: .made, on: day)),
        ]
        return steps.map { .mediate(step: $0) }
    }

    private static func labour() -> [Case.Command] {
        let steps: [Case.LabourStep] = [
            .askRelation(relation: .intermediary, on: day), .refer(referral: .example()),
            .recordReceipt(receipt: ReferralReceipt(number: "监2026-4", on: day)), .file(on: day),
            .extend(approval: InspectionExtension(on: day, approvedBy: .example(9))),
            .finish(on: day, outcome: .example()),
        ]
        return steps.map { .labour(step: $0) }
    }

    private static func supervising() -> [Case.Command] {
        let steps: [Case.SupervisionStep] = [
            .supervise(measure: .example()), .instruct(instruction: .example),
            .reportInstruction(reference: "批2026-5", on: day, note: nil), .visit(visit: .example(.satisfied)),
            .orderRedo(remark: .example),
        ]
        return steps.map { .supervise(step: $0) }
    }

    private static func terms() -> [Case.Command] {
        let names: [CaseClockName] = [.accept, .mediate, .tellTermination, .inspect, .perform]
        return [.noteAcceptanceOverdue, .noteMediationOverdue, .term(step: .recompute)]
            + names.map { .term(step: .noteOverdue(term: CaseTerm($0))) }
            + names.map { .term(step: .raiseAlarm(term: CaseTerm($0), colour: .yellow)) }
    }
}

extension Case.Command {
    /// Its row in the state table.
    var row: String {
        switch self {
        case .open: "open"
        case .identifyRespondent: "identifyRespondent"
        case .correctRespondent: "correctRespondent"
        case .reclassify: "reclassify"
        case .accept: "accept"
        case .refuse: "refuse"
        case .agree: "agree"
        case .recordPerformance: "recordPerformance"
        case .terminate: "terminate"
        case .recordTelling: "recordTelling"
        case .noteAcceptanceOverdue: "noteAcceptanceOverdue"
        case .noteMediationOverdue: "noteMediationOverdue"
        case .mediate(.assign): "mediate assign"
        case .mediate(.recordConsent): "mediate recordConsent"
        case .mediate(.delegate): "mediate delegate"
        case .mediate(.endDelegation): "mediate endDelegation"
        case .mediate(.schedule): "mediate schedule"
        case .mediate(.hold): "mediate hold"
        case .mediate(.requestRecusal): "mediate requestRecusal"
        case .mediate(.decideRecusal): "mediate decideRecusal"
        case .mediate(.commissionAppraisal): "mediate commissionAppraisal"
        case .mediate(.receiveAppraisal): "mediate receiveAppraisal"
        case .mediate(.recordLetter): "mediate recordLetter"
        case .labour(.askRelation): "labour askRelation"
        case .labour(.refer): "labour refer"
        case .labour(.recordReceipt): "labour recordReceipt"
        case .labour(.file): "labour file"
        case .labour(.extend): "labour extend"
        case .labour(.finish): "labour finish"
        case .supervise(.supervise): "supervise supervise"
        case .supervise(.instruct): "supervise instruct"
        case .supervise(.reportInstruction): "supervise reportInstruction"
        case .supervise(.visit): "supervise visit"
        case .supervise(.orderRedo): "supervise orderRedo"
        case .merge(.absorb): "merge absorb"
        case .merge(.release): "merge release"
        case .merge(.into): "merge into"
        case .merge(.leave): "merge leave"
        case .term(.noteOverdue): "term noteOverdue"
        case .term(.raiseAlarm): "term raiseAlarm"
        case .term(.recompute): "term recompute"
        }
    }
}
