import Model
import TestKit
import Testing

@Suite("Row 3: threats and self-harm")
struct Row03DangerTests {
    @Test func `are seen by the next person at once, call whoever is on duty, and change no right`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(103, "高台县巧嫂家政服务有限公司")
        let (name, phone) = ("马国强", "13893610103")
        try await county.order(
            "R3-1",
            at: "2026-10-12T21:40",
            name: name,
            phone: phone,
            says: "阿姨摔坏瓷器，要求赔3000元",
            claimed: 300_000
        )
        let dispute = try await county.dispute("R3-1", against: firm)
        let before = try await county.dispute(dispute)["summary"]

        let raised = try await county.does(
            "danger.raise",
            #"""
            {"reference":{"channel":"hotline12345","number":"R3-1"},"kind":"selfHarm","at":"2026-10-12T21:47:00+08:00",
            "words":"再没人管我就不活了"}
            """#,
            as: .hotlineClerk
        )
        #expect(raised.types == ["danger.raised"])
        let danger = try raised.id(of: "danger")

        // Whoever opens the case, its list or the order next sees it.
        #expect(try await county.dispute(dispute)["dangers"]?.elements.map(\.string) == ["selfHarm"])
        #expect(try await county.order("R3-1")["dangers"]?.elements.map(\.string) == ["selfHarm"])
        let row = try await county.asks("case.find", #"{"case":"\#(dispute)"}"#)["items"]?.elements.first
        #expect(row?["dangers"]?.elements.count == 1)
        #expect(try await county.story(of: dispute).contains { $0.hasPrefix("⚠ 涉险：已呼叫值班主管") })

        // The supervisor is called from the moment it is known, whatever the hour, and has five minutes.
        let open = try await county.asks("danger.list", as: .head)["items"]?.elements.first {
            $0["danger"]?.string == danger
        }
        let answerBy = try Moment(try #require(open?["answerBy"]?.string))
        let left = answerBy.milliseconds - CountyAtWork.now.milliseconds
        #expect((200_000...300_000).contains(left) && open?["state"]?.string == "raised")

        let place = #""danger":"\#(danger)","number":1"#
        #expect(await county.refusal("danger.end", #"{\#(place),"note":"已安抚"}"#, as: .head) == "dangerUnanswered")
        try await county.does("danger.answer", "{\(place)}", as: .head)
        #expect(await county.refusal("danger.end", #"{\#(place),"note":"已安抚"}"#, as: .head) == "dangerNotReferred")
        try await county.does(
            "danger.refer",
            #"{\#(place),"to":"police","document":"110报警2026-1012"}"#,
            as: .hotlineClerk
        )
        try await county.does(
            "danger.recordReceipt",
            #"{\#(place),"to":"police","receipt":"城关所接警2026-88"}"#,
            as: .hotlineClerk
        )
        try await county.does("danger.end", #"{\#(place),"note":"民警已上门，家属陪伴"}"#, as: .head)

        let after = try await county.dispute(dispute)
        #expect(after["dangers"] == nil)
        for fact in ["stage", "due", "receivedOn", "claimed"] {
            #expect(after["summary"]?[fact]?.text == before?[fact]?.text, "no right and no term has changed")
        }
        let told = try await county.asks("danger.list", #"{"ended":true,"reason":"复盘"}"#, as: .head)["items"]?.elements
        let ended = told?.first { $0["danger"]?.string == danger }
        #expect(ended?["words"]?.string == "再没人管我就不活了")
        #expect(ended?["referrals"]?.elements.first?["receipt"]?["number"]?.string == "城关所接警2026-88")
    }
}
