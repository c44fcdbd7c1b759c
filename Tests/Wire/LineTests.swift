import Testing
import Wire

@Suite("A line that is no request")
struct LineTests {
    static let nested = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)

    static let cases: [(line: [UInt8], code: Int, id: String, reason: String?)] = [
        ([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], -32700, "null", nil),
        ([0xEF, 0xBB, 0xBF] + Array(#"{"jsonrpc":"2.0","id":1,"method":"echo"}"#.utf8), -32700, "null", nil),
        (Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"e\0\"}".utf8), -32700, "null", nil),
        (Array(#"{"jsonrpc":"2.0","id":1,"method":"e\u0000"}"#.utf8), -32700, "null", nil),
        (Array(#"{"jsonrpc":"2.0","id":1,"id":2,"method":"echo"}"#.utf8), -32700, "null", nil),
        (Array(#"{"jsonrpc":"2.0","id":1,"method":"echo","params":{"a":\#(nested)}}"#.utf8), -32700, "null", nil),
        (Array(#"{"jsonrpc":"2.0","id":1,"method":"echo"} x"#.utf8), -32700, "null", nil),
        (Array("GET / HTTP/1.1\r".utf8), -32700, "null", nil),
        ([], -32700, "null", nil),
        (Array(#"[{"jsonrpc":"2.0","id":1,"method":"echo"}]"#.utf8), -32600, "null", "batchRefused"),
        (Array("1".utf8), -32600, "null", "notAnObject"),
        (Array(#"{"jsonrpc":"2.0","method":"echo"}"#.utf8), -32600, "null", "idMissing"),
        (Array(#"{"jsonrpc":"2.0","id":1.5,"method":"echo"}"#.utf8), -32600, "null", "invalidID"),
        (Array(#"{"jsonrpc":"2.0","id":null,"method":"echo"}"#.utf8), -32600, "null", "invalidID"),
        (Array(#"{"jsonrpc":"2.0","id":[],"method":"echo"}"#.utf8), -32600, "null", "invalidID"),
        (Array(#"{"jsonrpc":"2.0","id":1}"#.utf8), -32600, "1", "methodMissing"),
        (Array(#"{"jsonrpc":"2.0","id":1,"method":5}"#.utf8), -32600, "1", "methodMissing"),
        (Array(#"{"id":"a","method":"echo"}"#.utf8), -32600, #""a""#, "invalidVersion"),
        (Array(#"{"jsonrpc":"2.0","id":1,"method":"echo","param":{}}"#.utf8), -32600, "1", "unknownMember"),
        (Array(#"{"jsonrpc":"2.0","id":1,"method":"echo","params":[1]}"#.utf8), -32602, "1", "paramsNotAnObject"),
        (Array(#"{"jsonrpc":"2.0","id":1,"method":"nothing"}"#.utf8), -32601, "1", "unknownMethod"),
    ]

    @Test(arguments: cases)
    func `gets an error that says what is wrong, and harms nobody`(
        line: [UInt8],
        code: Int,
        id: String,
        reason: String?
    ) async throws {
        try await withServer { server in
            let neighbour = try await Peer.greeted(port: server.port)
            let peer = try await Peer.greeted(port: server.port)
            try await peer.send(line + [0x0A])
            let answer = try #require(await peer.line())
            #expect(answer.hasPrefix(#"{"jsonrpc":"2.0","id":\#(id),"error":{"code":\#(code),"message":""#))
            #expect(answer.contains(" / "))
            if let reason { #expect(answer.contains(#""reason":"\#(reason)""#)) }
            for each in [peer, neighbour] {
                try await each.send(#"{"jsonrpc":"2.0","id":"\u007a","method":"echo","params":{"a":1}}"# + "\n")
                #expect(await each.line() == #"{"jsonrpc":"2.0","id":"\u007a","result":{"a":1}}"#)
            }
        }
    }

    @Test(
        arguments: [
            (#"[]"#, "_meta"), (#"{"token":""}"#, "_meta.token"), (#"{"idempotencykey":"a"}"#, "_meta.idempotencykey"),
            (#"{"idempotencyKey":"张三"}"#, "_meta.idempotencyKey"), (#"{"timeoutMs":0}"#, "_meta.timeoutMs"),
            (#"{"timeoutMs":"5"}"#, "_meta.timeoutMs"), (#"{"expectedVersion":-1}"#, "_meta.expectedVersion"),
            (#"{"after":{"registry":5}}"#, "_meta.after.registry"), (#"{"after":[]}"#, "_meta.after"),
        ]
    )
    func `has a meta field at fault, which is named`(meta: String, field: String) async throws {
        try await withServer { server in
            let peer = try await Peer.greeted(port: server.port)
            try await peer.send(#"{"jsonrpc":"2.0","id":1,"method":"echo","params":{"_meta":\#(meta)}}"# + "\n")
            let answer = try #require(await peer.line())
            #expect(answer.contains(#""reason":"invalidMeta""#) && answer.contains(#""field":"\#(field)""#))
        }
    }

    @Test func `that is over the limit ends its connection alone`() async throws {
        try await withServer(limits: limits { $0.maxLine = 1_000 }) { server in
            let neighbour = try await Peer.greeted(port: server.port)
            let peer = try await Peer.greeted(port: server.port)
            peer.post(String(repeating: "x", count: 300_000))
            let rest = await peer.rest()
            #expect(rest.count == 1 && rest[0].contains(#""reason":"lineTooLong""#))
            try await neighbour.send(#"{"jsonrpc":"2.0","id":1,"method":"echo"}"# + "\n")
            #expect(await neighbour.line() == #"{"jsonrpc":"2.0","id":1,"result":{}}"#)
        }
    }
}
