import Model
import Testing

@testable import jiazheng

@Suite("How the services stand")
struct StandingTests {
    @Test func `is a table with the lag of every follower`() async throws {
        try await ExampleSuite.with { suite in
            let run = try await suite.jiazheng("status")
            #expect(run.status == 0, "\(run.error)")
            let row = try #require(run.lines.first { $0.hasPrefix("credit ← registry/enterprises") })
            let cells = row.split(separator: " ").map(String.init)
            #expect(cells.dropFirst(3) == ["live", "3", "5", "2", "1.5", "1"])
            #expect(run.lines.contains { $0.hasPrefix("credit ") && $0.contains("0.1.0") && $0.contains("1m1s") })
        }
    }

    @Test func `is given as JSON, and ends with 2 while a service is away`() async throws {
        try await ExampleSuite.with(["registry", "credit"]) { suite in
            let run = try await suite.jiazheng("status", "--json")
            #expect(run.status == 2)
            let root = try JSONDocument(Array(run.output.dropLast().utf8)).root
            #expect(root["credit"]?["stats"]?["memoryBytes"]?.integer == 31_457_280)
            #expect(root["training"]?["stats"]?.kind == .null)
            #expect(root["training"]?["error"]?.string == "serviceNotStarted")
        }
    }

    @Test func `names what is parked, shows it whole, and tries it again`() async throws {
        try await ExampleSuite.with { suite in
            let list = try await suite.jiazheng("parked", "list", "--service", "credit")
            #expect(list.lines.last?.contains("creditFileNotOpen") ?? false)
            let show = try await suite.jiazheng("parked", "show", "credit", "mediation", "48214")
            #expect(show.output.contains("\"attempts\": 3"))
            let none = try await suite.jiazheng("parked", "show", "credit", "mediation", "1")
            #expect(none.status == 1)
            let retry = try await suite.jiazheng("parked", "retry", "credit", "mediation", "case/1", "--json")
            #expect(retry.output == "{\"taken\":1}\n")
            let asked = suite.questions.last { $0.method == "parked.retry" }
            #expect(asked?.params.contains(#""reactionSet":"cases","subject":"case/1""#) ?? false)
        }
    }

    @Test func `lets the clock be vouched for at every service`() async throws {
        try await ExampleSuite.with { suite in
            let run = try await suite.jiazheng("clock", "accept")
            #expect(run.status == 0 && run.lines.count == 4)
            #expect(suite.questions.filter { $0.method == "clock.accept" }.map(\.service).sorted().count == 4)
        }
    }

    @Test func `explains the terms of a case`() async throws {
        try await ExampleSuite.with { suite in
            let run = try await suite.jiazheng("clock", "explain", "12345/GT20260930-000131", "--token", "t")
            #expect(run.status == 0)
            for words in ["2026-12", "达成调解协议", "2026-12-13", "暂定", "办法第二十三条", "自次日起60天", "委2026-7"] {
                #expect(run.output.contains(words), "\(words)")
            }
            let asked = suite.questions.last { $0.method == "clock.explain" }
            let reference = #""reference":{"channel":"hotline12345","number":"GT20260930-000131"}"#
            #expect(asked?.params.contains(reference) ?? false)
            let wrong = try await suite.jiazheng("clock", "explain", "nothing", "--token", "t")
            #expect(wrong.status == 64)
        }
    }

    @Test func `lines up Chinese and Latin columns`() {
        var table = TextTable(["服务", "n"])
        table.add(["credit", "1"])
        #expect(table.text == "服务    n\ncredit  1\n")
    }
}
