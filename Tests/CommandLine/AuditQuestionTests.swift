import ArgumentParser
import Foundation
import Testing

@testable import jiazheng

/// The map from an audit's questions to commands, as the manual has it.
@Suite("The fifteen questions of an audit")
struct AuditQuestionTests {
    private static func rows() throws -> [(number: Int, commands: [String])] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/operating/audit.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 5, let number = Int(cells[0]) else { return nil }
            return (number, cells[2].split(separator: "`").map(String.init).filter { $0.hasPrefix("jiazheng ") })
        }
    }

    @Test func `have a command each`() throws {
        let rows = try Self.rows()
        #expect(rows.map(\.number) == Array(1...15))
        #expect(rows.allSatisfy { !$0.commands.isEmpty })
    }

    @Test func `name commands and options that exist`() throws {
        for command in try Self.rows().flatMap(\.commands) {
            var words = command.split(separator: " ").map(String.init)
            var type: any ParsableCommand.Type = Jiazheng.self
            #expect(words.removeFirst() == Jiazheng._commandName)
            while let next = words.first,
                let found = type.configuration.subcommands.first(where: { $0._commandName == next })
            {
                type = found
                words.removeFirst()
            }
            #expect(type.configuration.subcommands.isEmpty, "\(command)")
            let help = Jiazheng.helpMessage(for: type)
            for option in words where option.hasPrefix("--") { #expect(help.contains(option), "\(command)") }
        }
    }
}
