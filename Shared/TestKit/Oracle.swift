public import Foundation

/// An independent program in Python, which the suite's answers are compared with.
///
/// A test hands over all its questions at once; a process for each would take minutes.
public enum Oracle {
    /// Runs a Python text.
    ///
    /// - Parameters:
    ///   - script: The text of the program.
    ///   - input: What it reads from its standard input.
    ///   - arguments: What it finds in `sys.argv` from 1 on.
    /// - Returns: What it printed.
    /// - Throws: `OracleFault` when the interpreter is missing or the program fails.
    public static func run(_ script: String, input: Data = Data(), arguments: [String] = []) throws -> Data {
        guard FileManager.default.isExecutableFile(atPath: interpreter.path) else {
            throw OracleFault(
                description: "There is no Python at \(interpreter.path); run `make oracles`, "
                    + "or name the folder of the virtual environment in JIAZHENG_ORACLES."
            )
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try ["script", "input", "output", "errors"].map { name in
            let file = folder.appending(path: name)
            try Data().write(to: file)
            return file
        }
        try Data(script.utf8).write(to: files[0])
        try input.write(to: files[1])

        let process = Process()
        process.executableURL = interpreter
        process.arguments = [files[0].path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONUTF8": "1"]) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: files[1])
        process.standardOutput = try FileHandle(forWritingTo: files[2])
        process.standardError = try FileHandle(forWritingTo: files[3])
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let errors = String(decoding: try Data(contentsOf: files[3]), as: UTF8.self)
            throw OracleFault(description: "The oracle ended with \(process.terminationStatus): \(errors)")
        }
        return try Data(contentsOf: files[2])
    }

    /// Runs a Python text over lines, and returns the lines it printed.
    public static func lines(_ script: String, over lines: [String]) throws -> [String] {
        let output = try run(script, input: Data(lines.joined(separator: "\n").utf8))
        return String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
    }

    /// The interpreter of the virtual environment that `make oracles` fills.
    private static var interpreter: URL {
        let folder =
            ProcessInfo.processInfo.environment["JIAZHENG_ORACLES"].map { URL(filePath: $0) }
            ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/oracles")
        return folder.appending(path: "bin/python3")
    }
}

/// Why an oracle gave no answer: the test fails, for a comparison that did not happen is not one that passed.
public struct OracleFault: Error, CustomStringConvertible {
    /// What is wrong and the way out.
    public let description: String
}
