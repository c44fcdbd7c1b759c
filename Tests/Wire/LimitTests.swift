import Model
import Testing
import Wire

@Suite("A limit")
struct LimitTests {
    static let ask = #"{"jsonrpc":"2.0","id":1,"method":"echo"}"# + "\n"
    static let answer = #"{"jsonrpc":"2.0","id":1,"result":{}}"#

    @Test func `ends a connection that does not finish its line`() async throws {
        try await withServer(limits: limits { $0.lineCompletion = .milliseconds(40) }) { server in
            let slow = try await Peer.greeted(port: server.port)
            try await slow.send(#"{"jsonrpc""#)
            let rest = await slow.rest()
            #expect(rest.count == 1 && rest[0].contains(#""reason":"lineTooSlow""#))
        }
    }

    @Test func `ends a connection that asks nothing`() async throws {
        try await withServer(limits: limits { $0.idle = .milliseconds(40) }) { server in
            let silent = try await Peer.greeted(port: server.port)
            let rest = await silent.rest()
            #expect(rest.count == 1 && rest[0].contains(#""reason":"idleTooLong""#))
        }
    }

    @Test func `does not call a connection idle that waits for an answer`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler, limits: limits { $0.idle = .milliseconds(500) }) { server in
            let waiting = try await Peer.greeted(port: server.port)
            try await waiting.send(Self.ask)
            let item = try await held.next()
            let silent = try await Peer.greeted(port: server.port)
            _ = await silent.rest()
            item.answer(.done)
            #expect(await waiting.line() == #"{"jsonrpc":"2.0","id":1,"result":{"done":true}}"#)
        }
    }

    @Test func `ends a connection that takes no answers, and what it is owed is bounded`() async throws {
        let tight = limits {
            $0.stuck = .milliseconds(200)
            $0.unsentHigh = 32 << 10
            $0.unsentLow = 16 << 10
        }
        try await withServer(limits: tight) { server in
            let deaf = try await Peer.connect(port: server.port, reads: false)
            deaf.post(String(repeating: #"{"jsonrpc":"2.0","id":1,"method":"page"}"# + "\n", count: 20_000))
            let neighbour = try await Peer.greeted(port: server.port)
            try await neighbour.send(Self.ask)
            #expect(await neighbour.line() == Self.answer)
            try await neighbour.close()
            await server.emptied()
            #expect(server.connections == 0)
        }
    }

    @Test func `turns away one connection too many, and lets it in when there is room`() async throws {
        try await withServer(limits: limits { $0.connections = 1 }) { server in
            let first = try await Peer.greeted(port: server.port)
            let second = try await Peer.connect(port: server.port)
            let rest = await second.rest()
            #expect(rest.count == 1 && rest[0].contains(#""reason":"tooManyConnections""#))
            await #expect(throws: WireFailure.self) { try await WireClient.connect(port: server.port) }
            try await first.close()
            await server.emptied()
            let third = try await Peer.greeted(port: server.port)
            try await third.send(Self.ask)
            #expect(await third.line() == Self.answer)
        }
    }

    @Test func `on the requests of a connection slows it and loses nothing`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler, limits: limits { $0.outstandingPerConnection = 2 }) { server in
            let peer = try await Peer.greeted(port: server.port)
            try await peer.send(String(repeating: Self.ask, count: 5))
            let first = try await held.next()
            let second = try await held.next()
            let neighbour = try await Peer.greeted(port: server.port)
            #expect(server.outstanding == 2)
            try await neighbour.send(Self.ask)
            (try await held.next()).answer(.done)
            #expect(await neighbour.line() != nil)
            #expect(server.outstanding == 2)
            first.answer(.done)
            second.answer(.done)
            for _ in 3...5 { (try await held.next()).answer(.done) }
            for _ in 1...5 { #expect(await peer.line() == #"{"jsonrpc":"2.0","id":1,"result":{"done":true}}"#) }
        }
    }

    @Test func `on all requests together is answered as busy`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler, limits: limits { $0.outstanding = 1 }) { server in
            let peer = try await Peer.greeted(port: server.port)
            let other = try await Peer.greeted(port: server.port)
            try await peer.send(Self.ask)
            let item = try await held.next()
            try await other.send(Self.ask)
            let busy = try #require(await other.line())
            #expect(busy.contains(#""status":"UNAVAILABLE","reason":"busy","retryable":true,"retryAfterMs":100"#))
            item.answer(.done)
            #expect(await peer.line() != nil)
            try await other.send(Self.ask)
            (try await held.next()).answer(.done)
            #expect(await other.line() == #"{"jsonrpc":"2.0","id":1,"result":{"done":true}}"#)
        }
    }

    @Test func `keeps an answer that is too long from leaving`() async throws {
        try await withServer { server in
            let peer = try await Peer.greeted(port: server.port)
            try await peer.send(#"{"jsonrpc":"2.0","id":1,"method":"huge"}"# + "\n")
            #expect(await peer.line()?.contains(#""status":"INTERNAL","reason":"replyTooLong""#) == true)
        }
    }
}
