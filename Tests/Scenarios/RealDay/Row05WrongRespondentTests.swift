import Model
import TestKit
import Testing

@Suite("Row 5: the wrong or vague enterprise")
struct Row05WrongRespondentTests {
    @Test func `is found by its signs, and money, letters, credit and counts move when it was another one`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let wrong = try await county.enterprise(105, "高台县好帮手家政服务有限公司", sign: "好帮手")
        let right = try await county.enterprise(205, "高台县好帮手保洁有限公司", sign: "好帮手保洁")
        for firm in [wrong, right] {
            try await county.does(
                "deposit.payIn",
                #"{"enterprise":"\#(firm)","amount":2000000,"receipt":"甘财5\#(firm == wrong ? 1 : 2)"}"#,
                as: .commerceSupervisor
            )
        }
        let (name, phone) = ("常玉兰", "13893610105")
        try await county.order(
            "R5-1",
            at: "2026-09-07T09:00",
            name: name,
            phone: phone,
            says: "“好帮手”擦坏地板，要求赔460元",
            claimed: 46_000
        )
        let dispute = try await county.dispute("R5-1", against: nil)

        // It may stay open against whom, until it is accepted.
        #expect(
            await county.refusal("case.accept", #"{"id":"\#(dispute)","told":"phone"}"#) == "respondentUnidentified"
        )
        try await county.does(
            "respondent.noteAlias",
            #"{"enterprise":"\#(right)","phone":"13893619205","payee":"高某某"}"#
        )
        let named = try await county.asks("respondent.candidates", #"{"text":"好帮手"}"#)["items"]?.elements ?? []
        let both = named.compactMap { $0["enterprise"]?.string }.filter { [wrong, right].contains($0) }
        #expect(both.sorted() == [wrong, right].sorted())
        let called = try await county.asks(
            "respondent.candidates",
            #"{"text":"好帮手","phone":"13893619205","payee":"高某某"}"#,
            as: .hotlineClerk
        )
        let first = called["items"]?.elements.first
        #expect(first?["enterprise"]?.string == right)
        #expect(first?["because"]?.elements.compactMap(\.string) == ["sign", "phone", "payee"])

        // All the same the office takes the other one, and goes a long way with it.
        try await county.does("case.identifyRespondent", #"{"id":"\#(dispute)","enterprise":"\#(wrong)"}"#)
        try await county.accept(dispute, at: "2026-09-09T09:00")
        try await county.does(
            "case.agree",
            #"""
            {"id":"\#(dispute)","at":"2026-09-15T10:00:00+08:00",
            "terms":[{"what":"赔偿地板修复费","amount":46000,"performBy":"2026-09-25"}]}
            """#
        )
        let firm = #""enterprise":"\#(wrong)""#
        try await county.does("deposit.hold", #"{\#(firm),"caseID":"\#(dispute)","amount":46000,"on":"2026-09-26"}"#)
        try await county.does("case.recordPerformance", #"{"id":"\#(dispute)","isPerformed":false,"on":"2026-09-28"}"#)
        let rule = "credit.agreementUnperformed"
        try await eventually("credit has entered it for the wrong enterprise") {
            try await entries(wrong, county) == ["\(rule) counts"]
        }
        let believed = try await county.does(
            "contact.record",
            #"{"id":"\#(dispute)","result":"reached","party":"respondent"}"#
        )

        let moved = try await county.does(
            "case.correctRespondent",
            #"{"id":"\#(dispute)","enterprise":"\#(right)","reason":"转账凭证收款人为好帮手保洁","on":"2026-10-09"}"#
        )
        #expect(moved.types == ["case.respondentCorrected", "deposit.holdReleased", "deposit.held"])
        #expect(try await held(wrong, county) == 0)
        #expect(try await held(right, county) == 46_000)
        try await eventually("credit has moved the entry") {
            let (left, come) = (try await entries(wrong, county), try await entries(right, county))
            return left == ["\(rule) withdrawn"] && come == ["\(rule) counts"]
        }
        func cases(_ enterprise: String) async throws -> [String] {
            try await county.asks("case.find", #"{"enterprise":"\#(enterprise)"}"#)["items"]?.elements
                .compactMap { $0["summary"]?["id"]?.string } ?? []
        }
        #expect(try await cases(wrong).isEmpty)
        #expect(try await cases(right) == [dispute])

        // What was believed then is still there.
        let then = try county.jiazheng(
            "audit",
            "as-of",
            believed.position,
            "mediation",
            "case.get",
            #"{"id":"\#(dispute)"}"#
        )
        #expect(then.first?["value"]?["summary"]?["enterprise"]?.string == wrong)
        #expect(try await county.dispute(dispute)["summary"]?["enterprise"]?.string == right)
    }

    private func held(_ enterprise: String, _ county: CountyAtWork) async throws -> Int? {
        let deposit = try await county.asks("deposit.get", #"{"enterprise":"\#(enterprise)"}"#)
        return deposit["summary"]?["held"]?.integer
    }

    private func entries(_ enterprise: String, _ county: CountyAtWork) async throws -> [String] {
        let file = try? await county.asks("file.get", #"{"enterprise":"\#(enterprise)"}"#, at: "credit")
        return file?["entries"]?.elements.map { entry in
            let rule = entry["entry"]?["fact"]?["rule"]?.string ?? ""
            return "\(rule) \(entry["isWithdrawn"]?.bool == true ? "withdrawn" : "counts")"
        } ?? []
    }
}
