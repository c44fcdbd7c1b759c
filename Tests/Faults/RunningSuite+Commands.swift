import Foundation

/// One run of the command line on a running suite.
struct CommandRun {
    let status: Int32
    let output: String
    let error: String
}

extension RunningSuite {
    /// Runs `jiazheng` on this suite's folder to its end.
    func jiazheng(_ arguments: String...) async throws -> CommandRun {
        let process = Process()
        process.executableURL = Self.executables.appending(path: "jiazheng")
        process.arguments = arguments + ["--data", data]
        process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        let folder = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, error) = (folder.appending(path: "output"), folder.appending(path: "error"))
        for file in [output, error] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        await withCheckedContinuation { continuation in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume() }
        }
        return CommandRun(
            status: process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            error: try String(contentsOf: error, encoding: .utf8)
        )
    }
}
