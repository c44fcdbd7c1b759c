import Model
import TestKit
import Testing

@Suite("Row 11: another county, a superior")
struct Row11NeighboursTests {
    @Test func `letters to neighbours and superiors have days of their own, and no term of the law moves`() async throws
    {
        let county = try await CountyAtWork.shared()
        let mediator = try county.officer(.mediator)
        try await county.order(
            "R11-1",
            at: "2026-11-16T14:00",
            name: "吴春花",
            phone: "13893611001",
            says: "临泽的公司派人到高台服务",
            claimed: 150_000
        )
        let dispute = try await county.dispute("R11-1", against: nil)
        let due = try await county.dispute(dispute)["summary"]?["due"]?.string

        // A letter for help of 12 October: 15 working days, and nobody has answered.
        let help = try await county.done(
            "correspondence.open",
            #"""
            {"kind":"assistanceAsked","authority":"临泽县市场监督管理局","number":"高市监协〔2026〕3号","on":"2026-10-12",
            "case":"\#(dispute)","content":"请协助核查该公司的实际经营地址"}
            """#,
            as: mediator
        )
        .id(of: "correspondence")
        try await eventually("the neighbour's day is over") {
            try await row(help, dispute, county, mediator)?["isOverdue"]?.bool == true
        }
        #expect(try await row(help, dispute, county, mediator)?["answerBy"]?.string == "2026-11-02")
        let reply = #"{"id":"\#(help)","outcome":"assisted","number":"临市监复〔2026〕9号","note":"地址属实"}"#
        try await county.done("correspondence.answer", reply, as: mediator)
        #expect(try await row(help, dispute, county, mediator)?["outcome"]?.string == "assisted")

        // Article 13(4): the superior is asked to handle it.
        let superior = try await county.done(
            "correspondence.open",
            #"""
            {"kind":"superiorAsked","authority":"张掖市市场监督管理局","number":"高市监请〔2026〕2号","on":"2026-11-17",
            "case":"\#(dispute)","content":"涉及两县，请市局决定是否处理"}
            """#,
            as: mediator
        )
        .id(of: "correspondence")
        #expect(try await row(superior, dispute, county, mediator)?["answerBy"] == nil)
        let answer = #"{"id":"\#(superior)","outcome":"staysHere"}"#
        try await county.done("correspondence.answer", answer, as: mediator)
        #expect(try await county.dispute(dispute)["summary"]?["due"]?.string == due)
    }

    @Test
    func `a case is sent to a unit with a day to report back, and a dispute about competence has a clock of its own`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let officer = try county.officer(.intakeOfficer)
        try await county.order("R11-2", at: "2026-11-16T15:00", name: "吴春花", phone: "13893611002", says: "保姆偷窃争议")
        let dispute = try await county.dispute("R11-2", against: nil)
        let due = try await county.dispute(dispute)["summary"]?["due"]?.string
        try await county.done(
            "route.assign",
            #"{"id":"\#(dispute)","unit":"nanhuaStation","reason":"在南华镇","reportBackBy":"2026-12-04"}"#,
            as: officer
        )
        let way = try await county.answer("route.get", #"{"id":"\#(dispute)"}"#, as: officer)["value"]
        #expect(way?.text.contains("2026-12-04") == true)

        // Article 33: seven working days to agree, else the common superior designates; it stops no other term.
        try await county.done(
            "route.openDispute",
            #"{"id":"\#(dispute)","with":"临泽县市场监督管理局","on":"2026-11-17"}"#,
            as: officer
        )
        #expect(try await county.dispute(dispute)["summary"]?["due"]?.string == due)
        try await county.done(
            "route.settleDispute",
            #"{"id":"\#(dispute)","how":"designated","competent":"高台县市场监督管理局","on":"2026-11-18"}"#,
            as: officer
        )
        #expect(try await county.dispute(dispute)["summary"]?["due"]?.string == due)
    }

    private func row(
        _ id: String,
        _ dispute: String,
        _ county: CountyAtWork,
        _ officer: OfficerAtWork
    ) async throws -> JSONDocument.Node? {
        let list = try await county.answer("correspondence.list", #"{"case":"\#(dispute)"}"#, as: officer)["value"]
        return list?["items"]?.elements.first { $0["id"]?.string == id }
    }
}
