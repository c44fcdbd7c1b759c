import Model
import Testing

@Suite("Row 22: the citizen is also at 信访, the mailbox, the court")
struct Row22OtherBodiesTests {
    @Test func `what lies elsewhere is written down, and only what a listed body has taken on is a ground`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let mediator = try county.officer(.mediator)
        try await county.order(
            "R22-1",
            at: "2026-11-16T11:00",
            name: "周海霞",
            phone: "13893622001",
            says: "育婴师不合格，退3200元",
            claimed: 320_000
        )
        let dispute = try await county.dispute("R22-1", against: nil)
        for (body, number) in [("mailbox", "县长信箱2026-881"), ("petition", "甘信6207242026110012")] {
            try await county.done(
                "matter.register",
                #"{"case":"\#(dispute)","body":"external.\#(body)","number":"\#(number)","since":"2026-11-12","standing":"handled"}"#,
                as: mediator
            )
        }
        let refuse = #"{"id":"\#(dispute)","ground":2,"reason":"同一争议已由他处受理","told":"phone"}"#
        #expect(await county.refused("case.refuse", refuse, as: mediator) == "matterNotListed")

        // The court has the same dispute too; lodged is not taken on.
        let court = try await county.done(
            "matter.register",
            #"{"case":"\#(dispute)","body":"external.court","number":"（2026）甘0724民初1203号","since":"2026-11-13"}"#,
            as: mediator
        )
        .id(of: "matter")
        #expect(await county.refused("case.refuse", refuse, as: mediator) == "matterNotListed")
        try await county.done(
            "matter.advance",
            #"{"id":"\#(court)","standing":"accepted","on":"2026-11-17","evidence":"\#(CountyAtWork.digest)"}"#,
            as: mediator
        )
        #expect(try await county.done("case.refuse", refuse, as: mediator).types.contains("case.refused"))
        let list = try await county.answer("matter.list", #"{"case":"\#(dispute)"}"#, as: mediator)["value"]?["items"]
        #expect(list?.elements.filter { $0["isGround"]?.bool == true }.count == 1)
        #expect(list?.elements.count == 3)
    }
}
