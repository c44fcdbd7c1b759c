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
                "answerBatch.receiptRecorded", "order.delivered",
            ]
        )
        let batches = try await county.answer("answers.batches", "{}", as: officer)["value"]?["items"]?.elements ?? []
        #expect(batches.first { $0["id"]?.string == id }?["receipt"]?["taken"]?.integer == 1)
        // What the other side took in was delivered; no line carries it again.
        let told = try await county.order(number)["answers"]?.elements ?? []
        #expect(told.contains { $0["outcome"]?.string == "accepted" && $0["isDelivered"]?.bool == true })
    }

    @Test func `what the other side did not take in is named, and goes with the next stick`() async throws {
        let county = try await CountyAtWork.shared()
        let officer = try county.officer(.intakeOfficer)
        for number in ["R15-3", "R15-4"] {
            try await county.order(number, at: "2026-11-16T08:50", name: "杜小芳", phone: "13893615003", says: "月嫂延期")
            let dispute = try await county.dispute(number, against: nil)
            try await county.does(
                "case.refuse",
                #"{"id":"\#(dispute)","ground":3,"reason":"不能证明存在争议","told":"phone","at":"2026-11-18T09:00:00+08:00"}"#
            )
        }
        func waiting() async throws -> [String: String] {
            let sheet = try await county.answer(
                "answers.prepare",
                #"{"channel":"hotline12345","reason":"回填12345"}"#,
                as: officer
            )["value"]
            let rows = sheet?["rows"]?.elements.map { $0.elements.first?.string ?? "" } ?? []
            let answers = sheet?["answers"]?.elements.map(\.text) ?? []
            return Dictionary(zip(rows, answers)) { _, last in last }
        }
        let before = try await waiting()
        let answers = try ["R15-3", "R15-4"].map { try #require(before[$0]) }
        let digest = CountyAtWork.digest.replacing("5a", with: "17")
        let batch = #"{"channel":"hotline12345","digest":"\#(digest)","answers":[\#(answers.joined(separator: ","))]}"#
        let id = try await county.done("answers.handOver", batch, as: officer).id(of: "answerBatch")
        func receipt(_ missing: String) -> String {
            #"{"id":"\#(id)","number":"张热回2026-9","taken":1,"missing":[\#(missing)]}"#
        }
        #expect(await county.refused("answers.recordReceipt", receipt(""), as: officer) == "answerBatchCountWrong")
        #expect(await county.refused("answers.recordReceipt", receipt(#""R15-0""#), as: officer) == "orderUnknown")
        let done = try await county.done("answers.recordReceipt", receipt(#""R15-4""#), as: officer)
        #expect(done.types == ["answerBatch.receiptRecorded", "order.delivered"])
        let after = try await waiting()
        #expect(after["R15-4"] != nil && after["R15-3"] == nil)
    }
}
