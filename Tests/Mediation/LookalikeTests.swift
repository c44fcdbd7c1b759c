import MediationDomain
import Model
import TestKit
import Testing

@Suite("A pair that is not the same")
struct LookalikeTests {
    @Test func `is remembered once, and is a pair of two`() {
        let (one, other) = (Lookalike.ID.example(1), Lookalike.ID.example(2).value)
        let facts = Lookalike.Facts(own: one.value)
        given(Lookalike.self).when(.dismiss(other: other, reason: nil), knowing: facts)
            .then(.dismissed(other: other, reason: nil))
        given(Lookalike.self, .dismissed(other: other, reason: nil))
            .when(.dismiss(other: other, reason: .example()), knowing: facts).then()
        given(Lookalike.self).when(.dismiss(other: one.value, reason: nil), knowing: facts).rejects(.pairOfOne)
    }
}
