import Model
import TestKit
import Testing

@Suite("Stored events of the office")
struct OfficeGoldenTests {
    let day = Moment.example.day
    let due = DueDay(day: Moment.example.day, isProvisional: false)
    let basis = [Basis(rule: "office.assistance", inputs: ["from": "2026-09-30"], outcome: ["due": "2026-10-28"])]
    let by = "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c"
    let other = "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7d"
    let digest = String(repeating: "0f", count: 32)

    @Test func `of papers are written as ever`() throws {
        try GoldenFile.expectAll(
            of: PaperKit.self,
            [
                .printed(kit: PrintedKit(year: 2026, first: 1, last: 20, unit: "intake", on: day)),
                .spoiled(serial: 7, on: day, because: .torn),
            ]
        )
        let entry = LateRecord(
            paper: .example,
            happenedAt: .example,
            cause: .powerCut,
            act: .received,
            scan: digest,
            order: .example(),
            caseID: .example(2),
            isSecret: false,
            reason: .example(),
            by: by
        )
        try GoldenFile.expectAll(
            of: LateEntry.self,
            [
                .recorded(entry: entry, confirmBy: due, basis: basis), .confirmed(by: other, on: day),
                .objected(by: other, on: day, reason: .example()),
            ]
        )
    }

    @Test func `of approvals are written as ever`() throws {
        let proposal = ApprovalProposal(
            decision: .refusal,
            caseID: .example(),
            ground: 3,
            amount: try Money(fen: 46_000),
            reason: .example(),
            by: by
        )
        try GoldenFile.expectAll(
            of: Approval.self,
            [
                .proposed(proposal: proposal, on: day, basis: basis),
                .approved(by: other, inPlaceOf: by, on: day),
                .rejected(by: other, inPlaceOf: by, on: day, reason: .example()),
                .withdrawn(by: by, on: day), .used(on: day),
            ]
        )
        let term = DeputyTerm(absent: by, deputy: other, duty: .approvals, from: day, through: day, by: by)
        try GoldenFile.expectAll(of: Deputyship.self, [.appointed(term: term), .ended(on: day, by: by)])
    }

    @Test func `of handovers are written as ever`() throws {
        let list = HandoverList(
            from: by,
            to: other,
            occasion: .leaver,
            cases: [.example()],
            letters: [.example(2)],
            by: by
        )
        try GoldenFile.expectAll(
            of: Handover.self,
            [.proposed(list: list, on: day), .signed(by: other, on: day, scan: digest), .declined(by: other, on: day)]
        )
    }

    @Test func `of neighbours are written as ever`() throws {
        let matter = ExternalMatter(
            caseID: .example(),
            body: "external.court",
            number: try LineText("（2026）甘0724民初12号"),
            since: day,
            standing: .lodged,
            evidence: digest
        )
        try GoldenFile.expectAll(
            of: Matter.self,
            [
                .registered(matter: matter, isListed: true, basis: basis),
                .advanced(standing: .accepted, on: day, evidence: digest),
            ]
        )
        let letter = OfficeLetter(
            kind: .assistanceAsked,
            authority: try LineText("临泽县市场监督管理局"),
            number: try LineText("高市监协〔2026〕3号"),
            on: day,
            answerBy: day,
            caseID: .example(),
            report: .example(2),
            content: .example()
        )
        let reply = OfficeReply(on: day, outcome: .assisted, number: try LineText("临市监复〔2026〕9号"), note: .example())
        try GoldenFile.expectAll(
            of: Correspondence.self,
            [.opened(letter: letter, answerBy: due, basis: basis), .answered(reply: reply), .overdue(answerBy: day)]
        )
    }

    @Test func `of judgments are written as ever`() throws {
        let finding = UnreasonableFinding(
            caseID: .example(),
            kind: .forProfit,
            evidence: [digest],
            reason: .example(),
            by: by
        )
        try GoldenFile.expectAll(
            of: Unreasonable.self,
            [
                .proposed(finding: finding, on: day), .confirmed(caseID: .example(), by: other, on: day),
                .rejected(caseID: .example(), by: other, on: day, reason: .example()),
            ]
        )
        let appeal = AssessmentAppeal(
            caseID: .example(),
            item: .overdue,
            publishedOn: day,
            evidence: [digest],
            reason: .example(),
            by: by
        )
        let paper = try LineText("张热办〔2026〕17号")
        try GoldenFile.expectAll(
            of: Appeal.self,
            [
                .filed(appeal: appeal, on: day, fileBy: due, basis: basis),
                .upheld(caseID: .example(), item: .overdue, on: day, paper: paper, reason: .example()),
                .dismissed(caseID: .example(), item: .overdue, on: day, paper: paper, reason: .example()),
            ]
        )
    }

    @Test func `of other platforms are written as ever`() throws {
        let batch = HandedBatch(
            channel: .hotline12345,
            digest: digest,
            answers: [HandedAnswer(order: .example(), turn: 2)],
            by: by
        )
        let receipt = BatchReceipt(number: try LineText("回执2026-1"), taken: 1, on: day, scan: digest)
        try GoldenFile.expectAll(
            of: AnswerBatch.self,
            [.handedOver(number: .example, batch: batch, on: day), .receiptRecorded(receipt: receipt)]
        )
        let number = try LineText("1620724002026093000012")
        try GoldenFile.expectAll(
            of: Transcription.self,
            [
                .entered(number: number, by: by, on: day),
                .corrected(number: number, was: try LineText("1620724002026093000021"), by: by, on: day),
            ]
        )
        let slip = IssuedReceipt(
            order: .example(),
            holder: .example(3),
            code: .example(),
            helper: CounterAide(relation: .relative, name: .example("bmFtZQ"), need: .age),
            by: by
        )
        try GoldenFile.expectAll(of: CounterReceipt.self, [.issued(number: .example, receipt: slip, on: day)])
    }
}
