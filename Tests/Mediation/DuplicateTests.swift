import EventLog
import Model
import TestKit
import Testing

@Suite("Candidates for one dispute")
struct DuplicateTests {
    private func rules(_ answer: JSONDocument.Node, _ place: Int = 0) -> [String] {
        let items = answer["items"]?.elements ?? []
        guard items.indices.contains(place) else { return [] }
        return items[place]["why"]?.elements.compactMap { $0["rule"]?.string } ?? []
    }

    @Test func `are proposed before filing, with the reasons and nothing personal`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let order = try await office.receives("GD1", more: ",\"contract\":\"HT-7\",\"claimed\":46000")
            let id = try await office.opens(order)
            let question = """
                {"phone":"138 9361 0001","enterprise":"\(Enterprise.ID.example(5))","contract":"HT-7",
                "on":"2026-10-05"}
                """
            let answer = try await office.asks("duplicate.candidates", question, as: .hotlineClerk)
            #expect(
                rules(answer) == [
                    "duplicate.samePersonContract", "duplicate.phoneEnterprise", "duplicate.phone",
                ]
            )
            let item = answer["items"]?.elements.first
            #expect(item?["case"]?["id"]?.string == id.description)
            #expect(item?["orders"]?.elements.first?["number"]?.string == "GD1")
            #expect(item?["advice"]?["chinese"]?.string?.contains("催办") == true)
            let text = String(decoding: answer.bytes, as: UTF8.self)
            #expect(!text.contains("王秀英") && !text.contains("冰箱") && !text.contains("13893610001"))
            let reasoned = try await office.asks(
                "duplicate.candidates",
                "{\"phone\":\"13893610001\",\"on\":\"2026-10-05\",\"reason\":\"接线\"}",
                as: .hotlineClerk
            )
            let opened = reasoned["items"]?.elements.first?["orders"]?.elements.first
            #expect(opened?["name"]?.string == "王秀英" && opened?["narrative"]?.string == "保洁员弄坏了冰箱")
        }
    }

    @Test func `lie within a window that the county sets`() async throws {
        try await Office.with { office in
            try await office.receives("GD1", received: "2026-08-31")
            for (day, count) in [("2026-09-30", 1), ("2026-10-01", 0)] {
                let question = "{\"phone\":\"13893610001\",\"on\":\"\(day)\"}"
                let answer = try await office.asks("duplicate.candidates", question)
                #expect(answer["items"]?.elements.count == count)
            }
        }
    }

    @Test func `are found by day of service and amount when the telephone is another`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let served = ",\"servedOn\":\"2026-09-20\",\"claimed\":46000"
            let first = try await office.opens(try await office.receives("GD1", more: served))
            let order = try await office.receives("X9", line: "12315", phone: "13893610002", name: "李四", more: served)
            let own = try await office.opens(order)
            let answer = try await office.asks("duplicate.candidates", "{\"case\":\"\(own)\"}")
            #expect(answer["items"]?.elements.first?["case"]?["id"]?.string == first.description)
            #expect(rules(answer) == ["duplicate.serviceDayAmount"])
        }
    }

    @Test func `are not proposed again once somebody said that they are not the same`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let first = try await office.opens(try await office.receives("GD1"))
            let order = try await office.receives("GD2")
            let asked = "{\"order\":\"\(order)\"}"
            #expect(try await office.asks("duplicate.candidates", asked)["items"]?.elements.count == 1)
            let dismissal = "{\"order\":\"\(order)\",\"otherCase\":\"\(first)\",\"reason\":\"两次不同的服务\"}"
            #expect(try await office.does("duplicate.dismiss", dismissal).count == 1)
            #expect(try await office.does("duplicate.dismiss", dismissal).isEmpty)
            let answer = try await office.asks("duplicate.candidates", asked)
            #expect(answer["items"]?.elements.isEmpty == true && answer["dismissed"]?.integer == 1)
            let second = try await office.opens(order)
            for id in [first, second] {
                let answer = try await office.asks("duplicate.candidates", "{\"case\":\"\(id)\"}")
                #expect(answer["items"]?.elements.isEmpty == true)
            }
            let same = "{\"order\":\"\(order)\",\"otherOrder\":\"\(order)\"}"
            #expect(try await office.refusal("duplicate.dismiss", same) == "pairOfOne")
            #expect(try await office.refusal("duplicate.dismiss", "{}") == "thingsNotNamed")
        }
    }

    @Test func `never include a report, for whoever asks`() async throws {
        try await Office.with { office in
            let report = try await office.receives("GD1", category: "report")
            for role in [Role.mediator, .intakeOfficer, .hotlineClerk] {
                let answer = try await office.asks(
                    "duplicate.candidates",
                    "{\"phone\":\"13893610001\",\"on\":\"2026-09-30\"}",
                    as: role
                )
                #expect(answer["items"]?.elements.isEmpty == true)
            }
            await #expect(throws: Refusal.self) {
                try await office.asks("duplicate.candidates", "{\"order\":\"\(report)\"}", as: .intakeOfficer)
            }
        }
    }

    @Test func `come with counts that a person may weigh under Article 17`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let topic = ",\"topic\":\"家政服务-退费纠纷\""
            for number in 1...5 {
                let order = try await office.receives("GD\(number)", name: "张三\(number)", more: topic)
                _ = try await office.opens(order)
            }
            let answer = try await office.asks("duplicate.candidates", "{\"case\":\"2026-1\"}")
            let indicators = answer["indicators"]?.elements ?? []
            #expect(indicators.map { $0["rule"]?.string } == ["duplicate.cluster", "duplicate.sharedPhone"])
            #expect(indicators.map { $0["count"]?.integer } == [5, 5])
        }
    }
}
