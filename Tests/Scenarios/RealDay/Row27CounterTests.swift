import Model
import Testing

@Suite("Row 27: an elderly complainant without a telephone")
struct Row27CounterTests {
    @Test func `a neighbour helps at the counter, a receipt is printed, and its code tells how far it is`() async throws
    {
        let county = try await CountyAtWork.shared()
        let (clerk, anybody) = (try county.officer(.intakeOfficer), try county.officer(.public))
        let receipt = try await enter("R27-1", "complaint", "护工三天没有来，要求退720元", county, clerk)
        let code = try #require(receipt["code"]?.string)
        #expect(receipt["html"]?.string?.contains(code) == true)
        #expect(receipt["html"]?.string?.contains("罗大爷") == false, "the paper names nobody")
        #expect(try await words(code, county, anybody) == "已登记，依法办理中。")

        let dispute = try await county.done(
            "case.open",
            #"{"references":[{"channel":"counter","number":"R27-1"}]}"#,
            as: clerk
        )
        .id(of: "case")
        #expect(try await words(code.lowercased(), county, anybody) == "已收到，2026年11月25日前决定是否受理。")
        let firm = try await county.enterprise(2701, "高台县夕阳红护理服务有限公司")
        try await county.does("case.identifyRespondent", #"{"id":"\#(dispute)","enterprise":"\#(firm)"}"#)
        try await county.accept(dispute, at: "2026-11-18T09:00")
        #expect(try await words(code, county, anybody) == "已受理，正在调解，期限至2027年1月17日。")
        #expect(
            await county.refused("counter.status", #"{"code":"ABCDEFGH23456789"}"#, as: anybody) == "reportCodeUnknown"
        )

        // The neighbour is no proxy by helping: that takes the written authorisation of Article 11.
        let ties = try await county.answer("case.ties", #"{"case":"\#(dispute)"}"#, as: clerk)["value"]
        #expect(ties?["proxies"]?.elements.isEmpty == true)
        let proxy = #"""
            {"case":"\#(dispute)","name":"罗小军","identity":"622225198003032414","paper":"授权委托书原件","matters":"代为投诉",
            "powers":["complain","mediate"],"from":"2026-11-18","through":"2027-02-18"}
            """#
        #expect(try await county.done("proxy.appoint", proxy, as: clerk).types == ["proxy.appointed"])
    }

    @Test func `a reporter's receipt is the same paper with the same words`() async throws {
        let county = try await CountyAtWork.shared()
        let (clerk, anybody) = (try county.officer(.intakeOfficer), try county.officer(.public))
        let complaint = try await enter("R27-2", "complaint", "服务态度差", county, clerk)
        let report = try await enter("R27-3", "report", "公司无照经营", county, clerk)
        func bare(_ receipt: JSONDocument.Node) throws -> String {
            let (code, number) = (try #require(receipt["code"]?.string), try #require(receipt["number"]?.string))
            return (receipt["html"]?.string ?? "").replacing(code, with: "").replacing(number, with: "")
        }
        #expect(try bare(complaint) == bare(report))
        let (one, other) = (try #require(complaint["code"]?.string), try #require(report["code"]?.string))
        #expect(try await words(one, county, anybody) == words(other, county, anybody))
        let hotline = try county.officer(.hotlineClerk)
        let again = #"{"reference":{"channel":"counter","number":"R27-3"}}"#
        #expect(await county.refused("counter.issueReceipt", again, as: hotline) == "orderUnknown")
    }

    private func enter(
        _ number: String,
        _ category: String,
        _ narrative: String,
        _ county: CountyAtWork,
        _ clerk: OfficerAtWork
    ) async throws -> JSONDocument.Node {
        try await county.done(
            "order.receive",
            #"""
            {"channel":"counter","number":"\#(number)","sequence":1,"category":"\#(category)","receivedOn":"2026-11-16",
            "complainant":{"name":"罗大爷"},"narrative":"\#(narrative)"}
            """#,
            as: clerk
        )
        return try await county.answer(
            "counter.issueReceipt",
            #"""
            {"reference":{"channel":"counter","number":"\#(number)"},"relation":"neighbour","helperName":"王邻居",
            "need":"noTelephone"}
            """#,
            as: clerk
        )
    }

    private func words(_ code: String, _ county: CountyAtWork, _ officer: OfficerAtWork) async throws -> String? {
        try await county.answer("counter.status", #"{"code":"\#(code)"}"#, as: officer)["value"]?["words"]?.string
    }
}
