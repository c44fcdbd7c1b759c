import Model
import Testing

@Suite("Row 9: wages that were called a refund")
struct Row09WagesTests {
    @Test func `are counted by the other law from the same receipt, and are never on two tracks`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(109, "高台县诚信家政服务有限公司")
        try await county.order(
            "R9-1",
            at: "2026-10-12T09:00",
            name: "石秀芳",
            phone: "13893610109",
            says: "要求公司退还押金和工资3600元",
            claimed: 360_000
        )
        let dispute = try await county.dispute("R9-1", against: firm)
        #expect(try await county.dispute(dispute)["summary"]?["due"]?.string == "2026-10-21")

        let changed = try await county.does(
            "case.reclassify",
            #"""
            {"id":"\#(dispute)","kind":"labour","relation":"employee","reason":"投诉人是公司员工，实为拖欠两个月工资","on":"2026-10-13"}
            """#
        )
        #expect(changed.types.contains("case.reclassified") && changed.types.contains("case.relationAsked"))
        let view = try await county.dispute(dispute)
        #expect(view["summary"]?["kind"]?.string == "labour" && view["summary"]?["due"]?.string == "2026-10-19")
        #expect(view["work"]?["relation"]?.string == "employee")
        // Both clocks are on file: seven working days as a complaint, five as a matter of wages.
        let days = view["clocks"]?.elements.compactMap { $0["basis"]?["outcome"]?["acceptBy"]?.string }
        #expect(Set(days ?? []) == ["2026-10-21", "2026-10-19"])
        #expect(try await county.order("R9-1")["summary"]?["answerBy"] != nil, "the hotline's own clock goes on")

        // Handed to the inspection, the case takes nothing of the other track.
        try await county.does(
            "case.refer",
            #"{"id":"\#(dispute)","to":"inspection","office":"高台县劳动保障监察大队","on":"2026-10-14"}"#
        )
        #expect(await county.refusal("case.accept", #"{"id":"\#(dispute)","told":"phone"}"#) == "caseReferred")
        let back = #"{"id":"\#(dispute)","kind":"complaint","reason":"改回"}"#
        #expect(await county.refusal("case.reclassify", back) == "caseReferred")
        #expect(try await county.story(of: dispute).contains { $0.hasPrefix("更正案件类别") })
    }

    @Test func `the order's own category is put right too, with both moments, and the hotline hears of it`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        try await county.does(
            "order.receive",
            #"""
            {"channel":"hotline12345","number":"R9-2","sequence":1,"category":"help","dispatchedAt":"2026-10-12T09:10:00+08:00",
            "complainant":{"name":"石秀芳","phone":"13893610209"},"narrative":"求助：公司扣着工资说是管理费"}
            """#,
            as: .intakeOfficer
        )
        let reference = #""reference":{"channel":"hotline12345","number":"R9-2"}"#
        let params = #"{\#(reference),"category":"complaint","reason":"要求退还所扣款项","on":"2026-10-13"}"#
        #expect(await county.refusal("order.recategorise", params) == "methodNotAllowed", "a mediator does not")
        let before = try await county.order("R9-2")["summary"]?["answerBy"]?.string
        let changed = try await county.does("order.recategorise", params, as: .intakeOfficer)
        #expect(changed.types == ["order.recategorised"])
        #expect(try await county.does("order.recategorise", params, as: .intakeOfficer).types.isEmpty)
        let order = try await county.order("R9-2")
        #expect(order["summary"]?["category"]?.string == "complaint")
        #expect(order["summary"]?["answerBy"]?.string == before, "the hotline's clock goes on")
        let correction = order["recategorised"]
        #expect(correction?["was"]?.string == "help" && correction?["on"]?.string == "2026-10-13")
        #expect(correction?["receivedOn"]?.string == "2026-10-12")
        #expect(correction?["recordedAt"]?.string?.hasPrefix("\(CountyAtWork.now.day)") == true)
        let lines = try county.jiazheng("link", "status").first?.elements ?? []
        let line = lines.first { $0["link"]?.string == "12345" }
        #expect(line?["waiting"]?.integer ?? 0 > 0, "what the hotline is told waits for its line")
    }
}
