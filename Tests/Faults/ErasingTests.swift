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
            let worker = try await suite.fileWorker(named: Self.name)
            #expect(try await shownName(of: worker, in: suite) == Self.name)
            let vault = URL(filePath: DataFolder(path: suite.data).vault(of: "registry"))
            #expect(suite.stop("registry") == 0)
            let older = try Data(contentsOf: vault)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")

            let erased = try await suite.erase(worker)
            #expect(erased["keys"]?.elements.count == 1)
            try await eventually("the vault has destroyed the key") {
                var types: [String] = []
                _ = try await suite.readLog(of: "registry") { types.append($0["type"]?.string ?? "") }
                return types.contains("cn.jiazheng.registry.person.keysDestroyed.v1")
            }
            #expect(try await shownName(of: worker, in: suite) == nil)
            await #expect(throws: (any Error).self) { _ = try await suite.erase(worker) }

            #expect(suite.stop("registry") == 0)
            try older.write(to: vault)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            #expect(try await shownName(of: worker, in: suite) == nil)
        }
    }

    private func shownName(of worker: String, in suite: RunningSuite) async throws -> String? {
        var meta = RequestMeta()
        meta.token = try suite.token(.commerceSupervisor)
        let params = "{\"worker\":\"\(worker)\",\"reason\":\"核对\"}"
        let answer = try await suite.ask("registry", "worker.get", params, meta)
        return (answer["value"] ?? answer)["name"]?.string
    }
}
