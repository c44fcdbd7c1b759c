import Model
import Testing
import Wire

@testable import jiazheng

@Suite("Ways and figures from the command line")
struct RouteTests {
    private static let answers: ExampleSuite.Answering = { service, request in
        switch request.method {
        case "route.explain":
            ExampleAnswers.result(
                #"""
                {"position":"3","value":{"how":"assign","isVerified":false,"rule":"route.wages.employee","rules":[\#
                {"against":"类别不符：labour","fits":false,"name":"咨询当场答复","rule":"route.advice","source":"办法"},\#
                {"fits":true,"name":"员工的工资","rule":"route.wages.employee","source":"条例"}],\#
                "unit":"labourInspection","unitName":"劳动保障监察大队","words":"按条例第十一条分送"}}
                """#
            )
        case "figures.get":
            ExampleAnswers.result(
                #"""
                {"position":"3","value":{"from":"2026-09-01","position":3,"to":"2026-09-30","tracks":[{"asked":0,\#
                "doubleEntries":1,"hops":4,"medianDays":[{"count":2,"days":6,"step":"acceptance"}],"opened":2,\#
                "overdue":0,"returns":1,"satisfied":0,"settled":1,"settledPerThousand":500,"track":"complaint",\#
                "unsettled":1,"wrongRoutes":1}],"units":[{"overdue":0,"received":2,"returned":1,"unit":"intake"}]}}
                """#
            )
        default: ExampleAnswers.usual(service, request)
        }
    }

    @Test func `are explained with the rules that do not fit`() async throws {
        try await ExampleSuite.with(["mediation"], answering: Self.answers) { suite in
            let run = try await suite.jiazheng("route", "explain", "--kind", "labour", "--relation", "employee")
            #expect(run.status == 0 && run.lines.first == "劳动保障监察大队：按条例第十一条分送")
            #expect(run.lines.contains { $0.hasPrefix("→") && $0.contains("route.wages.employee") })
            #expect(run.lines.contains { $0.contains("类别不符：labour") })
            #expect(suite.questions.last?.params.contains(#""relation":"employee""#) == true)
        }
    }

    @Test func `are counted in tables and in JSON`() async throws {
        try await ExampleSuite.with(["mediation"], answering: Self.answers) { suite in
            let arguments = ["figures", "--from", "2026-09-01", "--to", "2026-09-30", "--as-of", "2026-10-08"]
            let run = try await suite.jiazheng(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
            #expect(run.status == 0 && run.output.contains("complaint") && run.output.contains("acceptance"))
            let json = try await suite.jiazheng(
                arguments[0],
                arguments[1],
                arguments[2],
                arguments[3],
                arguments[4],
                arguments[5],
                arguments[6],
                "--json"
            )
            #expect(json.output.contains(#""settledPerThousand":500"#))
            #expect(suite.questions.last?.params.contains(#""asOf":"2026-10-08""#) == true)
        }
    }

    @Test func `are not asked for with a day that is none`() async throws {
        try await ExampleSuite.with(["mediation"], answering: Self.answers) { suite in
            let run = try await suite.jiazheng("figures", "--from", "2026-09-31", "--to", "2026-09-30")
            #expect(run.status == 64)
        }
    }
}
