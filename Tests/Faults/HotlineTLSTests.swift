import Foundation
import GRDB
import Model
import ServiceKit
import TestKit
import Testing
import Wire

@Suite("A platform that listens with TLS")
struct HotlineTLSTests {
    private static let signed = "{\"reference\":{\"channel\":\"hotline12345\",\"number\":\"T-1\"}}"

    @Test func `is told by mediation, which shows its certificate, and by nobody without one`() async throws {
        let authority = try Authority()
        defer { authority.remove() }
        try await RunningSuite.with(["registry"]) { suite async throws in
            let platform = try await platform(beside: suite, trusting: authority)
            defer { platform.stop() }
            try suite.write(links: [try platform.link(showing: authority.issue("mediation"))])
            try suite.start("mediation")
            try await suite.waitUntilUp("mediation")
            try await platform.waitUntilPushed()
            try await suite.done("order.sign", Self.signed)
            try await eventually("the receipt came") { try await suite.link("12345")?["waiting"]?.integer == 0 }
            #expect(try await platform.told().map { $0["number"]?.string } == ["T-1"])
            await #expect(throws: WireFailure.self) {
                let client = try await WireClient.connect(port: platform.port)
                _ = try await client.call("hotline.told", meta: RequestMeta(token: "secret-of-12345"))
            }
        }
    }

    @Test func `hears nothing from a strange certificate, and everything once it is the right one`() async throws {
        let (authority, stranger) = (try Authority(), try Authority())
        defer {
            authority.remove()
            stranger.remove()
        }
        try await RunningSuite.with(["registry"]) { suite async throws in
            let platform = try await platform(beside: suite, trusting: authority)
            defer { platform.stop() }
            let papers = try stranger.issue("mediation")
            try suite.write(links: [try platform.link(showing: papers)])
            try suite.start("mediation")
            try await suite.waitUntilUp("mediation")
            try await platform.waitUntilPushed()
            try await suite.done("order.sign", Self.signed)
            try await eventually("mediation has tried in vain") { try self.tries(suite).contains { $0 > 0 } }
            #expect(try await platform.told().isEmpty)
            #expect(try await suite.link("12345")?["waiting"]?.integer == 1)
            let right = try authority.issue("mediation")
            for (old, new) in [(papers.certificate, right.certificate), (papers.key, right.key)] {
                try Data(contentsOf: URL(filePath: new)).write(to: URL(filePath: old), options: .atomic)
            }
            try await eventually("the receipt came") { try await suite.link("12345")?["waiting"]?.integer == 0 }
            #expect(try await platform.told().count == 1)
        }
    }

    private func platform(beside suite: RunningSuite, trusting authority: Authority) async throws -> StandIn {
        let order = HotlineLinkTests.order("T-1", 1)
        return try await StandIn("12345", beside: suite, orders: [order], trusting: authority)
    }

    private func tries(_ suite: RunningSuite) throws -> [Int] {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: "\(suite.data)/mediation.sqlite", configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { try Int.fetchAll($0, sql: "SELECT tries FROM attempt") }
    }
}

@Suite("A service that others than this machine could reach")
struct OpenAddressTests {
    @Test func `does not start without TLS, and says what to do`() async throws {
        try await RunningSuite.with([]) { suite async throws in
            try suite.start("registry", "--wire-host", "0.0.0.0")
            let failure = try await #require(throws: RunningSuite.DidNotStart.self) {
                try await suite.waitUntilUp("registry")
            }
            #expect(failure.status == 78)
            for words in ["[tlsRequired]", "certificate、key、roots", "127.0.0.1", "set certificate, key and roots"] {
                #expect(failure.log.contains(words), "\(failure.log)")
            }
        }
    }

    @Test func `takes two of the three files for a mistake`() async throws {
        try await RunningSuite.with([]) { suite async throws in
            try suite.start("registry", "--wire-host", "0.0.0.0", "--tls-certificate", "/a.pem", "--tls-key", "/a.key")
            let failure = try await #require(throws: RunningSuite.DidNotStart.self) {
                try await suite.waitUntilUp("registry")
            }
            #expect(failure.status == 78 && failure.log.contains("[settingMissing]"), "\(failure.log)")
        }
    }

    @Test func `starts with TLS, and lets in who shows a certificate`() async throws {
        let authority = try Authority()
        defer { authority.remove() }
        try await RunningSuite.with([]) { suite async throws in
            let server = try authority.issue("registry")
            try suite.start(
                "registry",
                "--wire-host",
                "0.0.0.0",
                "--tls-certificate",
                server.certificate,
                "--tls-key",
                server.key,
                "--tls-roots",
                authority.roots
            )
            try await suite.waitUntilPublished("registry")
            let port = try #require(suite.endpoint(of: "registry")?.requestPort)
            await #expect(throws: WireFailure.self) { try await WireClient.connect(port: port) }
            let papers = try authority.issue("clerk")
            let tls = WireTLS(certificate: papers.certificate, key: papers.key, roots: authority.roots)
            let client = try await WireClient.connect(port: port, tls: tls)
            let answer = try await client.call("service.info")
            #expect(answer.result["service"]?.string == "registry")
            await client.close()
        }
    }
}
