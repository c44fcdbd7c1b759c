import CreditDomain
import Foundation
import Model
import TestKit
import Yams

extension Identifier {
    /// The id with that number.
    static func example(_ number: UInt64 = 1) -> Identifier {
        Identifier(UniqueID(high: 0x01a0_f166_56a3_7000, low: 0x8000_0000_0000_0000 | number))
    }
}

extension FileNumber {
    static let example = FileNumber(year: 2026, serial: 12)
}

extension CreditFact {
    static func example(
        _ rule: String = CreditRule.mediatedAndPerformed,
        source: Case.ID = .example(3),
        on day: Day = Moment.example.day
    ) -> CreditFact {
        CreditFact(rule: rule, source: source, number: .example, on: day)
    }
}

extension CreditFile.Event {
    static func entered(
        _ fact: CreditFact = .example(),
        number: Int64 = 1,
        effect: CreditEffect = .neutral
    ) -> CreditFile.Event {
        .entryAdded(
            entry: CreditEntry(number: number, fact: fact, effect: effect, points: 0, isPublished: false),
            basis: [
                Basis(
                    rule: fact.rule,
                    inputs: ["on": fact.on.description, "source": fact.source.stream],
                    outcome: ["effect": effect.rawValue, "points": "0", "published": "false"]
                )
            ]
        )
    }
}

/// The rules of the county as its server reads them.
enum CountyRules {
    private struct File: Decodable {
        let rules: [CreditRule]
    }

    /// Read once; a file read for each case of a test takes longer than the test.
    private static let read = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../compose/counties/gaotai/rules/credit.yaml")
        return try YAMLDecoder().decode(File.self, from: String(contentsOf: file, encoding: .utf8)).rules
    }

    static func list() throws -> [CreditRule] { try read.get() }

    static func facts() throws -> CreditFile.Facts {
        CreditFile.Facts(enterprise: .example(), rules: try CreditRules(list()))
    }
}
