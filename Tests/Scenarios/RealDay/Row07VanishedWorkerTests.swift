import Model
import Testing

@Suite("Row 7: the worker vanished with the advance")
struct Row07VanishedWorkerTests {
    @Test func `is a third party, goes to the police with a receipt, and the case goes on`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(107, "高台县安康家政服务有限公司")
        try await county.order(
            "R7-1",
            at: "2026-09-10T09:00",
            name: "闫淑珍",
            phone: "13893610107",
            says: "保姆预支2000元后失联",
            claimed: 200_000
        )
        let dispute = try await county.dispute("R7-1", against: firm)
        try await county.accept(dispute, at: "2026-09-11T09:00")
        let due = try await county.dispute(dispute)["summary"]?["due"]?.string

        let worker = try await county.does(
            "thirdParty.name",
            #"""
            {"id":"\#(dispute)","part":"worker","name":"赵小燕","facts":"9月5日预支2000元，次日关机失联","on":"2026-09-11"}
            """#
        )
        .id(of: "thirdParty")
        #expect(
            await county.refusal("thirdParty.recordReceipt", #"{"thirdParty":"\#(worker)","receipt":"接2026-1"}"#)
                == "thirdPartyNotReferred"
        )
        try await county.does(
            "thirdParty.refer",
            #"""
            {"thirdParty":"\#(worker)","office":"高台县公安局城关派出所","document":"高市监移〔2026〕7号","amount":200000,"on":"2026-09-14"}
            """#
        )
        // Without a receipt the referral stays open.
        let list = #"{"id":"\#(dispute)","reason":"办理案件"}"#
        let waiting = try await county.asks("thirdParty.list", list)["items"]?.elements.first
        #expect(waiting?["referral"] != nil && waiting?["receipt"] == nil && waiting?["name"]?.string == "赵小燕")
        try await county.does(
            "thirdParty.recordReceipt",
            #"{"thirdParty":"\#(worker)","receipt":"高公（城）接〔2026〕31号","on":"2026-09-16"}"#
        )

        let view = try await county.dispute(dispute)
        #expect(view["summary"]?["stage"]?.string == "mediating" && view["summary"]?["due"]?.string == due)
        #expect(view["summary"]?["enterprise"]?.string == firm, "the agency is the respondent")
        let story = try await county.story(of: dispute)
        #expect(story.contains { $0.hasPrefix("移送公安机关，本案继续办理") })
        #expect(!story.joined().contains("赵小燕"), "a story names nobody")
        try await county.does(
            "case.agree",
            #"""
            {"id":"\#(dispute)","at":"2026-09-21T10:00:00+08:00","performedAtOnce":true,
            "terms":[{"what":"公司退还预支款","amount":200000,"performBy":"2026-09-21"}]}
            """#
        )
        #expect(try await county.dispute(dispute)["summary"]?["stage"]?.string == "performed")
    }
}
