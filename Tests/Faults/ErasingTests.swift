import Foundation
import Identity
import Model
import ServiceKit
import TestKit
import Testing
import Wire

@Suite("Erasing a person")
struct ErasingTests {
    static let name = "欧阳遗忘"

    @Test func `leaves the worker's file without a name, in the log and in an old copy of the vault put back`()
        async throws
    {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let worker = try await fileWorker(in: suite)
            #expect(try await shownName(of: worker, in: suite) == Self.name)
            let vault = URL(filePath: DataFolder(path: suite.data).vault(of: "registry"))
            #expect(suite.stop("registry") == 0)
            let older = try Data(contentsOf: vault)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")

            let erased = try await erase(worker, in: suite)
            #expect(erased["keys"]?.elements.count == 1)
            try await eventually("the vault has destroyed the key") {
                var types: [String] = []
                _ = try await suite.readLog(of: "registry") { types.append($0["type"]?.string ?? "") }
                return types.contains("cn.jiazheng.registry.person.keysDestroyed.v1")
            }
            #expect(try await shownName(of: worker, in: suite) == nil)
            await #expect(throws: (any Error).self) { _ = try await erase(worker, in: suite) }

            #expect(suite.stop("registry") == 0)
            try older.write(to: vault)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            #expect(try await shownName(of: worker, in: suite) == nil)
        }
    }

    private func fileWorker(in suite: RunningSuite) async throws -> String {
        let stem = "62072419900101001"
        let number = try #require(
            "0123456789X".map { "\(stem)\($0)" }.first { (try? ResidentIdentityNumber($0)) != nil }
        )
        let params =
            "{\"name\":\"\(Self.name)\",\"identityNumber\":\"\(number)\",\"phone\":\"13912345678\","
            + "\"occupation\":\"养老护理员\",\"filedOn\":\"2026-01-05\"}"
        var meta = RequestMeta()
        meta.token = try suite.token(.commerceSupervisor)
        meta.idempotencyKey = "erasing/1"
        let answer = try await suite.ask("registry", "worker.file", params, meta)
        return try #require(
            answer["events"]?.elements.first?["subject"]?.string?.split(separator: "/").last.map(String.init)
        )
    }

    private func shownName(of worker: String, in suite: RunningSuite) async throws -> String? {
        var meta = RequestMeta()
        meta.token = try suite.token(.commerceSupervisor)
        let params = "{\"worker\":\"\(worker)\",\"reason\":\"核对\"}"
        let answer = try await suite.ask("registry", "worker.get", params, meta)
        return (answer["value"] ?? answer)["name"]?.string
    }

    private func erase(_ worker: String, in suite: RunningSuite) async throws -> JSONDocument.Node {
        var meta = RequestMeta()
        meta.token = try suite.token(.securityAdministrator)
        let params = "{\"person\":\"\(worker)\",\"reason\":\"本人要求\",\"retention\":\"保存期限届满\"}"
        return try await suite.ask("registry", "person.erase", params, meta)
    }
}
