import EventLog
import MediationDomain
import Model
import Testing

/// What lies on an officer's table when letters are written: one case for each of them, in either law.
struct LetterCases {
    let office: LetterOffice
    /// The day of receipt: it chooses the law.
    let receivedOn: String
    private(set) var enterprise = ""

    init(_ office: LetterOffice, receivedOn: String) async throws {
        self.office = office
        self.receivedOn = receivedOn
        let profile = try KnownEnterpriseTests.profile()
        let id = KnownEnterprise.ID.example(5)
        try await office.store.done([.enterprise(.learn(profile: profile), on: id)])
        enterprise = id.description
    }

    /// Receives an order; with a category, a report.
    func order(_ number: String, category: String = "complaint") async throws -> [String] {
        try await office.command(
            "order.receive",
            #"""
            {"channel":"hotline12345","number":"\#(number)","sequence":1,"category":"\#(category)","receivedOn":"\#(receivedOn)",
            "complainant":{"name":"王秀英","phone":"13912345678"},"narrative":"擦玻璃损坏纱窗","claimed":46000}
            """#
        )
    }

    /// Opens a case of a kind on an order of its own.
    func opened(_ number: String, kind: String = "complaint") async throws -> String {
        _ = try await order(number)
        let streams = try await office.command(
            "case.open",
            #"{"references":[{"channel":"hotline12345","number":"\#(number)"}],"kind":"\#(kind)","enterprise":"\#(enterprise)"}"#
        )
        return id(streams, "case")
    }

    func accepted(_ number: String) async throws -> String {
        let id = try await opened(number)
        try await office.command("case.accept", #"{"id":"\#(id)","told":"phone","at":"\#(receivedOn)T09:00:00+08:00"}"#)
        return id
    }

    func refused(_ number: String) async throws -> String {
        let id = try await opened(number)
        try await office.command(
            "case.refuse",
            #"{"id":"\#(id)","ground":2,"told":"phone","at":"\#(receivedOn)T09:00:00+08:00"}"#
        )
        return id
    }

    func terminated(_ number: String) async throws -> String {
        let id = try await accepted(number)
        try await office.command(
            "case.terminate",
            #"{"id":"\#(id)","ground":3,"reason":"双方各持己见","at":"\#(receivedOn)T10:00:00+08:00"}"#
        )
        return id
    }

    func report(_ number: String) async throws -> String { id(try await order(number, category: "report"), "report") }

    /// Pays the deposit in, and a consumer out of it.
    func paidOut(_ number: String) async throws {
        let id = try await accepted(number)
        let firm = #""enterprise":"\#(enterprise)""#
        try await office.command(
            "deposit.payIn",
            #"{\#(firm),"amount":2000000,"receipt":"甘财1"}"#,
            as: .commerceSupervisor
        )
        try await office.command("deposit.hold", #"{\#(firm),"caseID":"\#(id)","amount":46000}"#, as: .mediator)
        let proposal = ApprovalProposal(
            decision: .payout,
            caseID: Case.ID(try #require(UniqueID(id))),
            amount: try Money(fen: 46_000),
            reason: .example(),
            by: "user:1"
        )
        let decide = Approval.Command.decide(by: "user:2", isHead: true, isApproved: true, reason: nil)
        try await office.store.done([
            .approval(.propose(proposal: proposal), on: .example(77)), .approval(decide, on: .example(77)),
        ])
        try await office.command(
            "deposit.payOut",
            #"""
            {\#(firm),"caseID":"\#(id)","amount":46000,"account":"6222000011112222","ground":"judgment",
            "documentNumber":"（2026）甘0724民初118号","documentDay":"2026-09-30","documentAmount":46000}
            """#,
            as: .mediator
        )
    }

    private func id(_ streams: [String], _ name: String) -> String {
        streams.first { $0.hasPrefix("\(name)/") }?.split(separator: "/").last.map(String.init) ?? ""
    }
}
