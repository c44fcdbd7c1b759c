import Model
import Testing

@Suite("Row 12: a leader's instruction, media, deputies")
struct Row12InstructionTests {
    @Test func `each has a day of its own and a report, and none touches a term of the law`() async throws {
        let county = try await CountyAtWork.shared()
        let (officer, mediator) = (try county.officer(.intakeOfficer), try county.officer(.mediator))
        try await county.order(
            "R12-1",
            at: "2026-11-16T16:00",
            name: "郭秀珍",
            phone: "13893612001",
            says: "老人被护工烫伤，视频传到网上",
            claimed: 800_000
        )
        let dispute = try await county.dispute("R12-1", against: nil)
        let terms = try await county.dispute(dispute)["clocks"]?.text
        let asked = [
            ("leader", "批2026-31", "县政府办公室", "2026-11-24"), ("media", "抖音视频1119", "县委宣传部", "2026-11-23"),
            ("peoplesDeputy", "人大建议2026-8", "县人大常委会", "2026-12-18"),
        ]
        for (source, number, office, day) in asked {
            try await county.done(
                "case.instruct",
                #"""
                {"id":"\#(dispute)","number":"\#(number)","office":"\#(office)","on":"2026-11-17","reportBy":"\#(day)",
                "content":"请尽快核实并反馈","source":"\#(source)"}
                """#,
                as: officer
            )
        }
        #expect(try await county.dispute(dispute)["clocks"]?.text == terms)
        let page = try await county.answer(
            "case.specialReport",
            #"{"case":"\#(dispute)","reference":"批2026-31","reason":"向县政府办公室反馈"}"#,
            as: mediator
        )["value"]?["html"]?.string
        for words in ["专项情况报告", "领导批示", "媒体关注", "人大代表建议", "2026年11月24日", "请尽快核实并反馈", "8000.00元"] {
            #expect(page?.contains(words) == true, "\(words)")
        }
        let report = #"{"id":"\#(dispute)","number":"批2026-31","note":"已联系双方"}"#
        #expect(
            try await county.done("case.reportInstruction", report, as: mediator).types == ["case.instructionReported"]
        )
        #expect(try await county.dispute(dispute)["clocks"]?.text == terms)
    }
}
