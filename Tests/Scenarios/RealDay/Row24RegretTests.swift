import Model
import Testing

@Suite("Row 24: withdrawn, then regretted")
struct Row24RegretTests {
    @Test func `is ended under item 1, and what becomes of the new complaint a person decides`() async throws {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(124, "高台县金秋家政服务有限公司")
        let (name, phone) = ("丁秀梅", "13893610124")
        try await county.order(
            "R24-1",
            at: "2026-08-10T09:00",
            name: name,
            phone: phone,
            says: "护理费多收800元",
            claimed: 80_000
        )
        let first = try await county.dispute("R24-1", against: firm)
        try await county.accept(first, at: "2026-08-11T09:00")
        try await county.does(
            "case.terminate",
            #"{"id":"\#(first)","ground":1,"reason":"投诉人书面撤回，撤诉书扫描件已入卷","at":"2026-08-20T10:00:00+08:00"}"#
        )
        for (whom, hour) in [("complainant", "10:05"), ("respondent", "10:20")] {
            try await county.does(
                "case.recordTelling",
                #"""
                {"id":"\#(first)","about":"termination","whom":"\#(whom)","how":"phone","at":"2026-08-20T\#(hour):00+08:00",
                "evidence":"录音\#(whom)"}
                """#
            )
        }
        let ended = try await county.dispute(first)
        #expect(ended["ending"]?["ground"]?.integer == 1 && ended["summary"]?["due"] == nil)
        let proofs = ended["tellings"]?.elements.compactMap { $0["evidence"]?.string }
        #expect(proofs?.suffix(2) == ["录音complainant", "录音respondent"])

        // A week later she regrets it. Nothing decides by itself: the office is shown what there was.
        try await county.order(
            "R24-2",
            at: "2026-08-27T09:00",
            name: name,
            phone: phone,
            says: "撤诉是家人劝的，还是要退800元",
            claimed: 80_000
        )
        let second = try await county.dispute("R24-2", against: firm)
        #expect(try await county.dispute(second)["summary"]?["stage"]?.string == "waiting")
        let known = try await county.asks("case.find", #"{"phone":"\#(phone)"}"#)["items"]?.elements ?? []
        #expect(known.compactMap { $0["summary"]?["id"]?.string } == [second, first])

        // The mediator holds that the dispute was never dealt with, and accepts; item 2 would have been open to them too.
        try await county.accept(second, at: "2026-08-31T09:00")
        #expect(try await county.dispute(second)["summary"]?["stage"]?.string == "mediating")
        #expect(try await county.dispute(first)["summary"]?["stage"]?.string == "terminated")
    }
}
