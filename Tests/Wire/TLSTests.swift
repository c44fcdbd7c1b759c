import Foundation
import Model
import TestKit
import Testing
import Wire

@Suite("A server that others can reach")
struct TLSTests {
    @Test(arguments: ["0.0.0.0", "::", "192.0.2.1"])
    func `is not made without certificates`(host: String) throws {
        let refusal = try #require(throws: Refusal.self) {
            try WireServer(on: WireAddress(host: host, port: 0), hello: { [] }, handler: WireRequest.echo)
        }
        #expect(refusal.reason == "tlsRequired")
        #expect(refusal.message.english.contains("set certificate, key and roots"))
    }

    @Test func `is not made with a file that is not there`() throws {
        let tls = WireTLS(certificate: "/nowhere.pem", key: "/nowhere.key", roots: "/nowhere.roots")
        let refusal = try #require(throws: Refusal.self) {
            try WireServer(on: WireAddress(port: 0), tls: tls, hello: { [] }, handler: WireRequest.echo)
        }
        #expect(refusal.reason == "invalidTLSFile" && refusal.message.english.contains("/nowhere.pem"))
    }

    @Test func `lets in those who show a certificate of its roots, and nobody else`() async throws {
        let (authority, stranger) = try await besideTasks { (try Authority(), try Authority()) }
        defer {
            authority.remove()
            stranger.remove()
        }
        let tls = try await authority.issue("server", roots: authority)
        try await withServer(limits: limits { $0.lineCompletion = .seconds(2) }, tls: tls) { server in
            let client = try await WireClient.connect(
                port: server.port,
                tls: try await authority.issue("client", roots: authority)
            )
            let answer = try await client.call("echo", params: ["a": "b"])
            #expect(answer.result["a"]?.string == "b")
            await #expect(throws: WireFailure.self) {
                try await WireClient.connect(
                    port: server.port,
                    tls: try await stranger.issue("client", roots: authority)
                )
            }
            await #expect(throws: WireFailure.self) {
                try await WireClient.connect(
                    port: server.port,
                    tls: try await authority.issue("client", roots: stranger)
                )
            }
            let plain = try await Peer.connect(port: server.port)
            try await plain.send(LimitTests.ask)
            #expect(await plain.rest().allSatisfy { !$0.contains("result") })
            #expect(try await client.call("echo").result.kind == .object)
            await client.close()
        }
    }

    @Test func `ends a connection that does not finish its handshake`() async throws {
        let authority = try await besideTasks { try Authority() }
        defer { authority.remove() }
        let tls = try await authority.issue("server", roots: authority)
        try await withServer(limits: limits { $0.lineCompletion = .milliseconds(40) }, tls: tls) { server in
            let silent = try await Peer.connect(port: server.port)
            try await silent.closed()
        }
    }
}

extension Authority {
    /// A certificate for this machine, with which one end trusts those of `roots`.
    func issue(_ name: String, roots: Authority) async throws -> WireTLS {
        try await besideTasks {
            let issued = try issue(name)
            return WireTLS(certificate: issued.certificate, key: issued.key, roots: roots.roots)
        }
    }
}
