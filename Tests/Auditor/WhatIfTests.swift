import Auditor
import Foundation
import Model
import ServiceKit
import TestKit
import Testing

@Suite("Asking other rules")
struct WhatIfTests {
    /// The rules that the mediation log itself has kept: those which decided.
    private func kept() throws -> RuleSet {
        let sql = "SELECT CAST(content AS TEXT) FROM ruleSet"
        return try RuleSet(canonical: Array(try #require(try ReleasedCounty.texts("mediation", sql).first).utf8))
    }

    /// The same with two days more for acceptance.
    private func nineDays() throws -> RuleSet {
        let rule = #","from":"2026-04-15","id":"order121.accept""#
        let text = String(decoding: try kept().bytes, as: UTF8.self)
        #expect(text.contains(#""count":7"# + rule))
        return try RuleSet(
            canonical: Array(text.replacing(#""count":7"# + rule, with: #""count":9"# + rule).utf8)
        )
    }

    @Test func `changes nothing when they are the same`() throws {
        let report = try WhatIfRun(ReleasedCounty.files, rules: kept()).run()
        #expect(report.ruled > 250 && report.computed == report.ruled)
        #expect(report.differences == [])
        #expect(report.notCovered.contains { $0.chinese.contains("拒绝") })
    }

    @Test func `names each term that would be another, case by case, with both sources`() throws {
        let other = try nineDays()
        let report = try WhatIfRun(ReleasedCounty.files, rules: other).run()
        let terms = report.differences.filter { $0.field == "acceptBy" }
        let opened = try ReleasedCounty.texts(
            "mediation",
            """
            SELECT stream FROM event WHERE type LIKE '%.case.opened.v1'
            AND CAST(body AS TEXT) LIKE '%"rule":"order121.accept"%' ORDER BY stream
            """
        )
        #expect(Set(terms.map(\.subject)) == Set(opened) && terms.map(\.subject) == terms.map(\.subject).sorted())
        let first = try #require(terms.first)
        #expect(first.was == "2026-10-15" && first.would == "2026-10-19" && first.number != nil)
        #expect(first.rule == "order121.accept" && first.source?.contains("第十五条") == true)
        #expect(first.otherSource == first.source)
    }

    @Test func `goes only as far as the moment that is asked`() throws {
        let other = try nineDays()
        var run = WhatIfRun([ReleasedCounty.file("mediation")], rules: other)
        run.end = .position(200)
        let report = try run.run()
        #expect(report.differenceCount > 0 && report.differences.allSatisfy { $0.position <= 200 })
    }
}
