import MediationDomain
import Model
import TestKit
import Testing

@Suite("A report")
struct ReportTests {
    let opening = ReportOpening(order: .example(), reporter: .example(8), receivedOn: Moment.example.day)

    func facts() throws -> Report.Facts { Report.Facts(next: .example, rules: try CountyRules.mediation()) }

    func opened(_ opening: ReportOpening) throws -> Report.Event {
        .opened(
            number: .example,
            opening: opening,
            checkBy: DueDay(day: try Day("2026-10-27"), isProvisional: false),
            basis: [
                Basis(
                    rule: "penalty.check",
                    inputs: ["receivedOn": "2026-09-30"],
                    outcome: ["checkBy": "2026-10-27", "provisional": "false"]
                )
            ]
        )
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
}
