import Model
import Testing

@Suite("Row 19: the chief is absent")
struct Row19ApprovalTests {
    @Test func `a refusal is proposed by one and allowed by the deputy of the head, never by the proposer`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let (head, deputy) = (try county.officer(.head), try county.officer(.mediator))
        let mediator = try county.officer(.mediator)
        try await county.order("R19-1", at: "2026-11-16T09:00", name: "何玉兰", phone: "13893619001", says: "公司间的保洁合同纠纷")
        let dispute = try await county.dispute("R19-1", against: nil)

        let proposal = #"{"decision":"refusal","case":"\#(dispute)","ground":3,"reason":"不是为生活消费需要接受服务"}"#
        let id = try await county.done("approval.propose", proposal, as: mediator).id(of: "approval")
        let yes = #"{"id":"\#(id)","isApproved":true}"#
        #expect(await county.refused("approval.decide", yes, as: mediator) == "approverIsProposer")
        #expect(await county.refused("approval.decide", yes, as: deputy) == "approverNotEntitled")

        // The head is in the city till Thursday, and has named a deputy for approvals.
        let term =
            #"{"deputy":"\#(deputy.id)","duty":"approvals","from":"\#(Self.today)","through":"\#(Self.thursday)"}"#
        #expect(await county.refused("deputy.appoint", term, as: mediator) == "deputyNamedByOthers")
        try await county.done("deputy.appoint", term, as: head)
        #expect(try await county.done("approval.decide", yes, as: deputy).types == ["approval.approved"])
        let row = try await county.answer("approval.list", #"{"case":"\#(dispute)"}"#, as: head)["value"]?["items"]?
            .elements.first
        #expect(row?["decidedBy"]?.string == deputy.actor)
        #expect(row?["inPlaceOf"]?.string == head.actor)

        // What was allowed is used once, by the decision it was allowed for.
        let wrong = #"{"id":"\#(dispute)","ground":4,"reason":"超过三年","told":"phone"}"#
        #expect(await county.refused("case.refuse", wrong, as: mediator) == "approvalDiffers")
        let right = #"{"id":"\#(dispute)","ground":3,"reason":"不是为生活消费需要接受服务","told":"phone"}"#
        let refused = try await county.done("case.refuse", right, as: mediator)
        #expect(refused.types.prefix(2) == ["case.refused", "approval.used"])
        #expect(try await county.story(of: dispute).contains { $0.hasPrefix("批准") })
    }

    @Test func `a rejected proposal allows nothing, and a withdrawn one is gone`() async throws {
        let county = try await CountyAtWork.shared()
        let (head, mediator) = (try county.officer(.head), try county.officer(.mediator))
        try await county.order("R19-2", at: "2026-11-16T09:30", name: "何玉兰", phone: "13893619002", says: "月嫂中途离开")
        let dispute = try await county.dispute("R19-2", against: nil)
        let proposal = #"{"decision":"payout","case":"\#(dispute)","amount":120000,"reason":"协议到期未履行"}"#
        let id = try await county.done("approval.propose", proposal, as: mediator).id(of: "approval")
        let no = #"{"id":"\#(id)","isApproved":false,"reason":"凭证不全"}"#
        #expect(try await county.done("approval.decide", no, as: head).types == ["approval.rejected"])
        #expect(
            await county.refused("approval.withdraw", #"{"id":"\#(id)"}"#, as: mediator) == "approvalAlreadyDecided"
        )
    }

    private static let today = CountyAtWork.now.day
    private static let thursday = CountyAtWork.now.day.adding(days: 5)
}
