import Foundation
import Model
import Subprocess
import Synchronization
import Testing

@testable import jiazheng

@Suite("jiazheng up")
struct RunningTests {
    @Test func `prints the addresses, restarts what dies, and stops everything when told`() async throws {
        try await StandInServers.with { servers in
            let log = Mutex<[String]>([])
            let result = try await Subprocess.run(
                .name("jiazheng"),
                arguments: ["up", "--json", "--port", "0", "--data", servers.data, "--programs", servers.programs],
                environment: Invocation.environment(),
                input: .none,
                output: .sequence,
                error: .sequence
            ) { execution in
                var lines = execution.standardOutput.strings().makeAsyncIterator()
                let ready = try #require(try await lines.next())
                let endpoints = try JSONDocument(Array(ready.utf8)).root
                #expect(endpoints.members.map(\.key).sorted() == ["credit", "mediation", "registry", "training"])
                let pid = try #require(endpoints["credit"]?["pid"]?.integer)
                kill(pid_t(pid), SIGKILL)
                for try await line in execution.standardError.strings() {
                    log.withLock { $0.append(line) }
                    if line.contains("credit") && line.contains("again") {
                        #expect(line.contains("credit 意外结束：被信号 9"))
                        #expect(line.contains("1 秒后重启"))
                        try execution.send(signal: .interrupt)
                    }
                }
                return endpoints.members.compactMap { $0.value["pid"]?.integer }
            }
            #expect(result.terminationStatus == .exited(0))
            #expect(log.withLock { $0 }.contains { $0.hasPrefix("registry  │ listening") })
            for pid in result.closureResult { #expect(kill(pid_t(pid), 0) != 0, "\(pid) is still there") }
        }
    }

    @Test func `gives up at once when a service says that its settings are at fault`() async throws {
        try await StandInServers.with(exiting: 78) { servers in
            let run = try await Invocation.run(
                ["up", "--port", "0", "--data", servers.data, "--programs", servers.programs]
            )
            #expect(run.status == 1 && run.error.contains("[serviceMisconfigured]"))
            #expect(run.output.contains("退出码 78"))
            #expect(!run.output.contains("\u{1B}["))
        }
    }

    @Test func `says which service was not ready in time, and leaves none behind`() async throws {
        try await StandInServers.with(exiting: 3) { servers in
            let run = try await Invocation.run(
                [
                    "up", "--port", "0", "--data", servers.data, "--programs", servers.programs, "--ready-within", "1",
                ]
            )
            #expect(run.status == 2 && run.error.contains("credit"))
        }
    }

    @Test func `refuses to begin without the programs`() async throws {
        try await StandInServers.with { servers in
            let run = try await Invocation.run(["up", "--data", servers.data, "--programs", servers.data])
            #expect(run.status == 1 && run.error.contains("[programMissing"))
        }
    }

    @Test func `waits longer after each death, up to half a minute, and anew after a good life`() {
        var backOff = BackOff()
        #expect((0..<7).map { _ in backOff.seconds(afterLiving: .seconds(1)) } == [1, 2, 4, 8, 16, 30, 30])
        #expect(backOff.seconds(afterLiving: .seconds(61)) == 1)
    }

    @Test func `gives each service three ports in a row`() {
        let server = ServerProcess(service: "credit", programs: "/", data: "d", port: 7_650)
        #expect(
            server.arguments == [
                "--data", "d", "--wire-port", "7650", "--events-address", "tcp://127.0.0.1:7651", "--http-port", "7652",
            ]
        )
    }
}
