import Model
import Testing

@Suite("Row 16: the national 12315 platform has no door for us")
struct Row16NationalPlatformTests {
    @Test func `a sheet in its order of fields, its number typed back, and a list of what only one of the three has`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let officer = try county.officer(.intakeOfficer)
        let firm = try await county.enterprise(1601, "高台县巧手家政服务有限公司")
        var cases: [String] = []
        for number in 1...3 {
            try await county.order(
                "R16-\(number)",
                at: "2026-07-2\(number)T10:00",
                name: "田桂花",
                phone: "1389361600\(number)",
                says: "保洁损坏地板，要求赔偿",
                claimed: 180_000
            )
            cases.append(try await county.dispute("R16-\(number)", against: firm))
        }
        let sheet = try await county.answer(
            "national.sheet",
            #"{"case":"\#(cases[0])","reason":"录入全国12315平台"}"#,
            as: officer
        )["value"]
        let fields = sheet?["fields"]?.elements.compactMap { field in
            field["label"]?.string.map { "\($0)：\(field["value"]?.string ?? "")" }
        }
        #expect(
            fields?.prefix(5) == [
                "投诉人姓名：田桂花", "联系电话：13893616001", "联系地址：", "被投诉人名称：高台县巧手家政服务有限公司",
                "统一社会信用代码：\(CountyAtWork.creditCode(1601))",
            ]
        )
        #expect(fields?.contains("涉及金额（元）：1800.00") == true)
        #expect(sheet?["html"]?.string?.contains("全国12315平台转录单") == true)

        let there = "1620724002026072100016"
        let enter = #"{"case":"\#(cases[0])","number":"\#(there)"}"#
        #expect(try await county.done("national.enter", enter, as: officer).types == ["transcription.entered"])
        #expect(try await county.done("national.enter", enter, as: officer).types.isEmpty)
        let taken = #"{"case":"\#(cases[1])","number":"\#(there)"}"#
        #expect(await county.refused("national.enter", taken, as: officer) == "nationalNumberTaken")
        let wrong = #"{"case":"\#(cases[1])","number":"1620724002026072100071"}"#
        try await county.done("national.enter", wrong, as: officer)
        let right = wrong.replacing("0071", with: "0017")
        #expect(await county.refused("national.enter", right, as: officer) == "transcriptionKnown")
        #expect(try await county.done("national.correct", right, as: officer).types == ["transcription.corrected"])

        // Their two lists of that week: 12345 has one more, the national platform lacks one and has one more.
        let list = try await county.answer(
            "national.differences",
            #"""
            {"from":"2026-07-20","to":"2026-07-24","hotline12345":["R16-1","R16-2","R16-9"],
            "national":["\#(there)","1620724002026072100099"]}
            """#,
            as: officer
        )["value"]
        let faults = Dictionary(
            uniqueKeysWithValues: (list?["rows"]?.elements ?? []).compactMap { row in
                row["caseID"]?.string.map { ($0, row["faults"]?.elements.compactMap(\.string) ?? []) }
            }
        )
        #expect(faults[cases[0]] == [])
        #expect(faults[cases[1]] == ["missingAtNational"])
        #expect(faults[cases[2]] == ["notTranscribed", "missingAt12345"])
        #expect(list?["onlyAt12345"]?.elements.compactMap(\.string) == ["R16-9"])
        #expect(list?["onlyAtNational"]?.elements.compactMap(\.string) == ["1620724002026072100099"])
    }
}
