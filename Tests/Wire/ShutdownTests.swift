import Model
import Testing
import Wire

@Suite("A server that stops")
struct ShutdownTests {
    @Test func `answers what it took and then closes`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler) { server in
            let peer = try await Peer.greeted(port: server.port)
            let idle = try await Peer.greeted(port: server.port)
            try await peer.send(LimitTests.ask)
            let item = try await held.next()
            async let stopped: Void = server.shutdown(within: .seconds(30))
            #expect(await idle.line() == nil)
            item.answer(.done)
            #expect(await peer.line() == #"{"jsonrpc":"2.0","id":1,"result":{"done":true}}"#)
            #expect(await peer.line() == nil)
            await stopped
            #expect(server.connections == 0 && server.outstanding == 0)
        }
    }

    @Test func `accepts nobody`() async throws {
        try await withServer { server in
            let port = server.port
            await server.shutdown()
            await #expect(throws: WireFailure.self) { try await WireClient.connect(port: port) }
        }
    }

    @Test func `does not wait for ever for an answer`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler) { server in
            let peer = try await Peer.greeted(port: server.port)
            try await peer.send(LimitTests.ask)
            let item = try await held.next()
            await server.shutdown(within: .milliseconds(20))
            #expect(await peer.rest() == [])
            #expect(server.outstanding == 1)
            item.answer(.done)
            #expect(server.outstanding == 0)
        }
    }

    @Test func `finishes a request whose caller has gone`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler) { server in
            let peer = try await Peer.greeted(port: server.port)
            try await peer.send(LimitTests.ask)
            let item = try await held.next()
            try await peer.close()
            #expect(server.outstanding == 1)
            item.answer(.done)
            await server.emptied()
            #expect(server.outstanding == 0)
        }
    }
}
