import Model
import Foundation
import Testing

@testable import jiazheng

@Suite("Reading a log from the command line")
struct ReadingTests {
    @Test func `shows all events of a service once, the closed ones by their leaves`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let run = try await suite.jiazheng("tail", "--service", "registry", "--all", "--once")
            #expect(run.status == 0 && run.lines.count == 3)
            #expect(run.lines.first?.contains("1 2026-09-30T16:20:11.043+08:00 enterprise.registered.v1") ?? false)
            #expect(run.lines.last?.contains("封闭事件") ?? false)
        }
    }

    @Test func `gives the stored bytes unchanged as JSON lines`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let run = try await suite.jiazheng("tail", "--service", "registry", "--all", "--once", "--json")
            #expect(run.lines.first == #"{"service":"registry","sequence":"1","event":\#(ExampleAnswers.body(1))}"#)
            #expect(run.lines.last == #"{"service":"registry","sequence":"3","leaf":"c594605406f9174b"}"#)
            let one = try await suite.jiazheng("get", "registry", "2", "--json")
            #expect(one.output == ExampleAnswers.body(2))
        }
    }

    @Test func `begins after the moment that was named`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let since = "2026-09-30T16:20:11.043+08:00"
            let run = try await suite.jiazheng(
                "tail",
                "--service",
                "registry",
                "--since",
                since,
                "--once",
                "--type",
                "cn.jiazheng.registry.enterprise.registered.v1"
            )
            #expect(run.lines.count == 2)
            let asOf = suite.questions.first { $0.method == "events.asOf" }
            #expect(asOf?.params.contains("2026-09-30T16:20:11.042+08:00") ?? false)
            let read = suite.questions.first { $0.method == "events.read" }
            #expect(read?.params.contains(#""types":["cn.jiazheng.registry.enterprise.registered.v1"]"#) ?? false)
        }
    }

    @Test func `follows all four services`() async throws {
        try await ExampleSuite.with { suite in
            let run = try await suite.jiazheng("tail", "--once", "--json")
            #expect(run.lines.count == 12)
        }
    }

    @Test func `says where the log ends when there is no such event`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let run = try await suite.jiazheng("get", "registry", "9")
            #expect(run.status == 1 && run.error.contains("到第 3 号为止"))
        }
    }

    @Test(arguments: [
        ("90s", Int64(90_000)), ("30m", 1_800_000), ("1h", 3_600_000), ("2d", 172_800_000),
    ])
    func `understands how long ago`(_ text: String, _ milliseconds: Int64) throws {
        let since = try #require(Since(argument: text))
        #expect(since.before(.init(milliseconds: 1_790_000_000_000)).milliseconds == 1_790_000_000_000 - milliseconds)
    }

    @Test(arguments: ["", "h", "1w", "-1h", "2026-13-01T00:00:00+08:00", "99999999999999999h"])
    func `refuses other words for it`(_ text: String) {
        #expect(Since(argument: text) == nil)
    }
}
