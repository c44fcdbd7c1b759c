import Model
import TestKit
import Testing

@Suite("Row 18: an appeal against the assessment")
struct Row18AppealTests {
    @Test func `is filed within its days with evidence, and what is upheld leaves one version of the figures`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let officer = try county.officer(.intakeOfficer)
        try await county.order(
            "R18-1",
            at: "2026-10-12T10:00",
            name: "孙大明",
            phone: "13893618001",
            says: "护工没有按约上门",
            claimed: 86_000
        )
        let dispute = try await county.dispute("R18-1", against: nil)
        try await eventually("the term has run out") {
            try await county.dispute(dispute)["summary"]?["isOverdue"]?.bool == true
        }
        func appeal(_ published: Day, _ evidence: String) -> String {
            #"""
            {"case":"\#(dispute)","item":"overdue","publishedOn":"\#(published)","evidence":[\#(evidence)],
            "reason":"平台10月20日停机一天，有通知为证"}
            """#
        }
        let today = CountyAtWork.now.day
        let proof = "\"\(CountyAtWork.digest)\""
        #expect(await county.refused("appeal.file", appeal(today, ""), as: officer) == "appealWithoutEvidence")
        #expect(
            await county.refused("appeal.file", appeal(today.adding(days: -30), proof), as: officer) == "appealTooLate"
        )
        let id = try await county.done("appeal.file", appeal(today, proof), as: officer).id(of: "appeal")
        let before = try await overdue(county)
        let decision = #"{"id":"\#(id)","isUpheld":true,"paper":"张热办〔2026〕17号"}"#
        #expect(try await county.done("appeal.decide", decision, as: officer).types == ["appeal.upheld"])
        let after = try await overdue(county)
        #expect(after.record >= before.record, "the record keeps it")
        #expect(after.record - after.score > before.record - before.score, "the score does not")
        let row = try await county.answer("appeal.list", #"{"standing":"confirmed"}"#, as: officer)["value"]
        #expect(row?["items"]?.elements.contains { $0["paper"]?.string == "张热办〔2026〕17号" } == true)
        #expect(
            await county.refused("appeal.decide", decision.replacing("true", with: "false"), as: officer)
                == "appealDecided"
        )
    }

    private func overdue(_ county: CountyAtWork) async throws -> (record: Int, score: Int) {
        let figures = try await county.asks(
            "figures.get",
            #"{"from":"2026-01-01","to":"2099-12-31"}"#,
            as: .commerceSupervisor
        )
        func sum(_ version: String) -> Int {
            figures[version]?.elements.compactMap { $0["overdue"]?.integer }.reduce(0, +) ?? 0
        }
        return (sum("tracks"), sum("assessed"))
    }
}
