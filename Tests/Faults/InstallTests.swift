import Foundation
import Testing

@Suite("What is installed")
struct InstallTests {
    @Test func `has every program, and finds the county's rules and the demonstration where they were put`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "installed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let built = folder.appending(path: "built")
        try FileManager.default.createDirectory(at: built, withIntermediateDirectories: true)
        let programs = ["registry", "training", "mediation", "credit", "hotline"]
        // Only the command line is run here.
        for name in programs { try Data("#!/bin/sh\n".utf8).write(to: built.appending(path: name)) }
        try FileManager.default.createSymbolicLink(
            at: built.appending(path: "jiazheng"),
            withDestinationURL: RunningSuite.executables.appending(path: "jiazheng")
        )
        let (made, text) = try run(
            "/usr/bin/make",
            ["-C", RunningSuite.repository.path, "put", "DESTDIR=\(folder.path)", "PROGRAMS=\(built.path)"]
        )
        #expect(made == 0, "\(text)")
        for name in programs + ["jiazheng"] {
            #expect(FileManager.default.isExecutableFile(atPath: "\(folder.path)/usr/lib/jiazheng/\(name)"), "\(name)")
        }
        let jiazheng = "\(folder.path)/usr/bin/jiazheng"
        let data = "\(folder.path)/data"
        let (initialised, words) = try run(jiazheng, ["init", "--data", data])
        #expect(initialised == 0 && words.contains("高台县"), "\(words)")
        // The files of the demonstration are found; only the services are missing.
        let (_, played) = try run(jiazheng, ["play", "--data", data])
        #expect(played.contains("[serviceNotStarted]"), "\(played)")
    }

    /// Runs a program from a folder that has nothing of ours.
    private func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        process.currentDirectoryURL = URL(filePath: "/")
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
