import ArgumentParser
import Foundation
import Testing

@testable import jiazheng

@Suite("The help of every command")
struct HelpTests {
    /// A command with the words that lead to it.
    struct Row: Sendable, CustomTestStringConvertible {
        var path: [String]
        var command: any ParsableCommand.Type

        var testDescription: String { path.joined(separator: " ") }

        static func all(under command: any ParsableCommand.Type = Jiazheng.self, _ path: [String] = []) -> [Row] {
            let path = path + [command._commandName]
            return [Row(path: path, command: command)]
                + command.configuration.subcommands.flatMap { all(under: $0, path) }
        }
    }

    @Test(arguments: Row.all())
    func `shows an example before anything else`(_ row: Row) {
        #expect(row.command.configuration.discussion.hasPrefix("示例 / EXAMPLE:\n  "))
        let help = Jiazheng.helpMessage(for: row.command)
        let example = help.range(of: "示例 / EXAMPLE:")?.lowerBound
        let usage = help.range(of: "USAGE:")?.lowerBound
        #expect(example != nil && usage != nil && (example ?? help.endIndex) < (usage ?? help.startIndex))
    }

    @Test(arguments: Row.all().filter { $0.command.configuration.subcommands.isEmpty })
    func `offers JSON and another data folder`(_ row: Row) {
        let help = Jiazheng.helpMessage(for: row.command)
        #expect(row.command is any SuiteCommand.Type)
        #expect(help.contains("--json") && help.contains("--data <dir>"))
    }

    @Test(arguments: Row.all())
    func `is explained in the manual`(_ row: Row) throws {
        #expect(try Manual.text().contains("`\(row.path.joined(separator: " "))"))
    }

    @Test func `is completed by three shells`() async throws {
        for shell in ["bash", "zsh", "fish"] {
            let run = try await Invocation.run(["completions", shell])
            #expect(run.status == 0 && run.output.contains("parked"))
        }
    }
}

/// The manual of the command line, which tests compare with the code.
enum Manual {
    static func text() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/operating/commands.md"), encoding: .utf8)
    }
}

@Suite("The exit codes")
struct EndingTests {
    @Test(arguments: Ending.allCases)
    func `stand in the manual`(_ ending: Ending) throws {
        #expect(try Manual.text().contains("| \(ending.rawValue) | \(ending) |"))
    }
}
