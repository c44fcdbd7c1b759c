import Foundation
import TestKit
import Testing
import Wire

/// Runs a Python program that talks with a server.
func withPython(_ port: Int, _ script: String) async throws -> String {
    try await besideTasks { String(decoding: try Oracle.run(script, arguments: [String(port)]), as: UTF8.self) }
}

/// Does what blocks on a thread of its own.
func besideTasks<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try work() }) }.start()
    }
}

@Suite("The manual's client in Python")
struct PythonTests {
    @Test func `talks with a server`() async throws {
        let manual = try String(contentsOf: Manual.file, encoding: .utf8)
        let program = try #require(manual.components(separatedBy: "```python\n").dropFirst().first)
            .components(separatedBy: "```")[0]
        #expect(program.split(separator: "\n").count <= 22)
        try await withServer { server in
            let said = try await withPython(
                server.port,
                program + """

                    import sys
                    client = Client("127.0.0.1", int(sys.argv[1]))
                    print(client.hello["service"])
                    print(client.call("echo", {"名": "家政"}, token="t", idempotencyKey="a-1"))
                    try:
                        client.call("refuse", {})
                    except Refused as refused:
                        print(refused.reason, refused.status, refused.retryable)
                    """
            )
            #expect(
                said == """
                    example
                    {'名': '家政', '_meta': {'token': 't', 'idempotencyKey': 'a-1'}}
                    notFiled FAILED_PRECONDITION False

                    """
            )
        }
    }
}
