import Model
import Testing
import Wire

@testable import jiazheng

@Suite("Cases at the command line")
struct CaseTests {
    private static let summary = #"""
        {"id":"01a0f166-56a3-7000-8000-000000000001","number":{"year":2026,"serial":17},"kind":"complaint",\#
        "stage":"mediating","receivedOn":"2026-09-30","due":"2026-11-29","isProvisional":true,"isOverdue":false}
        """#
    private static let row = #"{"summary":\#(summary),"enterpriseName":"好帮手家政","orders":["hotline12345:GD1"]}"#

    private static let answers: ExampleSuite.Answering = { service, request in
        switch request.method {
        case "case.ties":
            ExampleAnswers.result(
                #"""
                {"row":\#(row),"countedFrom":"2026-09-28","merged":[{"number":{"year":2026,"serial":18}}],\#
                "orders":[{"channel":"hotline12345","number":"GD1","receivedOn":"2026-09-30","topic":"退费"}],"proxies":[]}
                """#
            )
        case "case.get":
            ExampleAnswers.result(
                #"""
                {"summary":\#(summary),"clocks":[{"basis":{"rule":"order121.accept"},"explanation":"收到9月30日"}]}
                """#
            )
        case "case.queue", "case.find": ExampleAnswers.result(#"{"items":[\#(row)],"nextPageToken":"next"}"#)
        case "case.story":
            request.params?["pageToken"] == nil
                ? ExampleAnswers.result(#"{"items":[\#(line("立案"))],"nextPageToken":"1"}"#)
                : ExampleAnswers.result(#"{"items":[\#(line("受理"))]}"#)
        default: ExampleAnswers.usual(service, request)
        }
    }

    private static func line(_ what: String) -> String {
        #"{"at":"2026-09-30T09:00:00.000+08:00","what":{"chinese":"\#(what)","english":"x"},"role":"mediator","#
            + #""actor":"user:1","rules":[{"rule":"order121.accept","explanation":"收到9月30日"}],"#
            + #""clocks":[{"displayName":"调解期限","due":"2026-11-30T00:00:00.000+08:00"}],"texts":[]}"#
    }

    @Test func `are shown with terms, orders and mergers`() async throws {
        try await ExampleSuite.with(["mediation"], answering: Self.answers) { suite in
            let run = try await suite.jiazheng("case", "show", "2026-17", "--token", "t")
            #expect(run.status == 0, "\(run.error)")
            #expect(run.lines.first == "案件 2026-17  投诉  调解中")
            #expect(run.output.contains("期限自 2026-09-28 起算") && run.output.contains("并入本案：2026-18"))
            #expect(run.output.contains("到期 2026-11-29（暂定）") && run.output.contains("工单 12345 GD1"))
            let asked = suite.questions.first { $0.method == "case.ties" }
            #expect(asked?.params.contains(#""case":"2026-17""#) ?? false)
            let json = try await suite.jiazheng("case", "show", "12345:GD1", "--token", "t", "--json")
            #expect(json.output.hasPrefix(#"{"case":{"#))
        }
    }

    @Test func `are listed by what is due, or found by people`() async throws {
        try await ExampleSuite.with(["mediation"], answering: Self.answers) { suite in
            let mine = try await suite.jiazheng("case", "list", "--mine", "--due-by", "2026-12-31", "--token", "t")
            #expect(mine.lines.contains { $0.hasPrefix("2026-17") && $0.contains("好帮手家政") })
            #expect(mine.lines.last == "… --after next")
            let queue = suite.questions.first { $0.method == "case.queue" }
            #expect(queue?.params.contains(#""of":"mine""#) ?? false)
            _ = try await suite.jiazheng("case", "list", "--phone", "13893610001", "--token", "t")
            let found = suite.questions.first { $0.method == "case.find" }
            #expect(found?.params.contains(#""phone":"13893610001""#) ?? false)
            let both = try await suite.jiazheng("case", "list", "--phone", "13893610001", "--mine")
            #expect(both.status == 64)
        }
    }

    @Test func `are told from the first page to the last`() async throws {
        try await ExampleSuite.with(["mediation"], answering: Self.answers) { suite in
            let run = try await suite.jiazheng("case", "story", "12345:GD1", "--reason", "复核", "--token", "t")
            #expect(run.lines.first == "2026-09-30 09:00  立案  [调解员 user:1]")
            #expect(run.output.contains("受理") && run.output.contains("⏱ 调解期限 计至 2026-11-30"))
            let json = try await suite.jiazheng("case", "story", "12345:GD1", "--token", "t", "--json")
            #expect(try JSONDocument(Array(json.output.dropLast().utf8)).root.elements.count == 2)
        }
    }
}
