import MediationDomain
import Model
import TestKit
import Testing

@Suite("The county's ways")
struct RoutingRulesTests {
    let rules: RoutingRules

    init() throws {
        rules = try CountyRules.mediation().routing
    }

    private func proposal(
        _ kind: RoutedKind,
        _ change: (inout RoutingTraits) -> Void = { _ in }
    ) -> RouteProposal {
        var traits = RoutingTraits(receivedOn: Moment.example.day)
        change(&traits)
        return rules.proposal(for: kind, traits)
    }

    @Test func `name only units that there are, and one that receives everything`() {
        #expect(rules.routes.allSatisfy { rule in rule.unit.map { rules.unit($0) != nil } ?? (rule.serving != nil) })
        #expect(rules.units.filter(\.isIntake).map(\.id) == ["intake"])
        #expect(Set(rules.units.map(\.id)).count == rules.units.count)
        #expect(Set(rules.routes.map(\.id)).count == rules.routes.count)
    }

    @Test func `send wages of an employee to labour inspection, of others to mediators, and ask first`() {
        #expect(proposal(.labour) { $0.relation = .employee }.unit == "labourInspection")
        #expect(proposal(.labour) { $0.relation = .other }.unit == "peoplesMediation")
        let unasked = proposal(.labour)
        #expect(unasked.unit == "intake" && unasked.rule == "route.labour.relationUnknown")
    }

    @Test func `of Article 13 take the place of business before the seat, and either of them`() {
        #expect(proposal(.complaint) { $0.place = "620724102" }.unit == "nanhuaStation")
        #expect(proposal(.complaint) { $0.seat = "620724101" }.unit == "xuanhuaStation")
        let both = proposal(.complaint) {
            $0.place = "620724102"
            $0.seat = "620724100"
        }
        #expect(both.unit == "nanhuaStation")
        let elsewhere = proposal(.complaint) {
            $0.place = "620702001"
            $0.seat = "620724100"
        }
        #expect(elsewhere.unit == "chengguanStation")
        #expect(proposal(.complaint) { $0.place = "620702001" }.rule == nil)
    }

    @Test func `leave a crime to a person, who refers it to the police`() {
        let crime = proposal(.complaint) {
            $0.matter = "crime"
            $0.place = "620724100"
        }
        #expect(crime.unit == "intake" && crime.how == .refer && crime.referTo == "publicSecurity")
    }

    @Test func `of Article 34 have what is not ours told, and of Article 44 advice answered on the spot`() {
        #expect(proposal(.report) { $0.isOurs = false }.how == .tell)
        #expect(proposal(.report).unit == "enforcement")
        #expect(proposal(.clue).unit == "enforcement")
        #expect(proposal(.advice).how == .answer)
    }

    @Test func `explain themselves, with what speaks against the others`() throws {
        var traits = RoutingTraits(receivedOn: Moment.example.day, relation: .employee)
        let employee = rules.explanation(of: .labour, traits)
        #expect(employee.rule == "route.wages.employee" && employee.unitName == "高台县劳动保障监察大队")
        #expect(employee.words.contains("劳动保障监察条例") && employee.words.hasSuffix("未经本县确认，仅供参考"))
        #expect(employee.rules.count == rules.routes.count)
        #expect(employee.rules.first { $0.rule == "route.wages.other" }?.against == "与企业的关系不符：employee")
        #expect(employee.rules.filter(\.fits).map(\.rule) == ["route.wages.employee"])
        traits.relation = nil
        let unknown = rules.explanation(of: .complaint, traits)
        #expect(unknown.rule == nil && unknown.unit == "intake" && unknown.words.contains("人工确定"))
    }
}
