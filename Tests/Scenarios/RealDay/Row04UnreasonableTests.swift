import Model
import Testing

@Suite("Row 4: an unreasonable demand, a professional claimant")
struct Row04UnreasonableTests {
    @Test func `takes evidence and two persons, leaves the score, and never the record`() async throws {
        let county = try await CountyAtWork.shared()
        let (first, second) = (try county.officer(.mediator), try county.officer(.mediator))
        try await county.order(
            "R4-1",
            at: "2026-11-16T10:00",
            name: "钱多多",
            phone: "13893604001",
            says: "要求赔偿精神损失五十万元",
            claimed: 50_000_000
        )
        let dispute = try await county.dispute("R4-1", against: nil)
        let empty = #"{"case":"\#(dispute)","kind":"beyondLaw","evidence":[],"reason":"超出法律规定"}"#
        #expect(await county.refused("unreasonable.propose", empty, as: first) == "findingWithoutEvidence")
        let finding =
            #"{"case":"\#(dispute)","kind":"beyondLaw","evidence":["\#(CountyAtWork.digest)"],"reason":"录音：只要五十万"}"#
        let id = try await county.done("unreasonable.propose", finding, as: first).id(of: "unreasonable")
        let yes = #"{"id":"\#(id)","isConfirmed":true}"#
        #expect(await county.refused("unreasonable.decide", yes, as: first) == "findingBySamePerson")
        let before = try await figures(county)
        #expect(try await county.done("unreasonable.decide", yes, as: second).types == ["unreasonable.confirmed"])

        let after = try await figures(county)
        #expect(after["leftOut"]?.integer ?? 0 > before["leftOut"]?.integer ?? 0)
        let (record, score) = (opened(after, "tracks"), opened(after, "assessed"))
        #expect(score < record, "out of the score, and still of the record")
        let summary = try await county.dispute(dispute)["summary"]
        #expect(summary?["stage"]?.string == "waiting", "its rights and terms are those of any other case")
        #expect(summary?["due"]?.string == "2026-11-25")
        #expect(try await county.story(of: dispute).contains { $0.hasPrefix("确认不合理诉求") })
    }

    @Test func `complaints with the same words are shown together, and a person decides`() async throws {
        let county = try await CountyAtWork.shared()
        let mediator = try county.officer(.mediator)
        var cases: [String] = []
        for (number, amount) in [2_980, 1_980, 3_980].enumerated() {
            try await county.order(
                "R4-T\(number)",
                at: "2026-08-0\(number + 3)T10:00",
                name: "职业索赔人\(["甲", "乙", "丙"][number])",
                phone: "1389360410\(number)",
                says: "8月\(number + 1)日购买家政次卡\(amount)元，宣传的资深阿姨与实际不符构成欺诈，要求退一赔三并书面答复"
            )
            cases.append(try await county.dispute("R4-T\(number)", against: nil))
        }
        let view = try await county.answer(
            "case.similarTexts",
            #"{"case":"\#(cases[0])","reason":"判断第十六条第三项"}"#,
            as: mediator
        )["value"]
        #expect(view?["isReached"]?.bool == true)
        #expect(Set(view?["others"]?.elements.compactMap { $0["caseID"]?.string } ?? []) == Set(cases.dropFirst()))
        for id in cases { #expect(try await county.dispute(id)["summary"]?["stage"]?.string == "waiting") }
    }

    private func figures(_ county: CountyAtWork) async throws -> JSONDocument.Node {
        try await county.asks("figures.get", #"{"from":"2026-01-01","to":"2099-12-31"}"#, as: .commerceSupervisor)
    }

    private func opened(_ figures: JSONDocument.Node, _ version: String) -> Int {
        figures[version]?.elements.first { $0["track"]?.string == "complaint" }?["opened"]?.integer ?? 0
    }
}
