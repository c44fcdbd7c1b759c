import MediationDomain
import Model
import TestKit
import Testing

@Suite("A clue")
struct ClueTests {
    let officer = "user:officer"
    let head = "user:head"
    let today = Moment.example.day

    func opening(ruledOn: Day? = nil) -> ClueOpening {
        ClueOpening(
            source: .mediation,
            caseID: .example(2),
            foundOn: today,
            ruledOn: ruledOn ?? today,
            narrative: .example()
        )
    }

    func facts() throws -> Clue.Facts { Clue.Facts(next: .example, rules: try CountyRules.mediation()) }

    func opened(_ opening: ClueOpening, rule: String = "order121.clueCheck") throws -> Clue.Event {
        var inputs = ["foundOn": "2026-09-30"]
        if opening.ruledOn != opening.foundOn { inputs["receivedOn"] = opening.ruledOn.description }
        return .opened(
            number: .example,
            opening: opening,
            checkBy: DueDay(day: try Day("2026-10-27"), isProvisional: false),
            basis: [
                Basis(rule: rule, inputs: inputs, outcome: ["checkBy": "2026-10-27", "provisional": "false"])
            ]
        )
    }

    @Test func `of Article 27 is checked within fifteen working days from its finding`() throws {
        given(Clue.self).when(.open(opening: opening()), knowing: try facts()).then(try opened(opening()))
        let old = opening(ruledOn: try Day("2026-04-14"))
        given(Clue.self).when(.open(opening: old), knowing: try facts()).then(
            try opened(old, rule: "order20.clueCheck")
        )
        given(Clue.self, try opened(opening())).when(.open(opening: opening()), knowing: try facts()).then()
        given(Clue.self, try opened(opening())).when(.open(opening: old), knowing: try facts())
            .rejects(.clueAlreadyOpen)
    }

    @Test func `is checked longer by the head; under Order 20 nobody else was needed`() throws {
        let proposed = Clue.Event.extensionProposed(by: officer, reason: .example())
        let longer = DueDay(day: try Day("2026-11-17"), isProvisional: false)
        let now = given(Clue.self, try opened(opening()), proposed)
        now.when(.approveExtension(by: officer), knowing: try facts()).rejects(.clueApprovedByProposer)
        let old = opening(ruledOn: try Day("2026-04-14"))
        let inputs = ["foundOn": "2026-09-30", "receivedOn": "2026-04-14"]
        let outcome = ["checkBy": "2026-11-17", "provisional": "false"]
        given(Clue.self, try opened(old, rule: "order20.clueCheck"), proposed)
            .when(.approveExtension(by: officer), knowing: try facts())
            .then(
                .extended(
                    due: longer,
                    by: officer,
                    basis: ["order20.clueCheck", "order20.clueCheck.extended"].map {
                        Basis(rule: $0, inputs: inputs, outcome: outcome)
                    }
                )
            )
    }

    @Test func `ends by a decision about filing, which is made once`() throws {
        let decision = FilingDecision(isFiled: false, on: today, by: head)
        let open = given(Clue.self, try opened(opening()))
        open.when(.decideFiling(decision: decision), knowing: try facts()).then(.notFiled(decision: decision))
        let over = given(Clue.self, try opened(opening()), .notFiled(decision: decision))
        over.when(.decideFiling(decision: decision), knowing: try facts()).then()
        over.when(
            .decideFiling(decision: FilingDecision(isFiled: true, on: today, by: head)),
            knowing: try facts()
        ).rejects(.clueAlreadyDecided)
        over.when(.proposeExtension(by: officer, reason: .example()), knowing: try facts()).rejects(.clueOver)
        open.when(.conclude(on: today, outcome: .dropped, by: head), knowing: try facts()).rejects(.clueNotFiled)
        given(Clue.self).when(.noteCheckOverdue, knowing: try facts()).rejects(.clueUnknown)
    }

    @Test func `rings once when it was not checked in time`() throws {
        let late = try Day("2026-10-28").start
        given(Clue.self, try opened(opening())).when(.noteCheckOverdue, knowing: try facts(), at: late)
            .then(.checkOverdue(due: try Day("2026-10-27")))
        given(Clue.self, try opened(opening()), .checkOverdue(due: try Day("2026-10-27")))
            .when(.noteCheckOverdue, knowing: try facts(), at: late).then()
        given(Clue.self, try opened(opening())).when(.noteCheckOverdue, knowing: try facts()).rejects(.clueNotOverdue)
    }
}
