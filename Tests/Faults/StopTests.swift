import Foundation
import Model
import ServiceKit
import TestKit
import Testing
import Wire

@Suite("A follower")
struct StopTests {
    @Test func `that was stopped while thousands of events passed has no gap and no double effect`() async throws {
        try await RunningSuite.with(["registry", "mediation"]) { suite async throws in
            let token = try suite.token(.commerceSupervisor)
            try await register(0..<20, suite, token)
            suite.signal("mediation", SIGSTOP)
            try await change(20, times: Soak.length(400, full: 2_500), suite, token)
            suite.signal("mediation", SIGCONT)
            try await expectLevel(suite, "mediation")
        }
    }

    @Test func `that starts late, and whose publisher was restarted, takes everything in once`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let token = try suite.token(.commerceSupervisor)
            try await register(0..<30, suite, token)
            #expect(suite.stop("registry") == 0)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            try suite.start("credit")
            try await suite.waitUntilUp("credit")
            try await register(30..<40, suite, token)
            try await expectLevel(suite, "credit")
            let meta = RequestMeta(token: try suite.token(.commerceSupervisor))
            let files = try await suite.ask("credit", "file.list", "{\"pageSize\":100}", meta)
            #expect(files["value"]?["items"]?.elements.count == 40)
        }
    }

    @Test func `goes back to where a log parted from its older copy, and on from there`() async throws {
        try await RunningSuite.with(["registry", "credit"]) { suite async throws in
            let token = try suite.token(.commerceSupervisor)
            try await register(0..<5, suite, token)
            try await expectLevel(suite, "credit")
            #expect(suite.stop("registry") == 0)
            let (store, copy) = ("\(suite.data)/registry.sqlite", "\(suite.data)/copy.sqlite")
            try FileManager.default.copyItem(atPath: store, toPath: copy)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            try await register(5..<10, suite, token)
            try await expectLevel(suite, "credit")
            #expect(suite.stop("registry") == 0)
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store + ending) }
            try FileManager.default.moveItem(atPath: copy, toPath: store)
            let mark = DataFolder(path: suite.data).acceptedLoss(of: "registry")
            _ = FileManager.default.createFile(atPath: mark, contents: nil)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            #expect(!FileManager.default.fileExists(atPath: mark))
            try await register(10..<20, suite, token)
            try await expectLevel(suite, "credit")
            let files = try await suite.ask(
                "credit",
                "file.list",
                "{\"pageSize\":100}",
                RequestMeta(token: try suite.token(.commerceSupervisor))
            )
            // Five of before, five whose registration is lost, ten of the new life.
            #expect(files["value"]?["items"]?.elements.count == 20)
        }
    }

    private func register(_ numbers: Range<Int>, _ suite: RunningSuite, _ token: String) async throws {
        let client = try await suite.connect(to: "registry")
        for number in numbers {
            _ = try await client.call(
                "enterprise.register",
                json: Array(registration(number).utf8),
                meta: RequestMeta(token: token, idempotencyKey: "stop/register/\(number)")
            )
        }
        await client.close()
    }

    private func change(_ enterprises: Int, times: Int, _ suite: RunningSuite, _ token: String) async throws {
        let client = try await suite.connect(to: "registry")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<enterprises {
                group.addTask {
                    for time in 0..<times {
                        let params = "{\"creditCode\":\"\(creditCode(number))\",\"name\":\"家政公司\(number)-\(time)\"}"
                        _ = try await client.call(
                            "enterprise.change",
                            json: Array(params.utf8),
                            meta: RequestMeta(token: token, idempotencyKey: "stop/\(number)/\(time)")
                        )
                    }
                }
            }
            try await group.waitForAll()
        }
        await client.close()
    }

    private func expectLevel(_ suite: RunningSuite, _ service: String) async throws {
        let head = try await suite.position(of: "registry")
        try await eventually("\(service) is level with registry") {
            try await suite.position(of: service, following: "registry") >= head
        }
        // Each of the peer's events has at most one effect for each of its commands.
        var causes: [String: Int] = [:]
        _ = try await suite.readLog(of: service) { event in
            if event["causationid"] != nil, let command = event["commandid"]?.string {
                causes[command, default: 0] += 1
            }
        }
        #expect(!causes.isEmpty)
        #expect(causes.values.allSatisfy { $0 == 1 })
    }
}
