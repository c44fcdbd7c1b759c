import Foundation
import Glibc
import Model
import Testing

@Suite("The demonstration week")
struct DemoWeekTests {
    @Test func `is taken in as expected, changes nothing when played again, and leaves no process`() async throws {
        let expected = try Self.expected()
        try await DemoSuite.with { suite, played in
            try Self.compare(played, to: expected)
            try WeekChecks.check(played)
            try Self.compareTraining(suite, to: expected)
            try Self.compareCases(suite, to: expected)
            try Self.compareDisputes(suite, to: expected)
            try WeekChecks.ask(suite)
            try WeekChecks.look(suite)
            let files = try suite.ask("credit", "file.list", #"{"pageSize":500}"#, as: "commerceSupervisor")
            #expect(files?["items"]?.elements.count == expected["enterprises"]?["good"]?.integer)

            let before = try Self.services.map { try suite.events(of: $0) }
            let again = try #require(try suite.jiazheng("play").first)
            #expect(again.text == played.text)
            #expect(try Self.services.map { try suite.events(of: $0) } == before)

            try AuditOfTheDay.checkStories(suite)
            let pids = try await suite.line(2).members.compactMap { $0.value["pid"]?.integer }
            #expect(pids.count == Self.services.count)
            #expect(suite.stop() == 0)
            for pid in pids { #expect(kill(pid_t(pid), 0) != 0, "process \(pid) is still there") }
            try AuditOfTheDay.check(suite)
        }
    }

    private static let services = ["registry", "training", "mediation", "credit"]

    private static func expected() throws -> JSONDocument.Node {
        let path = DemoSuite.project.appending(path: "compose/demo/expected.json")
        return try JSONDocument([UInt8](try Data(contentsOf: path))).root
    }

    /// The rows of each file, and every bad one by file, line, field, reason and words.
    private static func compare(_ played: JSONDocument.Node, to expected: JSONDocument.Node) throws {
        let orders = expected["orders"]
        let kinds: [(file: String, counts: JSONDocument.Node?, rows: String)] = [
            ("enterprises.csv", expected["enterprises"], "rows"), ("workers.csv", expected["workers"], "rows"),
            ("classes.jsonl", expected["classes"], "rows"), ("enrolments.csv", expected["enrolments"], "rows"),
            ("orders-12345.jsonl", orders?["12345"], "lines"), ("orders-12315.jsonl", orders?["12315"], "lines"),
        ]
        for (file, counts, rows) in kinds {
            let found = played["files"]?.elements.first { $0["file"]?.string == file }
            #expect(found?["rows"]?.integer == counts?[rows]?.integer, "\(file)")
            #expect(found?["bad"]?.integer == counts?["bad"]?.integer, "\(file)")
            let missing = found?["missing"]?.elements.compactMap(\.integer)
            #expect(missing == counts?["missingSequences"]?.elements.compactMap(\.integer), "\(file)")
        }
        let decisions = played["files"]?.elements.first { $0["file"]?.string == "decisions.jsonl" }
        #expect(decisions?["good"]?.integer == expected["decisions"]?["lines"]?.integer)
        for list in ["bad", "warned"] {
            let rows = played[list]?.elements ?? []
            #expect(rows.map(place) == expected[list]?.elements.map(place))
            for (row, wanted) in zip(rows, expected[list]?.elements ?? []) {
                let message = row["message"]?["chinese"]?.string ?? ""
                #expect(message.contains(wanted["words"]?.string ?? "?"), "\(place(row))")
            }
        }
    }

    private static func place(_ row: JSONDocument.Node) -> String {
        let line = row["line"]?.integer.map(String.init) ?? "?"
        return [row["file"]?.string, line, row["field"]?.string, row["reason"]?.string].map { $0 ?? "?" }
            .joined(separator: " ")
    }

    private static func compareTraining(_ suite: DemoSuite, to expected: JSONDocument.Node) throws {
        let classes = try suite.ask("training", "class.list", "{}", as: "trainingOfficer")?["items"]?.elements ?? []
        func sum(_ key: String) -> Int { classes.compactMap { $0[key]?.integer }.reduce(0, +) }
        #expect(sum("enrolled") == expected["enrolments"]?["good"]?.integer)
        #expect(sum("completed") == expected["enrolments"]?["completed"]?.integer)
        #expect(sum("certified") == expected["enrolments"]?["certificates"]?.integer)
    }

    private static func compareCases(_ suite: DemoSuite, to expected: JSONDocument.Node) throws {
        let events = try suite.jiazheng("tail", "--service", "mediation", "--all", "--once").compactMap { $0["event"] }
        func all(_ step: String) -> [JSONDocument.Node] {
            events.filter { $0["type"]?.string == "cn.jiazheng.mediation.case.\(step).v1" }
        }
        let (day, week) = (expected["decisions"], try WeekChecks.expected()["cases"])
        func sum(_ ofDay: JSONDocument.Node?, _ ofWeek: String) -> Int? {
            ofDay?.integer.map { Int($0) + Int(week?[ofWeek]?.integer ?? 0) }
        }
        #expect(all("opened").count == sum(expected["orders"]?["complaintDisputes"], "opened"))
        #expect(all("accepted").count == sum(day?["accept"], "accepted"))
        #expect(all("refused").count == sum(day?["refuse"], "refused"))
        #expect(all("terminated").count == sum(day?["terminate"], "terminated"))
        let agreed = all("agreed")
        #expect(agreed.count == sum(day?["agree"], "agreed"))
        let amounts = agreed.flatMap { $0["data"]?["terms"]?.elements ?? [] }.compactMap { $0["amount"]?.integer }
        #expect(Int(amounts.reduce(0, +)) == sum(day?["agreedFen"], "agreedFen"))
    }

    /// Each dispute that both hotlines heard of is one case on two orders.
    private static func compareDisputes(_ suite: DemoSuite, to expected: JSONDocument.Node) throws {
        for pair in expected["sameDispute"]?.elements ?? [] {
            let found = try ["12345", "12315"].map { system in
                let number = pair[system]?.string ?? ""
                let query = #"{"reference":{"channel":"hotline\#(system)","number":"\#(number)"}}"#
                return try suite.ask("mediation", "case.get", query, as: "mediator")
            }
            // An order under a new number that names one of the two belongs to the case as well.
            #expect(found[0]?["orders"]?.elements.count ?? 0 >= 2)
            #expect(found[0]?["summary"]?["id"]?.string == found[1]?["summary"]?["id"]?.string)
        }
        #expect(expected["sameDispute"]?.elements.count == expected["orders"]?["sameDispute"]?.integer)
    }
}

extension JSONDocument.Node {
    /// Its text as it came.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
