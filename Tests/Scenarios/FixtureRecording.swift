import Foundation
import Model
import ServiceKit
import Testing

/// Writes the stores of this version into the project: the demonstration day, as a backup has it.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil))
struct FixtureRecording {
    @Test func `leaves a backup of the demonstration day among the fixtures`() async throws {
        let fixture = DemoSuite.project.appending(path: "Tests/Fixtures/\(suiteVersion)").path
        let out = NSTemporaryDirectory() + "jiazheng-fixture-\(ProcessInfo.processInfo.globallyUniqueString)"
        defer { try? FileManager.default.removeItem(atPath: out) }
        try await DemoSuite.with { suite, _ async throws in
            let outcome = try #require(try suite.jiazheng("backup", "--out", out).last)
            try? FileManager.default.removeItem(atPath: fixture)
            try FileManager.default.createDirectory(atPath: fixture, withIntermediateDirectories: true)
            for half in ["logs", "secrets"] {
                let made = try #require(outcome[half]?.string)
                try FileManager.default.copyItem(atPath: made, toPath: "\(fixture)/\(half)")
            }
        }
    }
}
