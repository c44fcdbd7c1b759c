import CreditDomain
import Model
import TestKit
import Testing

@Suite("A stored event of credit")
struct GoldenTests {
    @Test func `of a file is written as ever`() throws {
        try GoldenFile.expectAll(
            of: CreditFile.self,
            [
                .opened(enterprise: .example(), because: .registry),
                .enterpriseRegistered(enterprise: .example()),
                .entered(),
                .entryEnded(entry: 1, on: Moment.example.day),
                .entryCorrected(entry: 1, what: .withdrawn, why: .objectionUpheld),
            ]
        )
    }

    @Test func `that a rule decided names the rule`() {
        #expect(CreditFile.Event.entered().basis.map(\.rule) == [CreditRule.mediatedAndPerformed])
    }
}
