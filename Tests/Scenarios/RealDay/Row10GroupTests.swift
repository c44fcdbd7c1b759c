import Model
import Testing

@Suite("Row 10: a group of five or more")
struct Row10GroupTests {
    @Test func `is noticed, chooses two, consents one by one, meets once, and lets one go their own way`() async throws
    {
        let county = try await CountyAtWork.shared()
        let firm = try await county.enterprise(110, "高台县聚福家政服务有限公司")
        for member in 1...5 {
            try await county.order(
                "R10-\(member)",
                at: "2026-09-0\(member)T09:00",
                name: "业主\(["甲", "乙", "丙", "丁", "戊"][member - 1])",
                phone: "138936110\(member)0",
                says: "同一批保洁服务未做，退款800元",
                claimed: 80_000
            )
        }
        let dispute = try await county.dispute("R10-1", "R10-2", "R10-3", "R10-4", "R10-5", against: firm)
        let members = (1...5).map { member in
            #"{"reference":{"channel":"hotline12345","number":"R10-\#(member)"},"consentedOn":"2026-09-08","claimed":80000}"#
        }
        let formed = try await county.does(
            "joint.form",
            #"{"case":"\#(dispute)","members":[\#(members.joined(separator: ","))]}"#
        )
        #expect(formed.types == ["joint.formed", "joint.groupNoticed"])
        try await county.accept(dispute, at: "2026-09-09T09:00")

        func ties() async throws -> JSONDocument.Node? {
            try await county.asks("case.ties", #"{"case":"\#(dispute)"}"#)["joint"]
        }
        let people = try await ties()?["members"]?.elements.compactMap { $0["person"]?.string } ?? []
        #expect(people.count == 5)
        try await county.does(
            "joint.chooseRepresentatives",
            #"{"case":"\#(dispute)","persons":["\#(people[0])","\#(people[1])"],"paper":"推选书.pdf","on":"2026-09-09"}"#
        )
        try await county.does(
            "joint.propose",
            #"{"case":"\#(dispute)","matter":"settlement","what":"每户退600元","on":"2026-09-14"}"#
        )
        for person in people[2...3] {
            try await county.does(
                "joint.answer",
                #"{"case":"\#(dispute)","proposal":1,"person":"\#(person)","isConsent":true,"on":"2026-09-15"}"#
            )
        }
        // The fifth does not consent: nothing is settled for her, and she goes on alone.
        let settlement = #"""
            {"id":"\#(dispute)","at":"2026-09-16T15:00:00+08:00","performedAtOnce":true,
            "terms":[{"what":"每户退600元","amount":240000,"performBy":"2026-09-16"}]}
            """#
        #expect(await county.refusal("case.agree", settlement) == "membersUnconsented")
        let own = try await county.does(
            "joint.splitOff",
            #"{"case":"\#(dispute)","person":"\#(people[4])","on":"2026-09-16"}"#
        )
        .id(of: "case")
        try await county.accept(own, at: "2026-09-16T16:00")

        for id in [dispute, own] {
            for party in ["complainant", "respondent"] {
                try await county.does(
                    "case.recordConsent",
                    #"{"id":"\#(id)","party":"\#(party)","isGiven":true,"on":"2026-09-16"}"#
                )
            }
        }

        // One session for both files.
        let together = try await county.does(
            "case.scheduleTogether",
            #"""
            {"cases":["\#(dispute)","\#(own)"],"number":1,"at":"2026-09-18T09:30:00+08:00","isOnSite":true,"place":"城关所调解室"}
            """#
        )
        #expect(together.types == ["case.sessionScheduled", "case.sessionScheduled"])
        for id in [dispute, own] {
            #expect(try await county.dispute(id)["sessions"]?.elements.first?["place"]?.string == "城关所调解室")
        }
        try await county.does("case.agree", settlement)
        #expect(try await county.dispute(dispute)["summary"]?["stage"]?.string == "performed")
        #expect(try await county.dispute(own)["summary"]?["stage"]?.string == "mediating")
    }
}
