import Foundation
import Identity
import Model
import ServiceKit
import TestKit
import Testing

@Suite("The whole slice")
struct SliceTests {
    static let services = ["registry", "training", "mediation", "credit"]
    /// What must never be seen outside a vault; the ID number is well formed and nobody's.
    static let planted = [
        "name": "欧阳种植", "phone": "13912345678", "identityNumber": "620724199001010019",
        "narrative": "阿姨收了押金以后再也没有来过我家",
    ]

    @Test func `is driven by twenty lines of Python, and nothing personal leaves a vault`() async throws {
        try await RunningSuite.with(Self.services) { suite async throws in
            let answer = try JSONDocument([UInt8](Oracle.run(sliceScript, input: given(suite))))
            let types = answer.root["types"]?.elements.compactMap(\.string) ?? []
            #expect(types.contains("cn.jiazheng.credit.file.entryAdded.v1"))
            #expect(types.contains("cn.jiazheng.registry.worker.certificateNoted.v1"))
            let closed = [".order.", ".report.", ".clue.", ".routing."]
            #expect(!types.contains { type in closed.contains { type.contains($0) } })
            #expect((answer.root["closed"]?.integer ?? 0) >= 4)
            try await expectNothingPlanted(in: suite, bus: answer.root["bus"]?.elements.compactMap(\.string) ?? [])
            try await expectMetricsAreSound(suite)
        }
    }

    private func given(_ suite: RunningSuite) throws -> Data {
        let endpoints = Endpoints(data: suite.data).read()
        let roles: [Role] = [.commerceSupervisor, .trainingOfficer, .mediator]
        var tokens = Dictionary(uniqueKeysWithValues: try roles.map { ($0.rawValue, try suite.token($0)) })
        tokens[Role.hotlineLink.rawValue] = try suite.token(.hotlineLink, .link("12345"))
        var person = Self.planted
        person["identityNumber"] = try Self.identityNumber()
        let given = Given(
            requests: endpoints.mapValues(\.requests),
            events: endpoints.mapValues(\.events),
            tokens: tokens,
            person: person,
            creditCode: creditCode(77)
        )
        return Data(try CanonicalJSON.encode(given))
    }

    private struct Given: Encodable {
        var requests: [String: String]
        var events: [String: String]
        var tokens: [String: String]
        var person: [String: String]
        var creditCode: String
    }

    /// The planted number with the check character that fits.
    private static func identityNumber() throws -> String {
        let stem = planted["identityNumber"]?.dropLast() ?? ""
        let fitting = "0123456789X".map { "\(stem)\($0)" }.first { (try? ResidentIdentityNumber($0)) != nil }
        return try #require(fitting)
    }

    private func expectNothingPlanted(in suite: RunningSuite, bus: [String]) async throws {
        var secrets = Array(Self.planted.values)
        secrets.append(try Self.identityNumber())
        #expect(bus.count > 20)
        #expect(!bus.contains { frame in secrets.contains { frame.contains($0) } })
        let files = FileManager.default.enumerator(at: URL(filePath: suite.data), includingPropertiesForKeys: nil)
        var seen = 0
        for case let file as URL in try #require(files) {
            guard let content = try? Data(contentsOf: file) else { continue }
            seen += 1
            for secret in secrets {
                #expect(content.range(of: Data(secret.utf8)) == nil, "\(file.lastPathComponent) holds a planted value")
            }
        }
        #expect(seen > 20)
    }

    /// `promtool check metrics` accepts what each service shows, and nothing planted is in it.
    private func expectMetricsAreSound(_ suite: RunningSuite) async throws {
        for (service, endpoint) in Endpoints(data: suite.data).read() {
            let script = """
                import shutil, subprocess, sys, urllib.request
                tool = shutil.which("promtool") or sys.exit("promtool is missing: make oracles fetches it")
                text = urllib.request.urlopen("http://" + sys.argv[1] + "/metrics").read()
                done = subprocess.run([tool, "check", "metrics"], input=text, capture_output=True)
                sys.stdout.buffer.write(done.stdout + done.stderr + b"\\n---\\n" + text)
                """
            let answer = String(decoding: try Oracle.run(script, arguments: [endpoint.http]), as: UTF8.self)
            #expect(answer.hasPrefix("\n---\n"), "promtool objects to \(service): \(answer)")
            #expect(answer.contains("jiazheng_log_position_events"))
            #expect(!Self.planted.values.contains { answer.contains($0) })
        }
    }
}
