import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A report")
struct ReportTests {
    let officer = "user:officer"
    let head = "user:head"
    let today = Moment.example.day
    let opening = ReportOpening(order: .example(), reporter: .example(8), receivedOn: Moment.example.day)

    func facts(_ other: Report.Facts.Other? = nil) throws -> Report.Facts {
        Report.Facts(next: .example, rules: try CountyRules.mediation(), other: other)
    }

    func opened(_ opening: ReportOpening, checkBy: String = "2026-10-27") throws -> Report.Event {
        .opened(
            number: .example,
            opening: opening,
            checkBy: DueDay(day: try Day(checkBy), isProvisional: false),
            basis: [basis("penalty.check", from: opening.receivedOn, "checkBy", checkBy)]
        )
    }

    func basis(_ rule: String, from day: Day, _ outcome: String, _ due: String, not: Int? = nil) -> Basis {
        var inputs = [outcome == "decideBy" ? "filedOn" : "receivedOn": day.description]
        if let not { inputs["daysNotCounted"] = "\(not)" }
        return Basis(rule: rule, inputs: inputs, outcome: [outcome: due, "provisional": "false"])
    }

    func decision(_ isFiled: Bool = true, on day: Day? = nil) -> FilingDecision {
        FilingDecision(isFiled: isFiled, on: day ?? today, by: head)
    }

    @Test func `is checked within fifteen working days`() throws {
        given(Report.self).when(.open(opening: opening), knowing: try facts()).then(try opened(opening))
    }

    @Test func `is entered once`() throws {
        let open = given(Report.self, try opened(opening))
        open.when(.open(opening: opening), knowing: try facts()).then()
        var other = opening
        other.reporter = .example(9)
        open.when(.open(opening: other), knowing: try facts()).rejects(.reportAlreadyOpen)
    }

    @Test func `is not entered where no rule holds`() throws {
        let ancient = ReportOpening(order: .example(), reporter: .example(8), receivedOn: try Day("2021-07-14"))
        given(Report.self).when(.open(opening: ancient), knowing: try facts()).rejects(.reportRuleMissing)
    }

    @Test func `that nobody entered is unknown`() throws {
        given(Report.self).when(.approveExtension(by: head), knowing: try facts()).rejects(.reportUnknown)
        given(Report.self).when(.noteCheckOverdue, knowing: try facts()).rejects(.reportUnknown)
    }

    @Test func `is checked fifteen working days longer by the word of the head, who did not ask for it`() throws {
        let asked = given(
            Report.self,
            try opened(opening),
            .extensionProposed(by: officer, reason: .example())
        )
        let longer = DueDay(day: try Day("2026-11-17"), isProvisional: false)
        asked.when(.approveExtension(by: head), knowing: try facts()).then(
            .extended(
                due: longer,
                by: head,
                basis: [
                    basis("penalty.check", from: today, "checkBy", "2026-11-17"),
                    basis("penalty.check.extended", from: today, "checkBy", "2026-11-17"),
                ]
            )
        )
        asked.when(.approveExtension(by: officer), knowing: try facts()).rejects(.reportApprovedByProposer)
        asked.when(.proposeExtension(by: officer, reason: .example()), knowing: try facts()).then()
        let late = try Day("2026-10-28").start
        asked.when(.approveExtension(by: head), knowing: try facts(), at: late).rejects(.reportExtensionTooLate)
        let open = given(Report.self, try opened(opening))
        open.when(.approveExtension(by: head), knowing: try facts()).rejects(.reportExtensionMissing)
        open.when(.proposeExtension(by: officer, reason: .example()), knowing: try facts(), at: late)
            .rejects(.reportExtensionTooLate)
        let extended = given(
            Report.self,
            try opened(opening),
            .extensionProposed(by: officer, reason: .example()),
            .extended(due: longer, by: head, basis: [])
        )
        extended.when(.approveExtension(by: head), knowing: try facts()).then()
        extended.when(.proposeExtension(by: officer, reason: .example()), knowing: try facts())
            .rejects(.reportExtendedBefore)
    }

    @Test func `does not count the days of a test that documents prove`() throws {
        let away = given(
            Report.self,
            try opened(opening),
            .testCommissioned(on: try Day("2026-10-09"), document: .example())
        )
        // 9 to 13 October: the 10th, a Saturday that is worked, the 12th and the 13th are not counted.
        away.when(
            .recordTestResult(on: try Day("2026-10-13"), document: .example()),
            knowing: try facts(),
            at: try Day("2026-10-13").start
        ).then(
            .testResultReceived(
                on: try Day("2026-10-13"),
                document: .example(),
                due: DueDay(day: try Day("2026-10-30"), isProvisional: false),
                basis: [basis("penalty.check", from: today, "checkBy", "2026-10-30", not: 3)]
            )
        )
        away.when(.noteCheckOverdue, knowing: try facts(), at: try Day("2026-12-01").start).then()
        away.when(.decideFiling(decision: decision(on: try Day("2026-10-09"))), knowing: try facts())
            .rejects(.reportTestRunning)
        let open = given(Report.self, try opened(opening))
        open.when(.recordTestResult(on: today, document: .example()), knowing: try facts())
            .rejects(.reportTestNotRunning)
        open.when(.commissionTest(on: today.adding(days: 1), document: .example()), knowing: try facts())
            .rejects(.reportDayInFuture)
        open.when(.commissionTest(on: today.adding(days: -1), document: .example()), knowing: try facts())
            .rejects(.reportDayOutOfOrder)
    }

    @Test func `is filed with ninety days for the decision, or not filed`() throws {
        let open = given(Report.self, try opened(opening))
        open.when(.decideFiling(decision: decision()), knowing: try facts()).then(
            .filed(
                decision: decision(),
                decideBy: DueDay(day: try Day("2026-12-29"), isProvisional: true),
                tellBy: nil,
                basis: [
                    Basis(
                        rule: "penalty.decide",
                        inputs: ["filedOn": "2026-09-30"],
                        outcome: ["decideBy": "2026-12-29", "provisional": "true"]
                    )
                ]
            )
        )
        open.when(.decideFiling(decision: decision(false)), knowing: try facts())
            .then(.notFiled(decision: decision(false), tellBy: nil, basis: []))
        let decided = given(
            Report.self,
            try opened(opening),
            .notFiled(decision: decision(false), tellBy: nil, basis: [])
        )
        decided.when(.decideFiling(decision: decision(false)), knowing: try facts()).then()
        decided.when(.decideFiling(decision: decision()), knowing: try facts()).rejects(.reportAlreadyDecided)
        decided.when(.conclude(on: today, outcome: .dropped, by: head), knowing: try facts()).rejects(.reportOver)
        open.when(.conclude(on: today, outcome: .dropped, by: head), knowing: try facts()).rejects(.reportNotFiled)
    }

    @Test func `rings once when it was not checked in time`() throws {
        let late = try Day("2026-10-28").start
        let open = given(Report.self, try opened(opening))
        open.when(.noteCheckOverdue, knowing: try facts(), at: late).then(.checkOverdue(due: try Day("2026-10-27")))
        open.when(.noteCheckOverdue, knowing: try facts()).rejects(.reportNotOverdue)
        given(Report.self, try opened(opening), .checkOverdue(due: try Day("2026-10-27")))
            .when(.noteCheckOverdue, knowing: try facts(), at: late).then()
    }

    @Test func `of Article 34, which is not ours, is told to the reporter and never forwarded`() throws {
        let goTo = try LineText("张掖市市场监督管理局")
        let declined = Report.Event.competenceDeclined(
            on: today,
            goTo: goTo,
            by: officer,
            basis: [
                Basis(
                    rule: "order121.report.noCompetence",
                    inputs: ["receivedOn": "2026-09-30", "decidedOn": "2026-09-30"],
                    outcome: ["told": "noCompetence"]
                )
            ]
        )
        given(Report.self, try opened(opening))
            .when(.declineCompetence(on: today, goTo: goTo, by: officer), knowing: try facts()).then(declined)
        let telling = ReporterTelling(what: .noCompetence, told: .example)
        let over = given(Report.self, try opened(opening), declined)
        over.when(.tell(telling: telling), knowing: try facts()).then(.reporterTold(telling: telling))
        over.when(.declineCompetence(on: today, goTo: goTo, by: officer), knowing: try facts()).then()
        given(Report.self, try opened(opening)).when(.tell(telling: telling), knowing: try facts())
            .rejects(.reporterNotToBeTold)
    }

    @Test func `of Article 36 has its result told only where a rule says so`() throws {
        let telling = ReporterTelling(what: .result, told: .example)
        let notFiled = Report.Event.notFiled(decision: decision(false), tellBy: nil, basis: [])
        given(Report.self, try opened(opening), notFiled).when(.tell(telling: telling), knowing: try facts())
            .rejects(.reporterNotToBeTold)
        let owed = Report.Event.resultOwed(rule: "reward.majorViolation", by: officer, basis: [])
        given(Report.self, try opened(opening), owed, notFiled).when(.tell(telling: telling), knowing: try facts())
            .then(.reporterTold(telling: telling))
        let open = given(Report.self, try opened(opening))
        open.when(.oweResult(rule: "order121.report.merge", by: officer), knowing: try facts())
            .rejects(.reportRuleMissing)
        open.when(.oweResult(rule: "reward.majorViolation", by: officer), knowing: try facts()).then(
            .resultOwed(
                rule: "reward.majorViolation",
                by: officer,
                basis: [
                    Basis(
                        rule: "reward.majorViolation",
                        inputs: ["receivedOn": "2026-09-30"],
                        outcome: ["owed": "result"]
                    )
                ]
            )
        )
    }

    @Test(arguments: [("2026-04-14", true), ("2026-04-15", false)])
    func `under Order 20 alone has a named reporter told whether a case is filed`(day: String, isTold: Bool) throws {
        var early = opening
        early.receivedOn = try Day(day)
        let answer = try Report.State.folding([try opened(early)])
            .decide(.decideFiling(decision: decision(on: try Day("2026-04-20"))), knowing: facts(), at: .example)
        guard case .filed(_, _, let tellBy, let basis) = answer.first else {
            Issue.record("it was not filed")
            return
        }
        let wanted = try Day("2026-04-27")
        #expect(tellBy?.day == (isTold ? wanted : nil))
        #expect(basis.contains { $0.rule == "order20.tellFiling" } == isTold)
        early.isAnonymous = true
        let anonymous = try Report.State.folding([try opened(early)])
            .decide(.decideFiling(decision: decision(on: try Day("2026-04-20"))), knowing: facts(), at: .example)
        guard case .filed(_, _, nil, _) = anonymous.first else {
            Issue.record("an anonymous reporter is told nothing")
            return
        }
    }

    @Test func `gets one query code when it is anonymous`() throws {
        var unnamed = opening
        unnamed.isAnonymous = true
        given(Report.self, try opened(unnamed)).when(.issueCode(code: .example()), knowing: try facts())
            .then(.codeIssued(code: .example()))
        given(Report.self, try opened(unnamed), .codeIssued(code: .example()))
            .when(.issueCode(code: .example("b3RoZXI")), knowing: try facts()).rejects(.reportCodeIssued)
        given(Report.self, try opened(opening)).when(.issueCode(code: .example()), knowing: try facts())
            .rejects(.reporterNotToBeTold)
    }

    @Test func `of Article 37 shows who reported to a named officer, by the word of another`() throws {
        let until = Moment.example.adding(milliseconds: 3_600_000)
        let grant = IdentityGrant(officer: officer, by: head, until: until, reason: .example())
        let open = given(Report.self, try opened(opening))
        open.when(.grantIdentity(grant: grant), knowing: try facts()).then(.identityGranted(grant: grant))
        var own = grant
        own.officer = head
        open.when(.grantIdentity(grant: own), knowing: try facts()).rejects(.identityGrantToOneself)
        open.when(.grantIdentity(grant: grant), knowing: try facts(), at: until).rejects(.identityGrantOver)
        open.when(.revokeIdentity(officer: officer, by: head), knowing: try facts()).then()
        let granted = given(Report.self, try opened(opening), .identityGranted(grant: grant))
        granted.when(.grantIdentity(grant: grant), knowing: try facts()).then()
        granted.when(.revokeIdentity(officer: officer, by: head), knowing: try facts())
            .then(.identityRevoked(officer: officer, by: head))
    }
}
