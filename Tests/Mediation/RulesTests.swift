import MediationDomain
import Model
import Testing

@Suite("The rules of mediation")
struct RulesTests {
    @Test(
        arguments: [
            ("2026-09-30", "2026-10-15", "order121.accept"), ("2026-02-10", "2026-02-26", "order20.accept"),
            ("2026-04-14", "2026-04-23", "order20.accept"), ("2026-04-15", "2026-04-24", "order121.accept"),
        ]
    )
    func `give seven working days to accept`(received: String, due: String, rule: String) throws {
        let term = try CountyRules.mediation().acceptance(of: .complaint, receivedOn: Day(received))
        #expect(term?.due == DueDay(day: try Day(due), isProvisional: false))
        #expect(term?.basis.map(\.rule) == [rule])
    }

    @Test func `let the earlier of two terms bind under the old order`() throws {
        let day = try Day("2026-04-14")
        let term = try CountyRules.mediation().mediation(of: .complaint, receivedOn: day, acceptedOn: day)
        #expect(term?.due.day == (try Day("2026-06-13")))
        #expect(term?.basis.map(\.rule) == ["regulation46.mediate", "order20.mediate.45"])
        #expect(term?.basis.map { $0.outcome["mediateBy"] } == ["2026-06-13", "2026-06-18"])
    }

    @Test(
        arguments: [
            (HolidayReading.wholeNoticeSpan, "2026-10-08"), (.statutoryOnly, "2026-10-04"),
        ]
    )
    func `move a last day off as the county reads the law`(reading: HolidayReading, due: String) throws {
        let day = try Day("2026-08-03")
        let rules = try CountyRules.mediation(holidayReading: reading)
        #expect(rules.mediation(of: .complaint, receivedOn: day, acceptedOn: day)?.due.day == (try Day(due)))
    }

    @Test func `are provisional where no calendar is published yet`() throws {
        let day = try Day("2026-11-20")
        let term = try CountyRules.mediation().mediation(of: .complaint, receivedOn: day, acceptedOn: day)
        #expect(term?.due.isProvisional == true)
        #expect(term?.basis.first?.outcome["provisional"] == "true")
    }

    @Test func `count labour disputes by their own law`() throws {
        let rules = try CountyRules.mediation()
        let day = try Day("2026-09-01")
        #expect(rules.acceptance(of: .labour, receivedOn: day)?.basis.map(\.rule) == ["labour.inspectionAccept"])
        #expect(rules.mediation(of: .labour, receivedOn: day, acceptedOn: day)?.basis.map(\.rule) == ["labour.mediate"])
    }

    @Test func `have the items of each law`() throws {
        let rules = try CountyRules.mediation()
        func count(_ use: GroundRule.Use, _ day: String) throws -> Int {
            let day = try Day(day)
            return (1...12).filter { rules.ground(use, $0, of: .complaint, receivedOn: day) != nil }.count
        }
        #expect(try [count(.refuse, "2026-04-14"), count(.refuse, "2026-04-15")] == [6, 7])
        #expect(try [count(.terminate, "2026-04-14"), count(.terminate, "2026-04-15")] == [7, 8])
    }

    @Test func `say why a term ends when it does`() throws {
        let rules = try CountyRules.mediation()
        let basis = try #require(rules.acceptance(of: .complaint, receivedOn: Day("2026-09-30"))?.basis.first)
        #expect(rules.explanation(of: basis) == "收到9月30日；国庆7天不计；10月10日周六上班计入；到期10月15日")
        #expect(rules.explanation(of: Basis(rule: "none", inputs: [:], outcome: [:])) == nil)
    }
}
