import Foundation
import GRDB
import Identity
import Model
import ServiceKit
import TestKit
import Testing
import Wire

@Suite("Rebuilding a running service's tables")
struct RunningRebuildTests {
    private func register(_ numbers: Range<Int>, _ suite: RunningSuite) async throws {
        let client = try await suite.connect(to: "registry")
        let token = try suite.token(.commerceSupervisor)
        for number in numbers {
            var meta = RequestMeta(token: token)
            meta.idempotencyKey = "rebuilding/\(number)"
            _ = try await client.call("enterprise.register", json: Array(registration(number).utf8), meta: meta)
        }
        await client.close()
    }

    private func names(_ suite: RunningSuite) async throws -> [String] {
        let meta = RequestMeta(token: try suite.token(.commerceSupervisor))
        let page = try await suite.ask("registry", "enterprise.list", "{\"pageSize\":500}", meta)
        return ((page["value"] ?? page)["items"]?.elements ?? []).compactMap { $0["name"]?.string }
    }

    @Test func `mends a row that somebody corrupted, under load, and says which`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            try await register(0..<60, suite)
            let path = DataFolder(path: suite.data).store(of: "registry")
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try await queue.write { db in
                try db.execute(
                    sql: """
                        UPDATE enterprise SET name = '冒名公司' WHERE id = (SELECT min(id) FROM enterprise);
                        DELETE FROM enterprise WHERE id = (SELECT max(id) FROM enterprise);
                        """
                )
            }
            try queue.close()
            // What a list shows stands in the events, so only the row that is gone is missed.
            #expect(try await names(suite).count == 59)
            async let registering: Void = register(60..<180, suite)
            let run = try await suite.jiazheng("rebuild", "registry", "--all", "--json")
            try await registering
            #expect(run.status == 0, "\(run.error)")
            let result = try JSONDocument(Array(run.output.dropLast().utf8)).root
            #expect(result["differenceCount"]?.integer == 2)
            #expect((result["switched"]?.elements ?? []).compactMap(\.string) == ["enterprise"])
            #expect(!run.output.contains("冒名"))
            let shown = try await names(suite)
            #expect(shown.count == 180)
            let again = try await suite.jiazheng("rebuild", "registry", "enterprise", "--json")
            #expect(try JSONDocument(Array(again.output.dropLast().utf8)).root["differenceCount"]?.integer == 0)
            let log = try String(contentsOfFile: "\(suite.data)/registry.log", encoding: .utf8)
            #expect(log.contains("A row was not what follows from the log."))
            #expect(try await suite.jiazheng("rebuild", "registry", "stranger").status == 1)
        }
    }
}
