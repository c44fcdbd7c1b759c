import Foundation
import Model
import TestKit

/// The whole suite as people run it: `jiazheng run` and its servers, real processes in a folder of their own.
final class DemoSuite {
    private let process = Process()
    private let folder: String
    var data: String { "\(folder)/data" }

    /// The project's own folder.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of the built programs, which is where the tests themselves were built.
    static var programs: URL {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var url = URL(filePath: bundle)
        while url.path.contains(".xctest") { url.deleteLastPathComponent() }
        return url
    }

    /// Runs the suite, hands over once the day has been played, and then stops it as Ctrl-C does.
    static func with(_ body: (_ suite: DemoSuite, _ played: JSONDocument.Node) async throws -> Void) async throws {
        let suite = DemoSuite()
        try FileManager.default.createDirectory(atPath: suite.folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: suite.folder) }
        try suite.start()
        do {
            try await body(suite, try await suite.line(3))
        } catch {
            suite.process.interrupt()
            suite.process.waitUntilExit()
            throw error
        }
    }

    private init() {
        folder = NSTemporaryDirectory() + "jiazheng-demo-\(ProcessInfo.processInfo.globallyUniqueString)"
    }

    private func start() throws {
        process.executableURL = Self.programs.appending(path: "jiazheng")
        process.arguments = ["run", "--port", "0", "--json", "--data", data]
        process.currentDirectoryURL = Self.project
        for file in ["output", "log"] { try Data().write(to: URL(filePath: "\(folder)/\(file)")) }
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder)/output"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder)/log"))
        try process.run()
    }

    /// The nth line that `run` writes: the folder it made, the addresses, what came of the day.
    func line(_ number: Int) async throws -> JSONDocument.Node {
        let path = "\(folder)/output"
        func lines() -> [Data.SubSequence] {
            (FileManager.default.contents(atPath: path) ?? Data()).split(separator: UInt8(ascii: "\n"))
        }
        try await eventually("`run` wrote line \(number)") {
            guard process.isRunning || lines().count >= number else { throw Ended(log: log) }
            return lines().count >= number
        }
        return try JSONDocument([UInt8](lines()[number - 1])).root
    }

    /// `run` ended too early.
    struct Ended: Error {
        var log: String
    }

    private var log: String { (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? "" }

    /// Runs another command on the same folder.
    ///
    /// - Returns: Its lines, each as JSON.
    func jiazheng(_ arguments: String...) throws -> [JSONDocument.Node] {
        let command = Process()
        command.executableURL = Self.programs.appending(path: "jiazheng")
        command.arguments = arguments + ["--json", "--data", data]
        command.currentDirectoryURL = Self.project
        let output = Pipe()
        command.standardOutput = output
        command.standardError = try FileHandle(forWritingTo: URL(filePath: "/dev/null"))
        try command.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        command.waitUntilExit()
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSONDocument([UInt8]($0)).root }
    }

    /// Asks one thing in a role.
    func ask(_ service: String, _ method: String, _ params: String, as role: String) throws -> JSONDocument.Node? {
        try jiazheng("call", service, method, params, "--role", role).first?["value"]
    }

    /// The types of all events of a service in order, without those that only tell that time has passed.
    func events(of service: String) throws -> [String] {
        try jiazheng("tail", "--service", service, "--all", "--once")
            .map { $0["event"]?["type"]?.string ?? "closed" }
            .filter {
                !$0.hasSuffix(".log.witnessed.v1") && !$0.hasSuffix("Overdue.v1")
            }
    }

    /// Waits until the hotlines have all that they are told.
    func waitForHotlines() async throws {
        try await eventually("the hotlines were told everything") {
            let lines = try self.jiazheng("link", "status").first?.elements ?? []
            return !lines.isEmpty && lines.allSatisfy { $0["waiting"]?.integer == 0 }
        }
    }

    /// Stops it as Ctrl-C does.
    ///
    /// - Returns: The exit code.
    func stop() -> Int32 {
        process.interrupt()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
