import CreditDomain
import Decisions
import Model
import TestKit
import Testing

@Suite("Two peers' news in any order")
struct InterleavingTests {
    @Test(arguments: 0..<200 as Range<UInt64>) func `leads to the same files`(seed: UInt64) throws {
        var numbers = SeededRandom(seed: seed)
        let registry = try registryNews(&numbers)
        let mediation = mediationNews(&numbers)
        let facts = try CountyRules.facts()
        let expected = try files(after: registry + mediation, facts)
        #expect(expected.values.contains { !$0.entries.isEmpty })
        for _ in 0..<5 {
            #expect(try files(after: interleaved(registry, mediation, &numbers), facts) == expected)
        }
    }

    @Test func `heard twice leads to nothing more`() throws {
        var numbers = SeededRandom(seed: 7)
        let news = try registryNews(&numbers) + mediationNews(&numbers)
        let facts = try CountyRules.facts()
        #expect(try files(after: news + news, facts) == files(after: news, facts))
    }

    /// Six of eight enterprises are registered; the other two only ever appear in complaints.
    private func registryNews(_ numbers: inout SeededRandom) throws -> [[Credit.Command]] {
        try (1...6).shuffled(using: &numbers).flatMap { number -> [Registry.Event] in
            let id = Enterprise.ID.example(UInt64(number))
            return [try News.registered(id), try News.changed(id)]
        }
        .map { Credit.commands(after: $0) }
    }

    /// Some cases, each told in its own order, one after the other.
    private func mediationNews(_ numbers: inout SeededRandom) -> [[Credit.Command]] {
        (0..<12).flatMap { number -> [Mediation.Event] in
            let id = Case.ID.example(100 + UInt64(number))
            let enterprise = Enterprise.ID.example(UInt64.random(in: 1...8, using: &numbers))
            let isNamed = Bool.random(using: &numbers)
            let beginning: [Mediation.Event] =
                isNamed
                ? [News.opened(id, against: enterprise)]
                : [News.opened(id, against: nil), .case(.respondentIdentified(enterprise: enterprise), of: id)]
            let ending: [Mediation.Event] =
                switch number % 5 {
                case 0: [News.accepted(id, enterprise), News.agreed(id, enterprise, performedAtOnce: true)]
                case 1:
                    [
                        News.accepted(id, enterprise), News.agreed(id, enterprise, performedAtOnce: false),
                        News.performed(id, enterprise),
                    ]
                case 2:
                    [
                        News.accepted(id, enterprise), News.agreed(id, enterprise, performedAtOnce: false),
                        News.unperformed(id, enterprise),
                    ]
                case 3: [News.accepted(id, enterprise), News.terminated(id, enterprise)]
                default: [News.refused(id, enterprise)]
                }
            return beginning + ending
        }
        .map { Credit.commands(after: $0) }
    }

    /// Both in one line, each in its own order.
    private func interleaved<Item>(_ left: [Item], _ right: [Item], _ numbers: inout SeededRandom) -> [Item] {
        var (rest, others) = (left[...], right[...])
        var line: [Item] = []
        while !rest.isEmpty || !others.isEmpty {
            let takesLeft = others.isEmpty || (!rest.isEmpty && Bool.random(using: &numbers))
            line.append(takesLeft ? rest.removeFirst() : others.removeFirst())
        }
        return line
    }

    private func files(after news: [[Credit.Command]], _ facts: CreditFile.Facts) throws -> [CreditFile.ID: OpenFile] {
        var states: [CreditFile.ID: CreditFile.State] = [:]
        for case .file(let command, let id) in news.joined() {
            var facts = facts
            facts.enterprise = id.enterprise
            for event in try states[id, default: .initial].decide(command, knowing: facts, at: .example) {
                states[id, default: .initial].evolve(event)
            }
        }
        return states.compactMapValues { state in
            switch state {
            case .unopened: nil
            case .open(let file): file
            }
        }
    }
}
