import Foundation

/// What figures were measured on.
enum Machine {
    static var description: String {
        let model =
            (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
            .split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ": ").last ?? "?"
        let commit = output(["git", "rev-parse", "--short", "HEAD"])
        return """
            machine      \(ProcessInfo.processInfo.activeProcessorCount) cores, \(model)
            commit       \(commit)
            durability   WAL, synchronous=FULL: answered after fsync
            command      registry enterprise.change, applied by mediation
            """
    }

    private static func output(_ command: [String]) -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return "?" }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
