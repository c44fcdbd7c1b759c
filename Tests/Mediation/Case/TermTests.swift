import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A term of a case")
struct TermTests {
    let accept = CaseTerm(.accept)

    @Test func `is warned of at the end of the quiet hours, yellow and then red`() throws {
        let events = try Case.State.unopened.decide(
            .open(opening: .example()),
            knowing: .example(withAlarms: true),
            at: .example
        )
        let alarms = events.flatMap(\.basis).compactMap(PlannedAlarm.init)
        #expect(alarms.map(\.colour) == [.yellow, .red])
        #expect(alarms.map(\.at.text) == ["2026-10-13T08:30:00.000+08:00", "2026-10-15T08:30:00.000+08:00"])
        #expect(alarms.allSatisfy { $0.term == accept })
    }

    @Test func `is warned of once, when its time has come`() throws {
        let facts = try Case.Facts.example(withAlarms: true)
        let raise = Case.Command.term(step: .raiseAlarm(term: accept, colour: .yellow))
        let due = try Day("2026-10-15")
        let open = given(Case.self, try .opened())
        let morning = try Moment("2026-10-13T08:30:00+08:00")
        let early = Case.Event.alarmPostponed(term: accept, colour: .yellow, until: morning)
        open.when(raise, knowing: facts).then(early)
        given(Case.self, try .opened(), early).when(raise, knowing: facts).then()
        let raised = Case.Event.alarmRaised(term: accept, colour: .yellow, due: due)
        open.when(raise, knowing: facts, at: morning).then(raised)
        given(Case.self, try .opened(), raised).when(raise, knowing: facts, at: morning).then()
        given(Case.self, try .opened(), try .accepted()).when(raise, knowing: facts, at: morning).then()
    }

    @Test(
        arguments: [
            ("2026-10-13T22:15:00+08:00", "2026-10-14T08:30:00+08:00"),
            ("2026-10-14T03:00:00+08:00", "2026-10-14T08:30:00+08:00"),
        ]
    )
    func `is not warned of at night`(now: String, later: String) throws {
        let raise = Case.Command.term(step: .raiseAlarm(term: accept, colour: .yellow))
        given(Case.self, try .opened())
            .when(raise, knowing: try .example(withAlarms: true), at: try Moment(now))
            .then(.alarmPostponed(term: accept, colour: .yellow, until: try Moment(later)))
    }

    @Test func `that begins late is warned of with its last colour alone`() throws {
        let rules = try CountyRules.mediation(withAlarms: true)
        let due = DueDay(day: try Day("2026-10-15"), isProvisional: false)
        let alarms = rules.alarms(of: accept, due: due, at: try Moment("2026-10-15T21:00:00+08:00"))
            .compactMap(PlannedAlarm.init)
        #expect(alarms.map(\.colour) == [.red])
        #expect(alarms.map(\.at) == [try Moment("2026-10-16T08:30:00+08:00")])
        #expect(rules.colour(of: accept, due: due.day, at: .example) == .green)
        #expect(rules.colour(of: accept, due: due.day, at: due.end) == .red)
    }

    @Test func `is counted anew when the calendar knows more, by an event with both days`() throws {
        let now = try Day("2026-11-02").start.adding(milliseconds: 36_000_000)
        var facts = try Case.Facts.example()
        let opened = try Case.State.unopened.decide(
            .open(opening: .example(receivedOn: now.day)),
            knowing: facts,
            at: now
        )
        let waiting = Case.State.folding(opened)
        let accepted = try waiting.decide(.accept(on: now.day, told: .example(on: now.day)), knowing: facts, at: now)
        let mediating = waiting.folded(accepted)
        let recompute = Case.Command.term(step: .recompute)
        #expect(try mediating.decide(recompute, knowing: facts, at: now).isEmpty)
        facts.rules = try CountyRules.mediation(calendar: CountyRules.laterCalendar())
        let moved = try mediating.decide(recompute, knowing: facts, at: now)
        guard case .termRecomputed(let term, let was, let due, let basis) = moved.first else {
            Issue.record("The term moves.")
            return
        }
        #expect(term == CaseTerm(.mediate))
        #expect(was == DueDay(day: try Day("2027-01-01"), isProvisional: true))
        #expect(due == DueDay(day: try Day("2027-01-04"), isProvisional: false))
        #expect(basis.map(\.rule) == ["order121.mediate"])
        #expect(try mediating.folded(moved).decide(recompute, knowing: facts, at: now).isEmpty)
    }
}

@Suite("A supervisor")
struct SupervisionTests {
    let day = Moment.example.day

    @Test func `changes who is responsible, and no term`() throws {
        let measure = Case.Command.supervise(step: .supervise(measure: .example()))
        let before = Case.State.folding([try .opened()])
        let events = try before.decide(measure, knowing: .example(), at: .example)
        #expect(events == [.supervised(measure: .example())])
        #expect(events.flatMap(\.termChanges).isEmpty)
        #expect(try before.folded(events).decide(measure, knowing: .example(), at: .example).isEmpty)
    }

    @Test func `gives instructions with a day of their own`() throws {
        let open = given(Case.self, try .opened(), .instructed(instruction: .example, basis: []))
        open.when(.supervise(step: .instruct(instruction: .example)), knowing: try .example()).then()
        var other = LeaderInstruction.example
        other.reportBy = day
        open.when(.supervise(step: .instruct(instruction: other)), knowing: try .example()).rejects(.instructionTaken)
        let term = CaseTerm(.instruct, reference: "批2026-5")
        open.when(
            .term(step: .noteOverdue(term: term)),
            knowing: try .example(),
            at: LeaderInstruction.example.reportBy.adding(days: 1).start
        )
        .then(.termOverdue(term: term, due: LeaderInstruction.example.reportBy))
        let report = Case.Command.supervise(step: .reportInstruction(reference: "批2026-5", on: day, note: nil))
        open.when(report, knowing: try .example())
            .then(.instructionReported(reference: "批2026-5", on: day, note: nil))
        given(Case.self, try .opened()).when(report, knowing: try .example()).rejects(.instructionUnknown)
    }

    @Test func `may have the respondent corrected after acceptance`() throws {
        let mediating = given(Case.self, try .opened(), try .accepted())
        mediating.when(.correctRespondent(correction: .example), knowing: try .example())
            .then(.respondentCorrected(correction: .example, was: .example(), ending: nil))
        given(
            Case.self,
            try .opened(),
            try .accepted(),
            .respondentCorrected(correction: .example, was: .example(), ending: nil)
        )
        .when(.correctRespondent(correction: .example), knowing: try .example()).then()
        given(Case.self, try .opened())
            .when(.correctRespondent(correction: .example), knowing: try .example()).rejects(.caseNotAccepted)
    }
}
