import ServiceKit
import Wire
import Model
import Testing

@testable import jiazheng

@Suite("jiazheng call")
struct CallTests {
    @Test func `prints what the service answered, indented or as it came`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let pretty = try await suite.jiazheng("call", "registry", "events.head")
            #expect(pretty.output == "{\n  \"epoch\": \"7f3a9c10\",\n  \"position\": \"3\"\n}\n")
            #expect(pretty.status == 0)
            let raw = try await suite.jiazheng("call", "registry", "events.head", "--json")
            #expect(raw.output == "{\"epoch\":\"7f3a9c10\",\"position\":\"3\"}\n")
        }
    }

    @Test func `asks as the administrator, under a key made for the occasion`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            _ = try await suite.jiazheng("call", "registry", "events.head")
            _ = try await suite.jiazheng("call", "registry", "events.head", "--key", "mine/1", "--token", "abc")
            let questions = suite.questions
            let made = try #require(questions.first?.meta.idempotencyKey.flatMap { UniqueID($0) })
            #expect(made.high >> 12 & 0xF == 7)
            #expect(questions.first?.meta.token?.split(separator: ".").count == 3)
            #expect(questions.last?.meta.idempotencyKey == "mine/1" && questions.last?.meta.token == "abc")
        }
    }

    @Test func `sends arguments that were written over several lines`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let arguments = "{\n  \"name\": \"洁净 \\\" 家政\",\n  \"list\": [1, 2]\n}"
            let run = try await suite.jiazheng("call", "registry", "thing.echo", arguments, "--json")
            #expect(run.output.contains(#""name":"洁净 \" 家政","list":[1,2]"#))
        }
    }

    @Test func `ends with 1 when it is refused, and says why in Chinese first`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let run = try await suite.jiazheng("call", "registry", "thing.refuse")
            #expect(run.status == 1 && run.output.isEmpty)
            #expect(run.error.hasPrefix("错误：案件尚未立案\nerror: the case has not been opened\n"))
            #expect(run.error.contains("[caseNotOpened · case]"))
            let json = try await suite.jiazheng("call", "registry", "thing.refuse", "--json")
            let error = try JSONDocument(Array(json.error.dropLast().utf8)).root["error"]
            #expect(error?["reason"]?.string == "caseNotOpened" && error?["exitCode"]?.integer == 1)
        }
    }

    @Test func `ends with 2 when it may be asked again, and names the key`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            let run = try await suite.jiazheng("call", "registry", "thing.later", "--key", "mine/2")
            #expect(run.status == 2 && run.error.contains("--key mine/2"))
        }
    }

    @Test func `ends with 2 when the service is not up`() async throws {
        try await ExampleSuite.with([]) { suite in
            let run = try await suite.jiazheng("call", "registry", "events.head")
            #expect(run.status == 2 && run.error.contains("jiazheng up"))
        }
    }

    @Test func `ends with 64 when it is used wrongly, and sends nothing`() async throws {
        try await ExampleSuite.with(["registry"]) { suite in
            for arguments in [["registry"], ["registry", "x.y", "[1]"], ["registry", "x.y", "{"], ["tax", "x.y"]] {
                let run = try await Invocation.run(["call"] + arguments + ["--data", suite.folder.path])
                #expect(run.status == 64, "\(arguments): \(run.error)")
            }
            #expect(suite.questions.isEmpty)
        }
    }

    @Test func `ends with 66 where there is no data folder`() async throws {
        let run = try await Invocation.run(["call", "registry", "x.y", "--data", "/nowhere"])
        #expect(run.status == 66 && run.error.contains("jiazheng init --data /nowhere"))
    }
}
