import Foundation
import Model
import Synchronization
import TestKit
import Testing
import Wire

@Suite("A case on its way while mediation is killed", .serialized)
struct RoutingKillTests {
    private static let cases = Soak.length(30, full: 60)

    @Test func `is neither lost nor routed twice`() async throws {
        try await RunningSuite.with(["mediation"]) { suite async throws in
            let token = try suite.token(.intakeOfficer)
            let left = Left(count: Self.cases)
            var random = SeededRandom(seed: 20_261_001)
            var kills = 0
            while !left.isEmpty || kills < Self.cases / 5 {
                try #require(kills < 200, "the work makes no headway")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await drive(suite, token, left) }
                    try await random.untilSomeInstant(upToMilliseconds: 600)
                    suite.killHard("mediation")
                    kills += 1
                    try suite.start("mediation")
                    try await suite.waitUntilUp("mediation")
                    try await group.waitForAll()
                }
            }
            try await verify(suite, left.ways)
        }
    }

    /// Sends one case after the other on its way until the connection breaks; what was begun is begun again under the
    /// same keys.
    private func drive(_ suite: RunningSuite, _ token: String, _ left: Left) async throws {
        guard let client = try? await suite.connect(to: "mediation") else { return }
        while let number = left.next {
            do {
                left.finish(number, try await send(number, client, token))
            } catch let failure as WireFailure where failure.isRetryable {
                break
            }
        }
        await client.close()
    }

    /// Five hops of one case, each under a key of its own.
    private func send(_ number: Int, _ client: WireClient, _ token: String) async throws -> String {
        func ask(_ method: String, _ params: String) async throws -> JSONDocument.Node {
            let meta = RequestMeta(token: token, idempotencyKey: "way/\(number)/\(method)")
            return try await client.call(method, json: Array(params.utf8), meta: meta).result
        }
        let order = "K\(number)"
        _ = try await ask(
            "order.receive",
            """
            {"channel":"hotline12345","number":"\(order)","sequence":1,"category":"complaint",\
            "complainant":{"name":"侯秀英","phone":"19900000013"},"narrative":"阿姨没有来"}
            """
        )
        let opened = try await ask(
            "case.open",
            #"{"references":[{"channel":"hotline12345","number":"\#(order)"}],"place":"620724100"}"#
        )
        let subject = opened["events"]?.elements.compactMap { $0["subject"]?.string }.first { $0.hasPrefix("routing/") }
        let id = try #require(subject).dropFirst("routing/".count)
        _ = try await ask("route.sign", #"{"id":"\#(id)","unit":"chengguanStation"}"#)
        _ = try await ask("route.return", #"{"id":"\#(id)","unit":"chengguanStation","reason":"不在辖区"}"#)
        _ = try await ask("route.assign", #"{"id":"\#(id)","unit":"nanhuaStation","reason":"在南华镇"}"#)
        return String(id)
    }

    private func verify(_ suite: RunningSuite, _ ways: Set<String>) async throws {
        var steps: [String: [String]] = [:]
        _ = try await suite.readLog(of: "mediation") { event in
            guard let subject = event["subject"]?.string, subject.hasPrefix("routing/"),
                let type = event["type"]?.string
            else { return }
            steps[String(subject.dropFirst("routing/".count)), default: []].append(type)
        }
        let wanted = ["opened", "signed", "returned", "routed"].map { "cn.jiazheng.mediation.routing.\($0).v1" }
        #expect(ways.count == Self.cases)
        #expect(Set(steps.keys) == ways)
        #expect(steps.values.allSatisfy { $0 == wanted })
    }
}

/// The cases that are still to be sent on their way, and those that are.
final class Left: Sendable {
    private struct Lists {
        var open: [Int]
        var ways: Set<String> = []
    }
    private let lists: Mutex<Lists>

    init(count: Int) { lists = Mutex(Lists(open: Array(0..<count))) }

    var isEmpty: Bool { lists.withLock { $0.open.isEmpty } }
    var next: Int? { lists.withLock { $0.open.first } }
    var ways: Set<String> { lists.withLock { $0.ways } }

    func finish(_ number: Int, _ way: String) {
        lists.withLock {
            $0.open.removeAll { $0 == number }
            $0.ways.insert(way)
        }
    }
}
