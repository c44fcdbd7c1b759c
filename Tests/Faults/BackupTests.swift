import Foundation
import GRDB
import Model
import ServiceKit
import TestKit
import Testing
import Wire

@Suite("A backup")
struct BackupTests {
    @Test func `is made while commands go on, and no copy has seen more of a peer than is in the peer's`() async throws
    {
        try await RunningSuite.with(["registry", "credit"]) { suite async throws in
            try await register(0..<10, suite)
            async let registering: Void = register(10..<200, suite)
            let out = "\(suite.data)-backup"
            defer { try? FileManager.default.removeItem(atPath: out) }
            let run = try await suite.jiazheng("backup", "--out", out, "--json")
            try await registering
            #expect(run.status == 0, "\(run.error)")
            let outcome = try JSONDocument(Array(run.output.dropLast().utf8)).root
            let logs = try #require(outcome["logs"]?.string)
            let size = try #require(outcome["heads"]?["registry"]?["size"]?.string.flatMap { Int64($0) })
            #expect(size >= 10)
            let seen = try await DatabaseQueue(path: "\(logs)/credit.sqlite").read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT sequence FROM position WHERE peer = 'registry'
                        UNION ALL SELECT size FROM witness WHERE peer = 'registry'
                        """
                ).map { $0[0] as Int64 }
            }
            #expect(!seen.isEmpty && seen.allSatisfy { $0 <= size })
            try expectApart(logs, try #require(outcome["secrets"]?.string))
            try await expectNoted(in: suite, count: size, outcome)
            try await expectLevel(suite)
        }
    }

    @Test func `brings a log back, which is served again only once its loss is accepted`() async throws {
        try await RunningSuite.with(["registry", "credit"]) { suite async throws in
            try await register(0..<5, suite)
            try await expectLevel(suite)
            let out = "\(suite.data)-backup"
            defer { try? FileManager.default.removeItem(atPath: out) }
            #expect(try await suite.jiazheng("backup", "--out", out).status == 0)
            try await register(5..<8, suite)
            try await expectLevel(suite)
            #expect(
                try await suite.jiazheng("restore", "registry", "--from", "\(out)/logs").error.contains(
                    "serviceRunning"
                )
            )
            #expect(suite.stop("registry") == 0)
            let restored = try await suite.jiazheng("restore", "registry", "--from", "\(out)/logs")
            #expect(restored.status == 0, "\(restored.error)")
            #expect(
                try FileManager.default.subpathsOfDirectory(atPath: "\(suite.data)/replaced").contains {
                    $0.hasSuffix("registry.sqlite")
                }
            )

            try await startAgain("registry", suite)
            await #expect(throws: (any Error).self) { try await register(20..<21, suite) }
            let health = try await suite.ask("registry", "service.health", "{}", RequestMeta())
            #expect(health["reasons"]?.elements.first?["reason"]?.string == "rolledBack")

            #expect(try await suite.jiazheng("restore", "registry", "--accept-loss").status == 0)
            #expect(suite.stop("registry") == 0)
            try await startAgain("registry", suite)
            try await register(8..<12, suite)
            try await expectLevel(suite)
            let meta = RequestMeta(token: try suite.token(.commerceSupervisor))
            let files = try await suite.ask("credit", "file.list", "{\"pageSize\":100}", meta)
            // Five of before, three whose registration is lost, four of the new life.
            #expect(files["value"]?["items"]?.elements.count == 12)
        }
    }

    @Test func `that was damaged or cut off is not put back`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            try await register(0..<3, suite)
            let out = "\(suite.data)-backup"
            defer { try? FileManager.default.removeItem(atPath: out) }
            let run = try await suite.jiazheng("backup", "--out", out, "--json")
            let logs = try #require(try JSONDocument(Array(run.output.dropLast().utf8)).root["logs"]?.string)
            #expect(suite.stop("registry") == 0)
            let copy = URL(filePath: "\(logs)/registry.sqlite")
            let (whole, live) = (try Data(contentsOf: copy), try Data(contentsOf: store(of: suite)))
            var flipped = whole
            flipped[whole.count / 2] ^= 1
            for damaged in [flipped, whole.dropLast(4_096)] {
                try damaged.write(to: copy)
                let refused = try await suite.jiazheng("restore", "registry", "--from", logs)
                #expect(refused.status == 1 && refused.error.contains("copyDamaged"))
            }
            try whole.write(to: copy)
            try FileManager.default.removeItem(atPath: "\(logs)/manifest.json")
            #expect(try await suite.jiazheng("restore", "registry", "--from", logs).error.contains("backupMissing"))
            #expect(try Data(contentsOf: store(of: suite)) == live)
        }
    }

    private func store(of suite: RunningSuite) -> URL {
        URL(filePath: DataFolder(path: suite.data).store(of: "registry"))
    }

    private func startAgain(_ service: String, _ suite: RunningSuite) async throws {
        try suite.start(service)
        try await suite.waitUntilUp(service)
    }

    private func register(_ numbers: Range<Int>, _ suite: RunningSuite) async throws {
        let token = try suite.token(.commerceSupervisor)
        let client = try await suite.connect(to: "registry")
        do {
            for number in numbers {
                _ = try await client.call(
                    "enterprise.register",
                    json: Array(registration(number).utf8),
                    meta: RequestMeta(token: token, idempotencyKey: "backup/register/\(number)")
                )
            }
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    private func expectLevel(_ suite: RunningSuite) async throws {
        let head = try await suite.position(of: "registry")
        try await eventually("credit is level with registry") {
            try await suite.position(of: "credit", following: "registry") >= head
        }
    }

    private func expectApart(_ logs: String, _ secrets: String) throws {
        let (open, secret) = (
            try FileManager.default.subpathsOfDirectory(atPath: logs),
            try FileManager.default.subpathsOfDirectory(atPath: secrets)
        )
        #expect(open.contains("county/county.yaml") && open.contains("keys/county.pub"))
        #expect(!open.contains { $0.contains("vault") || $0.hasSuffix(".master") || $0.hasSuffix(".key") })
        #expect(secret.contains("registry.vault.sqlite") && secret.contains("keys/registry.master"))
        #expect(!secret.contains("registry.sqlite"))
    }

    private func expectNoted(in suite: RunningSuite, count: Int64, _ outcome: JSONDocument.Node) async throws {
        var notes: [JSONDocument.Node] = []
        _ = try await suite.readLog(of: "registry") { event in
            if event["type"]?.string == "cn.jiazheng.registry.access.exported.v1" { notes.append(event) }
        }
        #expect(notes.count == 1 && notes.first?["data"]?["count"]?.integer == Int(count))
        #expect(notes.first?["data"]?["from"]?.string == "127.0.0.1")
        #expect(outcome["unrecorded"]?.elements.isEmpty == true)
    }
}
