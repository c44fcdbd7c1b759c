import Model
import Testing

@Suite("Row 2: back after the lawful end")
struct Row02AfterTheLawfulEndTests {
    @Test func `the hotline is answered, the case stays over, and only a new fact makes a new one`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(102, "高台县净万家家政服务有限公司")
        let (name, phone) = ("魏建军", "13893610102")
        try await county.order(
            "R2-1",
            at: "2026-08-03T09:00",
            name: name,
            phone: phone,
            says: "月嫂提前离开，要求退4600元",
            claimed: 460_000
        )
        let first = try await county.dispute("R2-1", against: firm)
        try await county.accept(first, at: "2026-08-05T09:00")
        try await county.does(
            "case.terminate",
            #"{"id":"\#(first)","ground":3,"reason":"双方各持己见","told":"phone","evidence":"录音2026-11","at":"2026-08-28T15:00:00+08:00"}"#
        )

        // The hotline sends it back to be done again: it gets its answer, the lawful end stands.
        let again = try await county.order(
            "R2-1",
            at: "2026-09-01T09:00",
            name: name,
            phone: phone,
            says: "不满意，要求重办",
            sequence: 2,
            kind: "redone"
        )
        #expect(again.types.contains("order.repeatedAfterEnd"))
        let words = try await county.order("R2-1")["answers"]?.elements.compactMap { $0["words"]?.string }.last
        #expect(words?.contains("已依法办结；没有新的事实、理由的，不再重复处理") == true)
        #expect(try await county.dispute(first)["summary"]?["stage"]?.string == "terminated")
        #expect(
            await county.refusal("case.accept", #"{"id":"\#(first)","told":"phone","evidence":"录音2026-11"}"#)
                == "caseOver"
        )

        // The same dispute under a new number: an officer refuses it under item 2, tells it, and the term closes with that.
        try await county.order(
            "R2-2",
            at: "2026-09-02T10:00",
            name: name,
            phone: phone,
            says: "还是月嫂那件事",
            claimed: 460_000
        )
        let second = try await county.dispute("R2-2", against: firm)
        try await county.does(
            "case.refuse",
            #"{"id":"\#(second)","ground":2,"reason":"同一争议已于8月28日终止调解","told":"phone","evidence":"录音2026-11","at":"2026-09-04T11:00:00+08:00"}"#
        )
        let refused = try await county.dispute(second)
        #expect(refused["summary"]?["stage"]?.string == "refused" && refused["ending"]?["ground"]?.integer == 2)
        #expect(refused["summary"]?["due"] == nil && refused["tellings"]?.elements.count == 1)
        #expect(try await county.order("R2-2")["answers"]?.elements.last?["words"]?.string?.contains("第十六条") == true)

        // A new fact is a new case.
        try await county.order(
            "R2-3",
            at: "2026-09-08T10:00",
            name: name,
            phone: phone,
            says: "公司又扣押押金500元",
            claimed: 50_000
        )
        let third = try await county.dispute("R2-3", against: firm)
        try await county.accept(third, at: "2026-09-09T10:00")
        #expect(try await county.dispute(third)["summary"]?["stage"]?.string == "mediating")
        #expect(try await county.dispute(first)["summary"]?["stage"]?.string == "terminated")
    }
}
