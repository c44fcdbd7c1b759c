import Model
import Testing

@Suite("Row 15: two networks, and a stick between them")
struct Row15SticksTests {
    @Test func `answers leave in the platform's own columns, numbered, with the digest of the file on paper`()
        async throws
    {
        let county = try await CountyAtWork.shared()
        let officer = try county.officer(.intakeOfficer)
        let number = "R15-1"
        try await county.order(
            number,
            at: "2026-11-16T08:50",
            name: "杜小芳",
            phone: "13893615001",
            says: "月嫂延期",
            claimed: 260_000
        )
        let dispute = try await county.dispute(number, against: nil)
        let firm = try await county.enterprise(1501, "高台县安心月嫂服务有限公司")
        try await county.does("case.identifyRespondent", #"{"id":"\#(dispute)","enterprise":"\#(firm)"}"#)
        try await county.accept(dispute, at: "2026-11-18T09:00")

        let sheet = try await county.answer(
            "answers.prepare",
            #"{"channel":"hotline12345","reason":"回填12345"}"#,
            as: officer
        )["value"]
        #expect(sheet?["headings"]?.elements.compactMap(\.string) == ["工单编号", "答复类型", "办理情况", "答复日期", "法定期限", "收到日期"])
        let place = try #require(sheet?["rows"]?.elements.lastIndex { $0.elements.first?.string == number })
        let row = sheet?["rows"]?.elements[place].elements.compactMap(\.string)
        // It was answered when the acceptance was entered, whenever the case had been accepted.
        let today = CountyAtWork.now.day.description
        #expect(row == [number, "阶段性答复", "已受理，法定调解期限至2027-01-17。", today, "2027-01-17", "2026-11-16"])
        let answer = try #require(sheet?["answers"]?.elements[place].text)

        let digest = CountyAtWork.digest.replacing("5a", with: "15")
        let batch = #"{"channel":"hotline12345","digest":"\#(digest)","answers":[\#(answer)]}"#
        let id = try await county.done("answers.handOver", batch, as: officer).id(of: "answerBatch")
        // The same stick again changes nothing; the same answer on another stick is refused.
        #expect(try await county.done("answers.handOver", batch, as: officer).types.isEmpty)
        let other = batch.replacing(digest, with: CountyAtWork.digest.replacing("5a", with: "16"))
        #expect(await county.refused("answers.handOver", other, as: officer) == "answerHandedOverAlready")
        let slip = try await county.answer("answers.receiptSheet", #"{"id":"\#(id)"}"#, as: officer)["value"]?["html"]?
            .string
        #expect(slip?.contains(digest) == true)
        #expect(slip?.contains("数据交接校验单") == true)
        let wrong = #"{"id":"\#(id)","number":"张热回2026-5","taken":2}"#
        #expect(await county.refused("answers.recordReceipt", wrong, as: officer) == "answerBatchCountWrong")
        let receipt = wrong.replacing("2}", with: "1}")
        #expect(
            try await county.done("answers.recordReceipt", receipt, as: officer).types == [
                "answerBatch.receiptRecorded"
            ]
        )
        let batches = try await county.answer("answers.batches", "{}", as: officer)["value"]?["items"]?.elements ?? []
        #expect(batches.first { $0["id"]?.string == id }?["receipt"]?["taken"]?.integer == 1)
    }
}
