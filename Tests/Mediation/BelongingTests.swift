import Model
import Testing

@testable import MediationService

@Suite("What belongs to whom")
struct BelongingTests {
    private static let naming = ",\"kind\":\"supplemented\",\"previousNumber\":\"GD1\""

    private func stages(_ office: Office, _ number: String) async throws -> (cases: [String], words: [String]) {
        let query = "{\"reference\":{\"channel\":\"hotline12345\",\"number\":\"\(number)\"}}"
        let order = try await office.asks("order.get", query)
        let words = order["answers"]?.elements.compactMap { $0["outcome"]?.string } ?? []
        return (order["cases"]?.elements.compactMap(\.string) ?? [], words)
    }

    @Test func `an order that names an earlier one joins its case, before the case is opened or after`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let first = try await office.receives("GD1")
            let early = try await office.receives("GD2", more: Self.naming)
            let id = try await office.opens(first)
            #expect(try await stages(office, "GD2").cases == ["\(id)"])
            try await office.receives("GD3", more: Self.naming)
            #expect(try await stages(office, "GD3").cases == ["\(id)"])
            #expect(try await office.refusal("case.open", "{\"orders\":[\"\(early)\"]}") == "orderHasCase")
            try await office.receives("GD4", more: ",\"previousNumber\":\"GD9\"")
            #expect(try await stages(office, "GD4").cases.isEmpty)
        }
    }

    @Test func `one that comes after the end hears of the end, and reopens nothing`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let id = try await office.opens(try await office.receives("GD1"))
            let refuse = "{\"id\":\"\(id)\",\"ground\":1,\"reason\":\"非本局职责\",\"told\":\"phone\"}"
            try await office.does("case.refuse", refuse)
            try await office.receives("GD2", more: Self.naming)
            #expect(try await stages(office, "GD2").words == ["refused"])
        }
    }

    @Test func `no order joins a report by naming it`() async throws {
        try await Office.with { office in
            try await office.receives("GD1", category: "report")
            let later = try await office.receives("GD2", phone: "13893610009", more: Self.naming)
            #expect(try await stages(office, "GD2").cases.isEmpty)
            _ = try await office.opens(later, enterprise: nil)
        }
    }

    @Test func `a worker's case goes where the rules send it once the relation is known`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            for (number, relation, unit) in [
                ("GD1", "employee", "labourInspection"), ("GD2", "intermediary", "peoplesMediation"),
            ] {
                let order = try await office.receives(number)
                let open =
                    "{\"orders\":[\"\(order)\"],\"kind\":\"labour\",\"enterprise\":\"\(Enterprise.ID.example(5))\"}"
                let id = try #require(try await office.does("case.open", open).first { $0.hasPrefix("case/") })
                    .dropFirst(5)
                func lies() async throws -> String? {
                    try await office.asks("route.get", "{\"id\":\"\(id)\"}")["assignment"]?["unit"]?.string
                }
                #expect(try await lies() == "intake")
                let ask = "{\"id\":\"\(id)\",\"relation\":\"\(relation)\"}"
                try await office.does("case.askRelation", ask)
                #expect(try await lies() == unit)
                #expect(try await office.does("case.askRelation", ask).isEmpty)
            }
        }
    }

    @Test func `Article 12 gives a joint complaint up only with everybody's consent`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let id = try await office.opens(
                try await office.receives("GD1", name: "会员甲"),
                try await office.receives("GD2", phone: "13893610002", name: "会员乙")
            )
            let numbers = ["GD1", "GD2"].map { "{\"reference\":{\"channel\":\"hotline12345\",\"number\":\"\($0)\"}}" }
            try await office.does("joint.form", "{\"case\":\"\(id)\",\"members\":[\(numbers.joined(separator: ","))]}")
            try await office.does("case.accept", "{\"id\":\"\(id)\",\"told\":\"phone\"}")
            let drop = "{\"id\":\"\(id)\",\"ground\":1,\"reason\":\"撤回\"}"
            #expect(try await office.refusal("case.terminate", drop) == "membersUnconsented")
            try await office.does("joint.propose", "{\"case\":\"\(id)\",\"matter\":\"dropOfClaim\",\"what\":\"撤回投诉\"}")
            let ties = try await office.asks("case.ties", "{\"case\":\"\(id)\"}")
            for person in ties["joint"]?["members"]?.elements.compactMap({ $0["person"]?.string }) ?? [] {
                #expect(try await office.refusal("case.terminate", drop) == "membersUnconsented")
                let answer = "{\"case\":\"\(id)\",\"proposal\":1,\"person\":\"\(person)\",\"isConsent\":true}"
                try await office.does("joint.answer", answer)
            }
            try await office.does("case.terminate", drop)
        }
    }

    @Test func `my cases are those I mediate, whoever acted on them last`() async throws {
        try await Office.with { office in
            try await office.learnsEnterprises()
            let id = try await office.opens(try await office.receives("GD1"))
            func mine(_ user: UInt64) async throws -> Int? {
                try await office.asks("case.queue", "{}", user: user)["items"]?.elements.count
            }
            #expect(try await (mine(1), mine(2)) == (1, 0))
            let mediator = Identifier<Officer>.example(2)
            try await office.does("case.assign", "{\"id\":\"\(id)\",\"mediator\":\"\(mediator)\"}")
            #expect(try await (mine(1), mine(2)) == (0, 1))
            try await office.does("case.accept", "{\"id\":\"\(id)\",\"told\":\"phone\"}")
            #expect(try await (mine(1), mine(2)) == (0, 1))
        }
    }
}
