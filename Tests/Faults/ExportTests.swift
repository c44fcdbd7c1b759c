import Foundation
import Model
import TestKit
import Testing

@Suite("An export")
struct ExportTests {
    @Test func `is a closed event of each log it is of, at once or at the service's next start`() async throws {
        try await RunningSuite.with(["registry", "credit"]) { suite async throws in
            try await eventually("both logs are signed") {
                try await suite.jiazheng("audit", "head").status == 0
            }
            #expect(suite.stop("credit") == 0)
            let out = "\(suite.data)-pack"
            defer { try? FileManager.default.removeItem(atPath: out) }
            let run = try await suite.jiazheng(
                "audit",
                "export",
                "--out",
                out,
                "--csv",
                "utf8",
                "--reason",
                "专项审计",
                "--recipient",
                "县审计局"
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains("! credit"))
            #expect(FileManager.default.fileExists(atPath: "\(out)/registry/events.csv"))
            #expect(try await suite.jiazheng("audit", "check", out).output.contains("✓"))
            #expect(try await suite.jiazheng("audit", "check", out, "--mark", "0000").status == 1)
            #expect(try await exports(from: "registry", suite) == ["专项审计 → 县审计局, 127.0.0.1"])

            for _ in 1...2 {
                try suite.start("credit")
                try await suite.waitUntilUp("credit")
                try await eventually("credit has written it down") {
                    try await exports(from: "credit", suite) == ["专项审计 → 县审计局, local"]
                }
                #expect(suite.stop("credit") == 0)
            }
        }
    }

    @Test func `of closed events takes a reason`() async throws {
        try await RunningSuite.with([]) { suite async throws in
            let refused = try await suite.jiazheng("audit", "export", "--out", "\(suite.data)-pack", "--closed")
            #expect(refused.status == 64)
        }
    }

    private func exports(from service: String, _ suite: RunningSuite) async throws -> [String] {
        var found: [String] = []
        _ = try await suite.readLog(of: service) { event in
            guard event["type"]?.string == "cn.jiazheng.\(service).access.exported.v1", let data = event["data"] else {
                return
            }
            let (purpose, recipient) = (data["purpose"]?.string ?? "", data["recipient"]?.string ?? "")
            found.append("\(purpose) → \(recipient), \(data["from"]?.string ?? "")")
        }
        return found
    }
}
