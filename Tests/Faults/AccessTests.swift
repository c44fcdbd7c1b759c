import Foundation
import Identity
import Model
import TestKit
import Testing
import Wire

@Suite("The record of who looked")
struct AccessTests {
    static let name = "欧阳查阅"

    @Test func `tells of each opening of a person's data, and of what an actor tried, but never what was seen`()
        async throws
    {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let supervisor = Actor.user(.fresh(at: RunningSuite.now))
            let worker = try await file(in: suite)
            let meta = RequestMeta(token: try suite.token(.commerceSupervisor, supervisor))
            let shown = try await suite.ask(
                "registry",
                "worker.get",
                "{\"worker\":\"\(worker)\",\"reason\":\"核对证件\"}",
                meta
            )
            #expect((shown["value"] ?? shown)["name"]?.string == Self.name)
            for _ in 0..<3 {
                await #expect(throws: (any Error).self) {
                    _ = try await suite.ask("registry", "clock.accept", "{}", meta)
                }
            }
            // What is counted within a minute is told at the latest when the service ends.
            #expect(suite.stop("registry") == 0)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")

            let byPerson = try await reads(suite, "--person", worker)
            #expect(byPerson.count == 1)
            let item = try #require(byPerson.first)
            #expect(item["actor"]?.string == "\(supervisor)" && item["role"]?.string == "commerceSupervisor")
            #expect(item["method"]?.string == "worker.get" && item["reason"]?.string == "核对证件")
            #expect(item["subjects"]?.elements.first?.string == "worker/\(worker)")
            #expect(item["from"]?.string == "127.0.0.1")
            let byActor = try await reads(suite, "--actor", "\(supervisor)")
            #expect(byActor.map { $0["kind"]?.string } == ["opened", "refused"])
            #expect(byActor.last?["count"]?.integer == 3 && byActor.last?["method"]?.string == "clock.accept")
            let told = (byPerson + byActor).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(!told.contains(Self.name))
        }
    }

    @Test func `is everybody's own business, and the auditor's reading is counted too`() async throws {
        try await RunningSuite.with(["registry"]) { suite async throws in
            let (mediator, other) = (Actor.user(.fresh(at: RunningSuite.now)), Actor.user(.fresh(at: RunningSuite.now)))
            let meta = RequestMeta(token: try suite.token(.mediator, mediator))
            _ = try await suite.ask("registry", "access.read", "{\"actor\":\"\(mediator)\"}", meta)
            for params in [
                "{}", "{\"actor\":\"\(other)\"}", "{\"person\":\"\(UniqueID.fresh(at: RunningSuite.now))\"}",
            ] {
                await #expect(throws: (any Error).self) {
                    _ = try await suite.ask("registry", "access.read", params, meta)
                }
            }
            // Appointing and equipping the command line's own auditor leaves closed events, which the auditor then reads.
            let issued = try await suite.jiazheng("token", "--role", "auditor")
            #expect(issued.status == 0, "\(issued.error)")
            var grants: [JSONDocument.Node] = []
            _ = try await suite.readLog(of: "registry") { event in
                if event["type"]?.string == "cn.jiazheng.registry.token.issued.v1" { grants.append(event) }
            }
            let grant = try #require(grants.last?["data"]?["grant"])
            #expect(grant["from"]?.string == "127.0.0.1" && grant["reason"]?.string?.isEmpty == false)
            #expect(suite.stop("registry") == 0)
            try suite.start("registry")
            try await suite.waitUntilUp("registry")
            let auditor = RequestMeta(token: try suite.token(.auditor))
            let all = try await suite.ask("registry", "access.read", "{}", auditor)
            let seen = (all["items"]?.elements ?? []).filter { $0["kind"]?.string == "disclosed" }
            #expect(
                seen.count >= 1
                    && seen.allSatisfy { ($0["count"]?.integer ?? 0) > 0 && $0["role"]?.string == "auditor" }
            )
        }
    }

    private func reads(_ suite: RunningSuite, _ option: String, _ value: String) async throws -> [JSONDocument.Node] {
        let run = try await suite.jiazheng("audit", "reads", option, value, "--service", "registry", "--json")
        #expect(run.status == 0, "\(run.error)")
        return try JSONDocument(Array(run.output.utf8)).root.elements.compactMap { $0["item"] }
    }

    private func file(in suite: RunningSuite) async throws -> String {
        let stem = "62072419900101001"
        let number = try #require(
            "0123456789X".map { "\(stem)\($0)" }.first { (try? ResidentIdentityNumber($0)) != nil }
        )
        let params =
            "{\"name\":\"\(Self.name)\",\"identityNumber\":\"\(number)\",\"phone\":\"13912345678\","
            + "\"occupation\":\"养老护理员\",\"filedOn\":\"2026-01-05\"}"
        let meta = RequestMeta(token: try suite.token(.commerceSupervisor), idempotencyKey: "access/1")
        let answer = try await suite.ask("registry", "worker.file", params, meta)
        let subject = answer["events"]?.elements.first?["subject"]?.string
        return try #require(subject?.split(separator: "/").last.map(String.init))
    }
}
