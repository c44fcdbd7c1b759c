import Foundation
import Subprocess

/// One run of the real program, as a shell would make it.
struct Invocation {
    /// The exit code, or 128 and the number of the signal that ended it.
    let status: Int32
    let output: String
    let error: String

    /// The lines of the standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The folder of the built programs, which is where the tests themselves were built.
    static var programs: String {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        let parts = bundle.components(separatedBy: "/")
        let end = parts.firstIndex { $0.hasSuffix(".xctest") } ?? parts.count - 1
        return URL(filePath: parts[..<end].joined(separator: "/")).path
    }

    /// The environment of a run: nothing of the machine's that could change what is shown.
    static func environment(_ more: [Environment.Key: String?] = [:]) -> Environment {
        .inherit
            .updating(["PATH": "\(programs):/usr/bin:/bin", "JIAZHENG_TOKEN": nil, "JIAZHENG_DATA": nil])
            .updating(more)
    }

    /// Runs `jiazheng` to its end.
    static func run(_ arguments: [String], _ environment: [Environment.Key: String?] = [:]) async throws -> Invocation {
        let result = try await Subprocess.run(
            .name("jiazheng"),
            arguments: Arguments(arguments),
            environment: Self.environment(environment),
            output: .string(limit: 4 << 20),
            error: .string(limit: 1 << 20)
        )
        return Invocation(
            status: code(of: result.terminationStatus),
            output: result.standardOutput,
            error: result.standardError
        )
    }

    private static func code(of status: TerminationStatus) -> Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let number): 128 + number
        }
    }
}
