import Model
import Testing
import Wire

@Suite("Pipelined requests")
struct PipeliningTests {
    @Test func `are answered as they are done, whatever their order`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler) { server in
            let peer = try await Peer.connect(port: server.port)
            #expect(
                await peer.line() == #"{"jsonrpc":"2.0","method":"hello","params":{"service":"example","protocol":1}}"#
            )
            try await peer.send(
                (1...3).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"wait"}"# + "\n" }.joined()
            )
            let (first, second, third) = (try await held.next(), try await held.next(), try await held.next())
            for item in [third, first, second] {
                item.answer(.done)
                let id = String(decoding: item.request.id.json, as: UTF8.self)
                #expect(await peer.line() == #"{"jsonrpc":"2.0","id":\#(id),"result":{"done":true}}"#)
            }
        }
    }

    @Test func `may come in pieces of one byte`() async throws {
        try await withServer { server in
            let peer = try await Peer.greeted(port: server.port)
            for byte in #"{"jsonrpc":"2.0","id":1,"method":"echo","params":{"名":"家政"}}"#.utf8 {
                try await peer.send([byte])
            }
            try await peer.send("\n")
            #expect(await peer.line() == #"{"jsonrpc":"2.0","id":1,"result":{"名":"家政"}}"#)
        }
    }

    @Test func `carry what is said about them`() async throws {
        let meta = RequestMeta(
            token: "t.o.k",
            idempotencyKey: "12345/2026:7_a-b.c",
            timeoutMilliseconds: 5_000,
            traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            expectedVersion: 3,
            after: ["registry": "42", "credit": "7"]
        )
        let handler: WireServer.Handler = { request, answer in
            let isWhole = request.method == "any" && request.params?["a"]?.integer == 1
            let isTold = request.meta == meta && request.deadline != nil
            answer(.result(Array("[\(isWhole),\(isTold)]".utf8)))
        }
        try await withServer(handler) { server in
            let client = try await WireClient.connect(port: server.port)
            let answer = try await client.call("any", json: Array(#"{"a":1}"#.utf8), meta: meta)
            #expect(answer.result.elements.map(\.bool) == [true, true])
            await client.close()
        }
    }

    @Test func `may be answered by an async function`() async throws {
        let tasks = RequestTasks { request in .result(Array("\"\(request.method)\"".utf8)) }
        async let running: Void = tasks.run()
        try await withServer(tasks.handler) { server in
            let client = try await WireClient.connect(port: server.port)
            let answers = try await withThrowingTaskGroup(of: String?.self) { group in
                for number in 1...100 {
                    group.addTask { try await client.call("m\(number)").result.string }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(answers == Set((1...100).map { "m\($0)" }))
            tasks.finish()
            await #expect(throws: WireFailure.self) { try await client.call("late") }
            await client.close()
        }
        await running
    }

    @Test func `that were sent before the peer ended its side are answered, and then the connection ends`() async throws
    {
        try await withServer { server in
            let said = try await withPython(server.port, Self.halfClosing)
            #expect(said == "hello\n1\n2\nlineUnfinished\nend\n")
        }
    }

    private static let halfClosing = """
        import json, socket, sys
        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
        for i in (1, 2):
            s.sendall(b'{"jsonrpc":"2.0","id":%d,"method":"echo"}\\n' % i)
        s.sendall(b'{"jsonrpc"')
        s.shutdown(socket.SHUT_WR)
        for line in s.makefile(encoding="utf-8"):
            m = json.loads(line)
            print(m.get("method") or m["id"] or m["error"]["data"]["reason"])
        print("end")
        """
}
