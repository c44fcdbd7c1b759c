import Foundation
import Model
import ServiceKit
import Testing

@testable import jiazheng

@Suite("The data folder from the command line")
struct FolderTests {
    @Test func `is made once, and left alone the second time`() async throws {
        try await ExampleSuite.withFolder { path in
            let arguments = ["init", "--data", path, "--rules", ExampleSuite.rules]
            let first = try await Invocation.run(arguments)
            #expect(first.status == 0 && first.output.contains("高台县"), "\(first.error)")
            let key = FileManager.default.contents(atPath: "\(path)/keys/county.key")
            let second = try await Invocation.run(arguments + ["--json"])
            #expect(second.output.contains("\"isNew\":false"))
            #expect(FileManager.default.contents(atPath: "\(path)/keys/county.key") == key)
        }
    }

    @Test func `is not made without a county's rules`() async throws {
        try await ExampleSuite.withFolder { path in
            let run = try await Invocation.run(["init", "--data", path, "--rules", "/nowhere"])
            #expect(run.status == 1 && run.error.contains("--rules"))
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `is found sound, but for services that are not up`() async throws {
        try await ExampleSuite.with([]) { suite in
            let run = try await suite.jiazheng("doctor", "--json")
            #expect(run.status == 1)
            let findings = try JSONDocument(Array(run.output.dropLast().utf8)).root.elements
            let verdicts = Dictionary(
                uniqueKeysWithValues: findings.map { ($0["check"]?.string ?? "", $0["verdict"]?.string ?? "") }
            )
            for check in ["dataFolder", "keyPermissions", "certificates", "rules", "freeSpace", "holidayFile"] {
                #expect(verdicts[check] == "good", "\(check)")
            }
            #expect(verdicts["store.credit"] == "warning" && verdicts["reachable.credit"] == "bad")
            for finding in findings where finding["verdict"]?.string != "good" {
                #expect(finding["remedy"]?["chinese"]?.string?.isEmpty == false)
            }
        }
    }

    @Test func `is found exposed when others can read a key`() async throws {
        try await ExampleSuite.with([]) { suite in
            let key = "\(suite.folder.path)/keys/credit.master"
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
            let run = try await suite.jiazheng("doctor")
            #expect(run.lines.contains { $0.hasPrefix("✗ 他人可读：\(key)") })
            #expect(run.lines.contains { $0.contains("怎么办：chmod go= \(key)") })
        }
    }

    @Test func `is found with a foreign certificate`() async throws {
        try await ExampleSuite.with([]) { suite in
            let keys = "\(suite.folder.path)/keys"
            try FileManager.default.removeItem(atPath: "\(keys)/credit.cert")
            try FileManager.default.copyItem(atPath: "\(keys)/training.cert", toPath: "\(keys)/credit.cert")
            let finding = FolderChecks(folder: suite.folder).findings.first { $0.check == "certificates" }
            #expect(finding?.verdict == .bad)
        }
    }

    @Test func `is reminded of the next year's holidays, and lacking without this year's`() async throws {
        try await ExampleSuite.with([]) { suite in
            let known = CalendarCheck(folder: suite.folder, today: try Day("2025-11-21")).findings
            #expect(known.allSatisfy { $0.verdict == .good })
            let ahead = CalendarCheck(folder: suite.folder, today: try Day("2098-11-21")).findings
            #expect(ahead.map(\.verdict) == [.good, .bad, .warning])
            #expect(ahead.last?.message.chinese.contains("2099") ?? false)
        }
    }

    @Test func `is found without a log that is SQLite`() async throws {
        try await ExampleSuite.with([]) { suite in
            try Data(repeating: 0, count: 4_096).write(to: URL(filePath: suite.folder.store(of: "credit")))
            let finding = FolderChecks(folder: suite.folder).findings.first { $0.check == "store.credit" }
            #expect(finding?.verdict == .bad)
        }
    }
}
