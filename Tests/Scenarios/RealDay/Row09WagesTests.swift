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
}
