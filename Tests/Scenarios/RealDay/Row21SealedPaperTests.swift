import Model
import Testing

@Suite("Row 21: a shared seal, a scanned letter")
struct Row21SealedPaperTests {
    @Test func `a letter is printed, sealed and scanned back, and one that was replaced leaves no hole`() async throws {
        let county = try await CountyAtWork.shared()
        let (mediator, auditor) = (try county.officer(.mediator), try county.officer(.auditor))
        try await county.order(
            "R21-1",
            at: "2026-11-16T17:00",
            name: "高秀兰",
            phone: "13893621001",
            says: "次卡不退，退4600元",
            claimed: 460_000
        )
        let dispute = try await county.dispute("R21-1", against: nil)
        let first = try await issue(dispute, "退款4600元", nil, county, mediator)
        let second = try await issue(dispute, "退款4680元", first, county, mediator)

        let print = try await county.answer("letter.get", #"{"letter":"\#(second)","reason":"打印盖章"}"#, as: mediator)[
            "value"
        ]
        #expect(print?["html"]?.string?.contains("退款4680元") == true)
        let seal = #"{"letter":"\#(second)","copies":3,"seal":"高台县市场监督管理局投诉举报专用章","on":"\#(CountyAtWork.now.day)"}"#
        #expect(try await county.done("letter.seal", seal, as: mediator).types == ["letter.sealed"])
        #expect(try await county.done("letter.seal", seal, as: mediator).types.isEmpty)
        let old = seal.replacing(second, with: first)
        #expect(await county.refused("letter.seal", old, as: mediator) == "letterNotInForce")
        let scan = #"{"letter":"\#(second)","digest":"\#(CountyAtWork.digest)"}"#
        #expect(try await county.done("letter.returnScan", scan, as: mediator).types == ["letter.scanReturned"])

        let register = try await county.answer(
            "letter.register",
            #"{"kind":"complaintRecord","year":\#(CountyAtWork.now.day.year)}"#,
            as: auditor
        )["value"]
        let numbers = register?["numbers"]?.elements ?? []
        #expect(register?["holes"]?.elements.isEmpty == true)
        #expect(numbers.compactMap { $0["serial"]?.integer } == Array(1...max(numbers.count, 1)))
        #expect(numbers.contains { $0["standing"]?.string == "replaced" })
        #expect(numbers.contains { $0["scan"]?.string == CountyAtWork.digest && $0["sealedOn"]?.string != nil })
    }

    private func issue(
        _ dispute: String,
        _ request: String,
        _ former: String?,
        _ county: CountyAtWork,
        _ officer: OfficerAtWork
    ) async throws -> String {
        let replaces = former.map { #","replaces":"\#($0)""# } ?? ""
        return try await county.done(
            "letter.issue",
            #"""
            {"kind":"complaintRecord","caseID":"\#(dispute)"\#(replaces),"fields":{"complainantName":"高秀兰",
            "complainantPhone":"13893621001","complainantAddress":"巷道镇","publishConsent":"是","delegationConsent":"否",
            "respondentName":"好帮手","respondentAddress":"城关镇","facts":"次卡不退","request":"\#(request)"}}
            """#,
            as: officer
        )
        .id(of: "letter")
    }
}
