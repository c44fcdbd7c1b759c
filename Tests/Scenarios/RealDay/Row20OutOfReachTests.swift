import Model
import Testing

@Suite("Row 20: the party cannot be reached")
struct Row20OutOfReachTests {
    @Test func `is tried, served by public notice, and counts as told when its thirty days are over`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(120, "高台县顺心家政服务有限公司")
        try await county.order(
            "R20-1",
            at: "2026-08-10T09:00",
            name: "董玉梅",
            phone: "13893610120",
            says: "退费1280元",
            claimed: 128_000
        )
        let dispute = try await county.dispute("R20-1", against: firm)
        try await county.accept(dispute, at: "2026-08-12T09:00")
        try await county.does(
            "case.terminate",
            #"{"id":"\#(dispute)","ground":2,"reason":"被投诉人无正当理由不参加调解","at":"2026-09-01T09:00:00+08:00"}"#
        )
        let view = try await county.dispute(dispute)
        #expect(view["summary"]?["due"]?.string == "2026-09-10")
        try await county.does(
            "contact.serve",
            service(dispute, "complainant", "post", "2026-09-03", "EMS1012345678901")
        )
        #expect(try await county.dispute(dispute)["summary"]?["due"]?.string == "2026-09-10", "one side is left")

        // The firm: no answer, switched off, nobody there. A notice without that is refused.
        let notice = service(dispute, "respondent", "publicNotice", "2026-09-08", "公告2026-20")
        #expect(await county.refusal("contact.serve", notice) == "noticeWithoutAttempts")
        for (hour, how, result) in [(9, "phone", "switchedOff"), (15, "inPerson", "absent")] {
            try await county.does(
                "contact.record",
                #"""
                {"id":"\#(dispute)","party":"respondent","how":"\#(how)","result":"\#(result)",
                "at":"2026-09-07T\#(hour < 10 ? "0" : "")\#(hour):00:00+08:00","evidence":"照片2026-\#(hour)","note":"门店锁闭"}
                """#
            )
        }
        let electronic = service(dispute, "respondent", "electronic", "2026-09-07", "邮件2026-20")
        #expect(await county.refusal("contact.serve", electronic) == "serviceWithoutConsent")
        let published = try await county.does("contact.serve", notice)
        #expect(published.types == ["contact.served", "contact.tookEffect", "case.partyTold"])

        let log = try await county.asks("contact.list", #"{"id":"\#(dispute)","reason":"核对送达"}"#)
        #expect(log["attempts"]?.elements.compactMap { $0["attempt"]?["result"]?.string } == ["switchedOff", "absent"])
        #expect(log["attempts"]?.elements.first?["note"]?.string == "门店锁闭")
        #expect(log["services"]?.elements.last?["effectiveOn"]?.string == "2026-10-08")
        let told = try await county.dispute(dispute)
        #expect(told["summary"]?["due"] == nil, "the clock closes with a telling that can be proved")
        let last = told["tellings"]?.elements.last
        #expect(last?["how"]?.string == "publicNotice" && last?["evidence"]?.string == "公告2026-20")
        #expect(last?["at"]?.string?.hasPrefix("2026-10-08") == true)
    }

    @Test func `is not told while the notice still runs`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(220, "高台县和美家政服务有限公司")
        let today = CountyAtWork.now.day
        let earlier = today.adding(days: -5)
        try await county.order(
            "R20-2",
            at: "\(earlier.text)T09:00",
            name: "董玉梅",
            phone: "13893610120",
            says: "退费300元",
            claimed: 30_000
        )
        let dispute = try await county.dispute("R20-2", against: firm)
        try await county.accept(dispute, at: "\(earlier.text)T10:00")
        try await county.does(
            "case.terminate",
            #"{"id":"\#(dispute)","ground":2,"reason":"被投诉人不参加调解","at":"\#(earlier.text)T11:00:00+08:00"}"#
        )
        try await county.does("contact.serve", service(dispute, "complainant", "personal", today.text, "回证2026-1"))
        for _ in 1...2 {
            try await county.does("contact.record", #"{"id":"\#(dispute)","party":"respondent","result":"unanswered"}"#)
        }
        let running = try await county.does(
            "contact.serve",
            service(dispute, "respondent", "publicNotice", today.text, "公告2026-21")
        )
        #expect(running.types == ["contact.served"])
        let log = try await county.asks("contact.list", #"{"id":"\#(dispute)"}"#)["services"]?.elements.last
        #expect(log?["isEffective"]?.bool == false && log?["effectiveOn"]?.string == today.adding(days: 30).text)
        #expect(try await county.dispute(dispute)["summary"]?["due"] != nil)
    }

    private func service(_ id: String, _ whom: String, _ how: String, _ day: String, _ evidence: String) -> String {
        #"""
        {"id":"\#(id)","about":"termination","whom":"\#(whom)","service":{"how":"\#(how)","on":"\#(day)","evidence":"\#(evidence)"}}
        """#
    }
}
