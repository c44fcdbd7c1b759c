import Model
import Testing
import Wire

@Suite("A client")
struct ClientTests {
    private struct Greeting: Codable, Equatable {
        let name: String
        let times: Int
    }

    @Test func `reads the hello and matches answers to calls`() async throws {
        try await withServer { server in
            let client = try await WireClient.connect(port: server.port)
            #expect(client.hello.root["params"]?["service"]?.string == "example")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for times in 1...500 {
                    group.addTask {
                        let greeting = Greeting(name: "家政", times: times)
                        let answer = try await client.call("echo", params: greeting)
                        #expect(try answer.result.decode(Greeting.self) == greeting)
                    }
                }
                try await group.waitForAll()
            }
            await client.close()
        }
    }

    @Test func `is told why it was refused`() async throws {
        try await withServer { server in
            let client = try await WireClient.connect(port: server.port)
            let expected = WireFailure.answered(WireError(.notFiled, retryAfterMilliseconds: 7, help: "docs/x.md"))
            await #expect(throws: expected) { try await client.call("refuse") }
            #expect(expected.refusal == .notFiled && !expected.isRetryable)
            await client.close()
        }
    }

    @Test func `gives up after its time`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler) { server in
            let client = try await WireClient.connect(port: server.port)
            await #expect(throws: WireFailure.timedOut) { try await client.call("wait", within: .milliseconds(30)) }
            let item = try await held.next()
            #expect(item.request.meta.timeoutMilliseconds == 30)
            item.answer(.done)
            async let answer = client.call("wait")
            (try await held.next()).answer(.done)
            #expect(try await answer.result.kind == .object)
            await client.close()
        }
    }

    @Test func `gives up when its task is cancelled`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler) { server in
            let client = try await WireClient.connect(port: server.port)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await client.call("wait") }
                let item = try await held.next()
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
                item.answer(.done)
            }
            await client.close()
        }
    }

    @Test func `fails every call that waits when the connection ends`() async throws {
        let held = HeldRequests()
        try await withServer(held.handler) { server in
            let client = try await WireClient.connect(port: server.port)
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...3 {
                    group.addTask {
                        do {
                            _ = try await client.call("wait")
                            return false
                        } catch WireFailure.disconnected {
                            return true
                        }
                    }
                }
                for _ in 1...3 { _ = try await held.next() }
                await server.shutdown(within: .milliseconds(1))
                for try await isDisconnected in group { #expect(isDisconnected) }
            }
            await #expect(throws: WireFailure.self) { try await client.call("late") }
        }
    }

    @Test func `has a bound on what may wait and on what it sends`() async throws {
        let held = HeldRequests()
        var limits = ClientLimits()
        limits.outstanding = 1
        limits.maxLine = 200
        try await withServer(held.handler) { [limits] server in
            let client = try await WireClient.connect(port: server.port, limits: limits)
            async let first = client.call("wait")
            let item = try await held.next()
            await #expect(throws: WireFailure.overloaded) { try await client.call("second") }
            item.answer(.done)
            _ = try await first
            let long = ["text": String(repeating: "x", count: 200)]
            await #expect(throws: WireFailure.requestTooLong) { try await client.call("echo", params: long) }
            await #expect(throws: WireFailure.paramsNotAnObject) { try await client.call("echo", params: [1]) }
            await client.close()
        }
    }

    @Test func `says so when nobody listens`() async throws {
        var port = 0
        try await withServer { server in port = server.port }
        await #expect(throws: WireFailure.self) { try await WireClient.connect(port: port) }
    }
}
