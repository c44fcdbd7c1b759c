import Model
import Testing

@Suite("Row 1: the same caller five times")
struct Row01SameCallerTests {
    @Test func `finds the open case at the second call, and every number of the hotline is answered`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(101, "高台县好邻居家政服务有限公司")
        let (name, phone) = ("冯桂兰", "13893610101")
        try await county.order(
            "R1-1",
            at: "2026-09-01T09:10",
            name: name,
            phone: phone,
            says: "保洁弄坏沙发，要求赔1200元",
            claimed: 120_000
        )
        let dispute = try await county.dispute("R1-1", against: firm)
        let due = try await county.dispute(dispute)["summary"]?["due"]?.string
        #expect(due == "2026-09-10")

        // The second call of the same number: before anything is filed the open case is shown.
        let found = try await county.asks(
            "duplicate.candidates",
            #"{"phone":"\#(phone)","enterprise":"\#(firm)","on":"2026-09-02"}"#,
            as: .hotlineClerk
        )
        #expect(found.text.contains(dispute))

        for call in 2...5 {
            try await county.order(
                "R1-\(call)",
                at: "2026-09-0\(call)T10:00",
                name: name,
                phone: phone,
                says: "怎么还没人管",
                claimed: 120_000
            )
            let order = try await county.order("R1-\(call)")["summary"]?["order"]?.string ?? ""
            try await county.does("order.attach", #"{"order":"\#(order)","caseID":"\#(dispute)"}"#)
        }
        try await county.order(
            "R1-1",
            at: "2026-09-05T16:00",
            name: name,
            phone: phone,
            says: "催办",
            sequence: 2,
            kind: "urged"
        )

        let view = try await county.dispute(dispute)
        #expect(view["orders"]?.elements.count == 5)
        #expect(view["summary"]?["due"]?.string == due, "a reminder starts no statutory clock")
        #expect(try await county.order("R1-1")["summary"]?["urges"]?.integer == 1)

        try await county.accept(dispute, at: "2026-09-07T09:00")
        for call in 1...5 {
            let words = try await county.order("R1-\(call)")["answers"]?.elements.compactMap { $0["words"]?.string }
            #expect(words?.last == "已受理，法定调解期限至2026-11-06。", "R1-\(call)")
        }
        let cases = try await county.asks("case.find", #"{"phone":"\#(phone)"}"#)
        #expect(cases["items"]?.elements.count == 1, "five calls count as one case")
    }
}
