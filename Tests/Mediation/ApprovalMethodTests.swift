import Foundation
import Identity
import MediationDomain
import Model
import Testing

@Suite("A county that asks for approvals")
struct ApprovalMethodTests {
    private func bureau() throws -> Bureau {
        var rules = try CountyRules.mediation()
        let text = #"[{"id":"approval.refusal","decision":"refusal","isRequired":true,"from":"2024-01-01"}]"#
        rules.office.approvals = try JSONDecoder().decode([ApprovalRule].self, from: Data(text.utf8))
        return try Bureau(rules)
    }

    @Test func `refuses nothing that nobody has allowed, and again what was refused is no news`() async throws {
        let bureau = try bureau()
        try await bureau.receive("A1")
        let opened = try await bureau.command(
            "case.open",
            #"{"references":[{"channel":"hotline12345","number":"A1"}]}"#,
            as: .mediator
        )
        let id = try #require(Bureau.ids("case", in: opened).first)
        let refuse = #"{"id":"\#(id)","ground":3,"reason":"不能证明存在争议","told":"phone"}"#
        let needed = await bureau.refusal { try await bureau.command("case.refuse", refuse, as: .mediator) }
        #expect(needed?.reason == "approvalNeeded")

        let propose = #"{"decision":"refusal","case":"\#(id)","ground":3,"reason":"不能证明存在争议"}"#
        let proposed = try await bureau.command("approval.propose", propose, as: .mediator)
        let approval = try #require(Bureau.ids("approval", in: proposed).first)
        let still = await bureau.refusal { try await bureau.command("case.refuse", refuse, as: .mediator) }
        #expect(still?.reason == "approvalNeeded", "waiting is no approval")
        try await bureau.command("approval.decide", #"{"id":"\#(approval)","isApproved":true}"#, as: .head)
        #expect(try await bureau.command("case.refuse", refuse, as: .mediator).contains("approval/\(approval)"))
        #expect(try await bureau.command("case.refuse", refuse, as: .mediator).isEmpty)
    }
}
