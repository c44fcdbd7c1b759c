import Model
import ServiceKit
import Subprocess
import Synchronization
import Testing
import Wire

@testable import jiazheng

@Suite("Following a log from the command line")
struct FollowingTests {
    @Test func `goes on where it was after the service had been away`() async throws {
        let reads = Atomic(0)
        let answering: ExampleSuite.Answering = { service, request in
            guard request.method == "events.read" else { return ExampleAnswers.usual(service, request) }
            return switch reads.add(1, ordering: .relaxed).newValue {
            case 2: .failure(WireError(ExampleAnswers.busy))
            case 1, 3: ExampleAnswers.usual(service, request)
            default: ExampleAnswers.result(#"{"epoch":"7f3a9c10","events":[],"head":"3"}"#)
            }
        }
        try await ExampleSuite.with(["registry"], answering: answering) { suite in
            let result = try await Subprocess.run(
                .name("jiazheng"),
                arguments: ["tail", "--service", "registry", "--all", "--json", "--data", "\(suite.folder.path)"],
                environment: Invocation.environment(),
                input: .none,
                output: .string(limit: 1 << 16),
                error: .sequence
            ) { execution in
                for try await line in execution.standardError.strings() {
                    #expect(line.contains("registry 暂不可用"))
                    while reads.load(ordering: .relaxed) < 4 { await Task.yield() }
                    try execution.send(signal: .terminate)
                }
            }
            #expect(result.terminationStatus == .signaled(15))
            #expect(result.standardOutput.split(separator: "\n").count == 3)
            let after = suite.questions.filter { $0.method == "events.read" }.prefix(4).map { $0.params }
            #expect(after.map { $0.contains(#""after":"3""#) } == [false, true, true, true])
        }
    }
}
