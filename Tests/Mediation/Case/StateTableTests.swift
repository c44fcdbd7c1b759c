import Decisions
import Foundation
import MediationDomain
import Model
import TestKit
import Testing

@Suite("The state table of a case")
struct StateTableTests {
    @Test func `in the README is what the code permits`() throws {
        let table = try Self.table()
        let readme = try String(contentsOf: Self.readme, encoding: .utf8)
        let known = readme.split(separator: "\n").map(String.init)
        let missing = table.filter { !known.contains($0) }
        #expect(missing.isEmpty, "the code says:\n\(table.joined(separator: "\n"))")
        let rows = known.filter { $0.hasSuffix(" |") && $0.contains(" ✓ ") }
        #expect(rows.count == table.count, "the README has rows of no command")
    }

    @Test func `has no command that does more when it is asked twice`() throws {
        let facts = Case.Facts(next: .example, rules: try CountyRules.mediation(withAlarms: true))
        let moments = [Moment.example, try Day("2027-03-01").start.adding(milliseconds: 36_000_000)]
        for (stage, histories) in try StateTable.histories() {
            for history in histories {
                for command in try StateTable.commands() {
                    for now in moments {
                        let state = Case.State.folding(history)
                        guard let events = try? state.decide(command, knowing: facts, at: now), !events.isEmpty else {
                            continue
                        }
                        let again = try state.folded(events).decide(command, knowing: facts, at: now)
                        #expect(again.isEmpty, "\(command.row) on \(stage)")
                    }
                }
            }
        }
    }

    @Test func `takes in whatever happened, in any stage`() throws {
        let due = DueDay(day: Moment.example.day, isProvisional: false)
        let events = try Case.Event.examples(due: due, basis: [])
        for history in try StateTable.histories().values.joined() {
            for event in events { _ = Case.State.folding(history).folded([event]) }
        }
    }

    private static let readme = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Services/Mediation/README.md")

    /// What decisions in a stage know: rules, and another case that may be merged or is.
    private static func facts(of stage: String) throws -> [Case.Facts] {
        var own = CaseNeighbour.example(1)
        own.isOver = stage == "over"
        var merged = CaseNeighbour.example(3)
        merged.live = own.id
        let others = [CaseNeighbour.example(2), merged].map { MergingFacts(own: own, other: $0) }
        let rules = [
            try CountyRules.mediation(withAlarms: true),
            try CountyRules.mediation(calendar: CountyRules.laterCalendar()),
        ]
        return rules.flatMap { rules in
            others.map { other in
                var facts = Case.Facts(next: .example, rules: rules)
                facts.merging = other
                return facts
            }
        }
    }

    /// One row a kind of command: ✓ where some case of that stage lets it happen.
    private static func table() throws -> [String] {
        let histories = try StateTable.histories()
        #expect(Set(histories.keys) == Set(StateTable.stages))
        let moments = [Moment.example, try Day("2027-03-01").start.adding(milliseconds: 36_000_000)]
        let commands = try StateTable.commands()
        var rows: [String] = []
        for command in commands where !rows.contains(command.row) { rows.append(command.row) }
        return try rows.map { row in
            let cells = try StateTable.stages.map { stage in
                let facts = try Self.facts(of: stage)
                let isPermitted = commands.filter { $0.row == row }.contains { command in
                    (histories[stage] ?? []).contains { history in
                        let state = Case.State.folding(history)
                        return facts.contains { facts in
                            moments.contains { now in
                                !((try? state.decide(command, knowing: facts, at: now)) ?? []).isEmpty
                            }
                        }
                    }
                }
                return isPermitted ? "✓" : "·"
            }
            return "| `\(row)` | \(cells.joined(separator: " | ")) |"
        }
    }
}

@Suite("The published deadlines")
struct GoldenDeadlineTests {
    private struct File: Decodable {
        struct Row: Decodable {
            let received: Day
            let acceptBy: Day
            let mediateBy: Day

            enum CodingKeys: String, CodingKey {
                case received
                case acceptBy = "accept_due_7wd"
                case mediateBy = "mediation_60d_literal_art45"
            }
        }

        let cases: [Row]
    }

    @Test func `of two independent calendars are those of a case`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Model/Values/deadlines-2026.json")
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: path))
        #expect(!file.cases.isEmpty)
        let rules = try CountyRules.mediation()
        let law = try Day("2026-04-15")
        for row in file.cases {
            #expect(rules.acceptance(of: .complaint, receivedOn: row.received)?.due.day == row.acceptBy)
            let day = max(row.received, law)
            let term = rules.mediation(of: .complaint, receivedOn: day, acceptedOn: row.received)
            #expect(term?.due.day == row.mediateBy, "accepted on \(row.received)")
        }
    }
}
