import Foundation

/// A program of the machine that judges the files of the project.
enum Tool {
    /// Runs it in the root of the project and waits for its end.
    ///
    /// - Throws: `ToolFault` with the remedy when the machine has no such program.
    static func run(
        _ name: String,
        _ arguments: [String],
        remedy: String
    ) throws -> (status: Int32, output: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
            throw ToolFault(description: "There is no \(name) here; \(remedy).")
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = Repository.root
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}

/// Why a program gave no judgement: the test fails, for nothing was judged.
struct ToolFault: Error, CustomStringConvertible {
    let description: String
}
