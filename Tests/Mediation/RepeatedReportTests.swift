import MediationDomain
import Model
import TestKit
import Testing

@Suite("A report that was made before (Article 35)")
struct RepeatedReportTests {
    let officer = "user:officer"
    let earlier: ReportOpening
    let later: ReportOpening

    init() throws {
        earlier = ReportOpening(order: .example(), reporter: .example(8), receivedOn: try Day("2026-09-21"))
        later = ReportOpening(
            order: .example(2),
            reporter: .example(9),
            receivedOn: Moment.example.day,
            earlier: [.example(3)]
        )
    }

    func opened(_ opening: ReportOpening) throws -> Report.Event {
        let due = DueDay(day: try Day("2026-10-27"), isProvisional: false)
        return .opened(number: .example, opening: opening, checkBy: due, basis: [])
    }

    func facts(_ other: ReportOpening?, _ stage: CheckStage = .checking) throws -> Report.Facts {
        Report.Facts(
            next: .example,
            rules: try CountyRules.mediation(),
            other: other.map { Report.Facts.Other(opening: $0, stage: stage) }
        )
    }

    func basis(_ kind: String) -> [Basis] {
        [
            Basis(
                rule: "order121.report.\(kind)",
                inputs: ["receivedOn": "2026-09-30"],
                outcome: ["decided": kind]
            )
        ]
    }

    @Test func `of the same facts is not processed again, where a person says so`() throws {
        given(Report.self, try opened(later))
            .when(.noteRepeat(of: .example(3), by: officer), knowing: try facts(earlier))
            .then(.repeated(of: .example(3), by: officer, basis: basis("repeat")))
        given(Report.self, try opened(later), .repeated(of: .example(3), by: officer, basis: []))
            .when(.noteRepeat(of: .example(3), by: officer), knowing: try facts(earlier)).then()
    }

    @Test func `with new facts may join the earlier one, whose term begins anew with the last receipt`() throws {
        given(Report.self, try opened(later))
            .when(.joinInto(report: .example(3), by: officer), knowing: try facts(earlier))
            .then(.joinedInto(report: .example(3), by: officer, basis: basis("merge")))
        given(Report.self, try opened(earlier))
            .when(.takeIn(report: .example(4), by: officer), knowing: try facts(later, .joined))
            .then(
                .tookIn(
                    report: .example(4),
                    receivedOn: Moment.example.day,
                    by: officer,
                    due: DueDay(day: try Day("2026-10-27"), isProvisional: false),
                    basis: [
                        Basis(
                            rule: "penalty.check",
                            inputs: ["receivedOn": "2026-09-30"],
                            outcome: ["checkBy": "2026-10-27", "provisional": "false"]
                        )
                    ]
                )
            )
        given(Report.self, try opened(later))
            .when(.joinInto(report: .example(3), by: officer), knowing: try facts(earlier, .notFiled))
            .rejects(.reportAlreadyDecided)
    }

    @Test func `by somebody else is linked and keeps its terms`() throws {
        var others = later
        others.earlier = []
        let report = given(Report.self, try opened(others))
        report.when(.noteRepeat(of: .example(3), by: officer), knowing: try facts(earlier)).rejects(.reporterDiffers)
        report.when(.joinInto(report: .example(3), by: officer), knowing: try facts(earlier)).rejects(.reporterDiffers)
        report.when(.link(with: .example(3), by: officer), knowing: try facts(earlier))
            .then(.linked(with: .example(3), by: officer))
        given(Report.self, try opened(others), .linked(with: .example(3), by: officer))
            .when(.link(with: .example(3), by: officer), knowing: try facts(earlier)).then()
    }

    @Test func `is never joined when nobody knows who made it`() throws {
        var unnamed = later
        unnamed.isAnonymous = true
        given(Report.self, try opened(unnamed))
            .when(.joinInto(report: .example(3), by: officer), knowing: try facts(earlier)).rejects(.reporterAnonymous)
        var nameless = earlier
        nameless.isAnonymous = true
        given(Report.self, try opened(later))
            .when(.noteRepeat(of: .example(3), by: officer), knowing: try facts(nameless)).rejects(.reporterAnonymous)
    }
}
