import Foundation
import Model
import Testing

/// What must be true once the week was played, asked of the running suite from outside.
///
/// `compose/demo/week/expected.json` lists the questions: each with the values (`is`) or the members of a list (`holds`)
/// that the answer must have, by path; `#` at the end of a path counts.
enum WeekChecks {
    static func expected() throws -> JSONDocument.Node {
        let path = DemoSuite.project.appending(path: "compose/demo/week/expected.json")
        return try JSONDocument([UInt8](try Data(contentsOf: path))).root
    }

    /// Every way of a dispute was gone to its end, and no step of the week was refused.
    static func check(_ played: JSONDocument.Node) throws {
        let paths = Set(played["paths"]?.elements.compactMap(\.string) ?? [])
        for path in try expected()["paths"]?.elements.compactMap(\.string) ?? [] { #expect(paths.contains(path)) }
        let days = played["files"]?.elements.filter { $0["file"]?.string?.hasPrefix("week/") == true } ?? []
        #expect(days.count > 5)
        for day in days { #expect(day["bad"]?.integer == 0, "\(day["file"]?.string ?? "")") }
    }

    /// Asks every question.
    static func ask(_ suite: DemoSuite) throws {
        for check in try expected()["checks"]?.elements ?? [] {
            let what = Comment(rawValue: check["of"]?.string ?? "")
            let answer = try suite.ask(
                check["service"]?.string ?? "mediation",
                check["ask"]?.string ?? "",
                check["with"].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "{}",
                as: check["as"]?.string ?? ""
            )
            for (path, wanted) in check["is"]?.members ?? [] {
                #expect(values(in: answer, at: path).first == text(wanted), what)
            }
            for (path, wanted) in check["holds"]?.members ?? [] {
                let found = Set(values(in: answer, at: path))
                #expect(found.isSuperset(of: wanted.elements.map(text)), what)
            }
        }
    }

    /// The commands that people look with work against the running suite, and a letter is printed.
    static func look(_ suite: DemoSuite) throws {
        let name = "12345:GT20261008-000201"
        let shown = try suite.jiazheng("case", "show", name).first
        #expect(shown?["case"]?["summary"]?["stage"]?.string == "unperformed")
        #expect(shown?["ties"]?["merged"]?.elements.count == 1)
        #expect(try suite.jiazheng("case", "story", name).first?.elements.count ?? 0 > 20)
        #expect(try suite.jiazheng("case", "list", "--limit", "3").first?["items"]?.elements.count == 3)
        #expect(try suite.jiazheng("clock", "explain", name).isEmpty == false)
        #expect(try suite.jiazheng("link", "status").first?.elements.count == 2)
        let listed = try suite.jiazheng("letter", "list", "--form", "F6", "--role", "mediator").first
        let letter = listed?.elements.first?["letter"]?.string ?? ""
        let print = try suite.jiazheng("letter", "print", letter, "--reason", "打印送达", "--role", "mediator").first
        #expect(print?["html"]?.string?.contains("第十六条") == true)
        #expect(print?["services"]?.elements.count == 1)
    }

    private static func text(_ node: JSONDocument.Node) -> String {
        node.string ?? String(decoding: node.bytes, as: UTF8.self)
    }

    /// The values at a path; lists on the way are gone through.
    private static func values(in node: JSONDocument.Node?, at path: String) -> [String] {
        var nodes = node.map { [$0] } ?? []
        for part in path.split(separator: ".").map(String.init) {
            if part == "#" { return nodes.map { "\($0.elements.count)" } }
            if let index = Int(part) {
                nodes = nodes.compactMap { $0.elements.indices.contains(index) ? $0.elements[index] : nil }
            } else {
                nodes = nodes.flatMap {
                    $0.kind == .array ? $0.elements.compactMap { $0[part] } : [$0[part]].compactMap(\.self)
                }
            }
        }
        return nodes.flatMap { $0.kind == .array ? $0.elements : [$0] }.map(text)
    }
}
