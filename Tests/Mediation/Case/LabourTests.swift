import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A worker's case")
struct LabourTests {
    let day = Moment.example.day
    let opened: Case.Event

    init() throws {
        opened = try .opened(.example(kind: .labour), acceptBy: "2026-10-13")
    }

    private func asked(_ relation: LabourRelation, _ more: Case.Event...) -> Case.State {
        .folding([opened, .relationAsked(relation: relation, on: day)] + more)
    }

    private func decide(
        _ step: Case.LabourStep,
        _ state: Case.State,
        at now: Moment = .example
    ) throws -> [Case.Event] {
        try state.decide(.labour(step: step), knowing: .example(), at: now)
    }

    @Test func `asks first what the worker is to the enterprise`() throws {
        let waiting = Case.State.folding([opened])
        #expect(throws: Case.Rejection.relationNotAsked) { try decide(.refer(referral: .example()), waiting) }
        #expect(throws: Case.Rejection.relationNotAsked) {
            try waiting.decide(.accept(on: day, told: .example), knowing: .example(), at: .example)
        }
        #expect(
            try decide(.askRelation(relation: .employee, on: day), waiting)
                == [.relationAsked(relation: .employee, on: day)]
        )
        #expect(try decide(.askRelation(relation: .employee, on: day), asked(.employee)).isEmpty)
    }

    @Test func `is no consumer's case`() throws {
        let complaint = Case.State.folding([try .opened()])
        #expect(throws: Case.Rejection.caseNotLabour) {
            try decide(.askRelation(relation: .employee, on: day), complaint)
        }
    }

    @Test func `goes to labour inspection only for an employee`() throws {
        #expect(throws: Case.Rejection.relationNotEmployee) {
            try decide(.refer(referral: .example()), asked(.intermediary))
        }
        #expect(throws: Case.Rejection.relationNotEmployee) {
            try asked(.serviceAgreement).decide(.accept(on: day, told: .example), knowing: .example(), at: .example)
        }
        #expect(
            try decide(.refer(referral: .example(to: .peopleMediation)), asked(.serviceAgreement))
                == [.labourReferred(referral: .example(to: .peopleMediation))]
        )
    }

    @Test func `is never in two hands at once`() throws {
        let referred = asked(.employee, .labourReferred(referral: .example()))
        #expect(throws: Case.Rejection.caseReferred) {
            try referred.decide(.accept(on: day, told: .example), knowing: .example(), at: .example)
        }
        let mediating = asked(.employee, try .accepted(mediateBy: "2026-10-15"))
        #expect(throws: Case.Rejection.caseAlreadyAccepted) {
            try decide(.refer(referral: .example()), mediating)
        }
    }

    @Test func `that was handed over ends only with a receipt`() throws {
        let receipt = ReferralReceipt(number: "调2026-9", on: day)
        let referred = asked(.intermediary, .labourReferred(referral: .example(to: .peopleMediation)))
        let events = try decide(.recordReceipt(receipt: receipt), referred)
        #expect(events == [.labourReceived(receipt: receipt, acceptBy: nil, basis: [])])
        let over = referred.folded(events)
        #expect(try decide(.recordReceipt(receipt: receipt), over).isEmpty)
        #expect(throws: Case.Rejection.caseOver) { try decide(.refer(referral: .example()), over) }
    }

    @Test func `is inspected in 60 working days from filing, and 30 more by the head's approval`() throws {
        let receipt = ReferralReceipt(number: "监2026-3", on: day)
        let referred = asked(.employee, .labourReferred(referral: .example()))
        #expect(throws: Case.Rejection.receiptMissing) { try decide(.file(on: day), referred) }
        let received = try decide(.recordReceipt(receipt: receipt), referred)
        guard case .labourReceived(_, let acceptBy?, _) = received.first else { return }
        #expect(acceptBy.day == (try Day("2026-10-13")))
        let inHand = referred.folded(received)
        let filed = try decide(.file(on: day), inHand)
        guard case .inspectionFiled(_, let finishBy, let basis) = filed.first else { return }
        #expect(finishBy.day == (try Day("2026-12-29")))
        #expect(basis.map(\.rule) == ["labour.inspectionFinish"])
        let inspecting = inHand.folded(filed)
        let approval = InspectionExtension(on: day, approvedBy: .example(9))
        let extended = try decide(.extend(approval: approval), inspecting)
        guard case .inspectionExtended(_, let later, _) = extended.first else { return }
        #expect(later.day > finishBy.day && later.isProvisional)
        let longer = inspecting.folded(extended)
        #expect(try decide(.extend(approval: approval), longer).isEmpty)
        let other = InspectionExtension(on: day, approvedBy: .example(5))
        #expect(throws: Case.Rejection.inspectionAlreadyExtended) { try decide(.extend(approval: other), longer) }
        #expect(
            try decide(.finish(on: day, outcome: .example()), longer)
                == [.inspectionFinished(number: .example, on: day, outcome: .example())]
        )
        #expect(throws: Case.Rejection.inspectionNotFiled) {
            try decide(.finish(on: day, outcome: .example()), inHand)
        }
    }

    @Test func `is mediated within 15 days of the application, rolling over days off, and then arbitration is open`()
        throws
    {
        let facts = try Case.Facts.example()
        let events = try asked(.employee).decide(.accept(on: day, told: .example), knowing: facts, at: .example)
        guard case .accepted(_, _, _, let due, let basis) = events.first else { return }
        #expect(due.day == (try Day("2026-10-15")))
        #expect(basis.map(\.rule) == ["labour.mediate"])
        let mediating = asked(.employee).folded(events)
        func end(_ day: Day) -> Case.Command { .terminate(termination: .example(on: day, ground: 1)) }
        let later = due.day.adding(days: 3).start
        #expect(throws: Case.Rejection.groundTooEarly) {
            try mediating.decide(end(due.day), knowing: facts, at: later)
        }
        let ended = try mediating.decide(end(due.day.adding(days: 1)), knowing: facts, at: later)
        #expect(ended.first?.basis.map(\.rule) == ["labour.terminate.1", "labour.tellArbitration"])
        let weekend = facts.rules.mediation(of: .labour, receivedOn: try Day("2026-08-21"), acceptedOn: day)
        #expect(weekend?.due.day == (try Day("2026-09-07")))
    }
}
