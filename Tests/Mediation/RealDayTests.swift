import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("What goes wrong on a real day")
struct RealDayTests {
    private let night = Moment(milliseconds: Moment.example.day.start.milliseconds + 84_600_000)

    @Test func `calls whoever is on duty at half past eleven at night, again and again, until somebody answers`() throws
    {
        let facts = Danger.Facts(rules: try CountyRules.mediation(withAlarms: true))
        let alert = DangerAlert(kind: .selfHarm, at: night, words: .example())
        let raised = try Danger.State.initial.decide(.raise(alert: alert), knowing: facts, at: night)
        guard case .raised(1, alert, let by, _) = try #require(raised.first) else {
            Issue.record("nobody is called")
            return
        }
        #expect(by == night.adding(milliseconds: 300_000))
        let state = Danger.State.folding(raised)
        #expect(throws: Danger.Rejection.dangerCallTooEarly) {
            try state.decide(.noteUnanswered(number: 1), knowing: facts, at: night)
        }
        let again = try state.decide(.noteUnanswered(number: 1), knowing: facts, at: by)
        #expect(again == [.calledAgain(number: 1, round: 2, next: by.adding(milliseconds: 300_000))])
        let answered = Danger.State.folding(raised + again + [.answered(number: 1, by: "user:7")])
        #expect(
            try answered.decide(.noteUnanswered(number: 1), knowing: facts, at: by.adding(milliseconds: 300_000))
                .isEmpty
        )
    }

    @Test func `notes once that nobody was rung in 24 hours, and nothing when somebody was`() throws {
        let facts = Contact.Facts(stage: nil, rules: try CountyRules.mediation())
        let owed = try Contact.State.initial.decide(
            .owe(channel: .hotline12345, from: night),
            knowing: facts,
            at: night
        )
        let by = night.adding(milliseconds: 86_400_000)
        let state = Contact.State.folding(owed)
        #expect(throws: Contact.Rejection.contactNotOverdue) {
            try state.decide(.noteOverdue, knowing: facts, at: night)
        }
        let overdue = try state.decide(.noteOverdue, knowing: facts, at: by)
        #expect(overdue == [.overdue(due: by)])
        #expect(try Contact.State.folding(owed + overdue).decide(.noteOverdue, knowing: facts, at: by).isEmpty)
        let reached = ContactAttempt(party: .complainant, how: .phone, at: night, result: .reached)
        #expect(
            try Contact.State.folding(owed + [.attempted(number: 1, attempt: reached)])
                .decide(.noteOverdue, knowing: facts, at: by).isEmpty
        )
        let post = try Contact.State.initial.decide(.owe(channel: .post, from: night), knowing: facts, at: night)
        #expect(post.isEmpty, "no other channel asks for it")
    }

    @Test func `lets a public notice count after its days, and only after other ways have failed`() throws {
        let facts = Contact.Facts(stage: .terminated, rules: try CountyRules.mediation())
        let day = Moment.example.day
        let service = PartyService(
            about: .termination,
            whom: .respondent,
            service: try .example(.publicNotice, on: day)
        )
        #expect(throws: Contact.Rejection.noticeWithoutAttempts) {
            try Contact.State.initial.decide(.serve(service: service), knowing: facts, at: .example)
        }
        let failed = [1, 2].map { number in
            Contact.Event.attempted(
                number: number,
                attempt: ContactAttempt(
                    party: .respondent,
                    how: .phone,
                    at: .example,
                    result: number == 1 ? .unanswered : .absent
                )
            )
        }
        let tried = Contact.State.folding(failed)
        let served = try tried.decide(.serve(service: service), knowing: facts, at: .example)
        #expect(served.count == 1)
        let running = Contact.State.folding(failed + served)
        #expect(throws: Contact.Rejection.noticeRunning) {
            try running.decide(.noteEffective(number: 1), knowing: facts, at: day.adding(days: 29).start)
        }
        let effective = try running.decide(.noteEffective(number: 1), knowing: facts, at: day.adding(days: 30).start)
        #expect(effective == [.tookEffect(number: 1, service: service)])
    }
}
