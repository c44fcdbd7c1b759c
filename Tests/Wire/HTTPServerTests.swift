import Model
import Testing
import Wire

@Suite("The pages for supervisors")
struct HTTPServerTests {
    private func withPages(patience: Duration = .seconds(5), _ body: (HTTPServer) async throws -> Void) async throws {
        let server = try HTTPServer(
            on: WireAddress(port: 0),
            patience: patience,
            routes: [
                "/livez": { HTTPAnswer(body: Array("ok\n".utf8)) },
                "/readyz": { HTTPAnswer(status: 503, body: Array("behind\n".utf8)) },
            ]
        )
        try await server.start()
        try await body(server)
        await server.shutdown()
        #expect(server.openConnections == 0)
    }

    @Test(
        arguments: [
            ("GET /livez HTTP/1.1", "HTTP/1.1 200 OK", "ok"), ("GET /livez?a=b HTTP/1.1", "HTTP/1.1 200 OK", "ok"),
            ("GET /readyz HTTP/1.1", "HTTP/1.1 503 Service Unavailable", "behind"),
            ("GET /x HTTP/1.1", "HTTP/1.1 404 Not Found", "there is no such page; there are: /livez /readyz"),
            ("POST /livez HTTP/1.1", "HTTP/1.1 405 Method Not Allowed", "only GET is answered"),
        ]
    )
    func `answer one request and close`(request: String, status: String, body: String) async throws {
        try await withPages { server in
            let peer = try await Peer.connect(port: server.port)
            try await peer.send("\(request)\r\nHost: a\r\n\r\n")
            let rest = await peer.rest()
            #expect(rest.first == status + "\r")
            #expect(rest.contains("connection: close\r"))
            #expect(rest.last == body)
        }
    }

    @Test func `refuse a request that is too long`() async throws {
        try await withPages { server in
            let peer = try await Peer.connect(port: server.port)
            peer.post("GET /livez HTTP/1.1\r\nX: " + String(repeating: "x", count: 9_000))
            #expect(await peer.rest().first?.hasPrefix("HTTP/1.1 431") == true)
        }
    }

    @Test func `do not wait for a slow request`() async throws {
        try await withPages(patience: .milliseconds(40)) { server in
            let peer = try await Peer.connect(port: server.port)
            try await peer.send("GET /li")
            #expect(await peer.rest() == [])
        }
    }

    @Test func `are for this machine alone`() throws {
        let refusal = try #require(throws: Refusal.self) {
            try HTTPServer(on: WireAddress(host: "0.0.0.0", port: 0), routes: [:])
        }
        #expect(refusal.reason == "loopbackRequired")
    }
}
