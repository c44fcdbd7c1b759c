import Model
import Testing

@Suite("Row 8: prepaid cards, shop closed")
struct Row08ClosedShopTests {
    @Test func `three claims share what is there to the last fen, after two authorities have decided`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(108, "高台县美好家家政服务有限公司")
        let office = #""enterprise":"\#(firm)""#
        try await county.does(
            "deposit.payIn",
            #"{\#(office),"amount":2000000,"receipt":"甘财81"}"#,
            as: .commerceSupervisor
        )

        // One sheet, three people, three cases.
        let rows = (1...3).map { row in
            #"""
            {"number":"预付-\#(row)","name":"求偿人\#(["甲", "乙", "丙"][row - 1])","phone":"1389361080\#(row)","card":"K-\#(row)",
            "paidOn":"2026-03-0\#(row)","paid":1500000,"used":\#(row == 3 ? 200_000 : 500_000),"receivedOn":"2026-09-0\#(row)"}
            """#
        }
        let taken = try await county.does(
            "intake.mass",
            #"{"template":"intake.prepaidCard",\#(office),"rows":[\#(rows.joined(separator: ","))]}"#,
            as: .intakeOfficer
        )
        let cases = taken.events.compactMap {
            $0["type"]?.string == "cn.jiazheng.mediation.case.opened.v1" ? $0["subject"]?.string : nil
        }
        .map { String($0.dropFirst("case/".count)) }
        #expect(cases.count == 3)
        let again = try await county.does(
            "intake.mass",
            #"{"template":"intake.prepaidCard",\#(office),"rows":[\#(rows.joined(separator: ","))]}"#,
            as: .intakeOfficer
        )
        #expect(again.events.isEmpty, "the same sheet twice changes nothing")
        for id in cases { try await county.accept(id, at: "2026-09-04T09:00") }
        try await county.does(
            "clue.open",
            #"{"source":"mediation","id":"\#(cases[0])","narrative":"预收费用后关门失联","foundOn":"2026-09-04"}"#
        )

        let relief = try await county.does("relief.open", #"{\#(office),"because":"vanished","on":"2026-09-05"}"#)
            .id(of: "relief")
        for (number, id) in cases.enumerated() {
            // The third one has got 3000 yuan back from the bank and says so.
            let (proven, elsewhere) = number == 2 ? (1_300_000, 300_000) : (1_000_000, 0)
            try await county.does(
                "relief.claim",
                #"""
                {"relief":"\#(relief)","id":"\#(id)","proven":\#(proven),"proof":"K-\#(number + 1)","elsewhere":\#(elsewhere),
                "declaredOn":"2026-09-06"}
                """#
            )
        }
        let place = #""relief":"\#(relief)""#
        let approval = #"{\#(place),"authority":"marketRegulation","on":"2026-09-09"}"#
        #expect(await county.refusal("relief.approve", approval, as: .head) == "reliefNotProposed")
        let stranger = payee(cases[0], "别的人", relief)
        #expect(await county.refusal("relief.checkPayee", stranger) == "payeeNotClaimant")
        for (id, name) in zip(cases, ["求偿人甲", "求偿人乙", "求偿人丙"]) {
            try await county.does("relief.checkPayee", payee(id, name, relief))
        }
        try await county.does("relief.propose", #"{\#(place),"number":"高先赔〔2026〕8号","on":"2026-09-08"}"#)
        try await county.does("relief.approve", approval, as: .head)
        // A head of another office does not speak for the commerce bureau.
        let outsider = try county.officer(.head, of: "高台县城关镇人民政府")
        let wrongOffice = #"{\#(place),"authority":"industryCommerce","on":"2026-09-10"}"#
        #expect(await county.refused("relief.approve", wrongOffice, as: outsider) == "reliefNotCompetent")
        let second = #"{\#(place),"authority":"industryCommerce","on":"2026-09-10"}"#
        #expect(await county.refusal("relief.approve", second, as: .head) == "reliefSecondApproval")
        #expect(await county.refusal("relief.pay", "{\(place)}") == "reliefUndecided")
        // Nobody gets round the second authority by a single call.
        let bypass = #"""
            {\#(office),"caseID":"\#(cases[0])","amount":1,"ground":"jointDecision","documentNumber":"高先赔〔2026〕8号",
            "documentDay":"2026-09-10","documentAmount":1,"because":"vanished",
            "authorities":["industryCommerce","marketRegulation"]}
            """#
        #expect(await county.refusal("deposit.payOut", bypass) == "payoutDecisionUnknown")
        let decided = try await county.does("relief.approve", second, as: .commerceSupervisor)
        #expect(decided.types == ["relief.approved", "relief.decided"])

        // The enterprise cannot be found: public notice, which counts after thirty days.
        #expect(await county.refusal("relief.pay", "{\(place)}") == "reliefNotServed")
        try await county.does(
            "relief.serve",
            #"{\#(place),"service":{"how":"publicNotice","on":"2026-09-11","evidence":"公告2026-8"}}"#
        )
        #expect(try await county.asks("relief.get", "{\(place)}")["effectiveOn"]?.string == "2026-10-11")

        // 20 000 yuan for 30 000: a third less each; of two odd fen the two earlier receipts get one each.
        // Two people press the button at the same moment: one of them pays.
        async let one = county.does("relief.pay", "{\(place)}")
        async let other = county.does("relief.pay", "{\(place)}")
        let both = try await [one, other]
        #expect(both.contains { $0.types.isEmpty })
        let paid = try #require(both.first { !$0.types.isEmpty })
        #expect(paid.types.filter { $0 == "deposit.paidOut" }.count == 3)
        let granted = bypass.replacing(#""amount":1,"#, with: #""amount":1000,"#)
            .replacing(#""documentAmount":1,"#, with: #""documentAmount":1000000,"#)
            .replacing("}", with: #","on":"2026-10-12"}"#)
        #expect(await county.refusal("deposit.payOut", granted) == "payoutDecisionPaid", "not by the other way either")
        let deposit = try await county.asks("deposit.get", "{\(office)}")
        let payouts = deposit["entries"]?.elements.filter { $0["kind"]?.string == "paidOut" } ?? []
        #expect(payouts.map { $0["caseID"]?.string } == cases)
        #expect(payouts.compactMap { $0["amount"]?.integer }.map(abs) == [666_667, 666_667, 666_666])
        #expect(deposit["summary"]?["balance"]?.integer == 0 && deposit["recourses"]?.elements.count == 3)
        #expect(deposit["summary"]?["owed"]?.integer == 2_000_000)

        #expect(try await county.story(of: cases[0]).contains { $0.hasPrefix("列入先行赔付求偿表") })
    }

    private func payee(_ id: String, _ name: String, _ relief: String) -> String {
        #"""
        {"relief":"\#(relief)","id":"\#(id)","name":"\#(name)","identity":"11010519491231002X","account":"6222000011112222"}
        """#
    }
}
