import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("A merger of cases")
struct MergingTests {
    let early = CaseNeighbour.example(2, receivedOn: Moment.example.day.adding(days: -3))

    @Test func `keeps the earliest receipt and counts the term of acceptance from it`() throws {
        let facts = try Case.Facts.merging(.example(1), early)
        let day = early.receivedOn
        let term = try #require(facts.rules.acceptance(of: .complaint, receivedOn: day))
        given(Case.self, try .opened()).when(
            .merge(step: .absorb(other: .example(2), likeness: .samePerson)),
            knowing: facts
        ).then(
            .absorbed(
                other: .example(2),
                otherNumber: early.number,
                likeness: .samePerson,
                receivedOn: day,
                terms: [MovedTerm(CaseTerm(.accept), from: day, due: term.due)],
                basis: [
                    Basis(
                        rule: "merge.earliestReceipt",
                        inputs: ["2026-1": "2026-09-30", "2026-2": "2026-09-27"],
                        outcome: ["receivedOn": "2026-09-27"]
                    )
                ] + term.basis
            )
        )
    }

    @Test func `moves nothing when the other came in later`() throws {
        let late = CaseNeighbour.example(2, receivedOn: Moment.example.day)
        let own = CaseNeighbour.example(1, receivedOn: Moment.example.day.adding(days: -3))
        let opening = CaseOpening.example(receivedOn: own.receivedOn)
        let facts = try Case.Facts.merging(own, late)
        let due = try #require(facts.rules.acceptance(of: .complaint, receivedOn: own.receivedOn)).due
        let answer = try Case.State.folding([try .opened(opening, acceptBy: due.day.description)])
            .decide(.merge(step: .absorb(other: .example(2), likeness: .samePerson)), knowing: facts, at: .example)
        guard case .absorbed(_, _, _, let day, let terms, _)? = answer.first else {
            Issue.record("nothing was absorbed")
            return
        }
        #expect(day == own.receivedOn && terms.isEmpty)
    }

    @Test func `stops the other's terms, and starts them again as they were`() throws {
        let due = DueDay(day: try Day("2026-10-15"), isProvisional: false)
        let terms = [MovedTerm(CaseTerm(.accept), from: CaseOpening.example().receivedOn, due: due)]
        let merged = Case.Event.merged(
            live: .example(1),
            liveNumber: early.number,
            likeness: .samePerson,
            stopped: terms
        )
        let facts = try Case.Facts.merging(.example(2), early)
        given(Case.self, try .opened())
            .when(.merge(step: .into(live: .example(1), likeness: .samePerson)), knowing: facts)
            .then(merged)
        let gone = given(Case.self, try .opened(), merged)
        gone.when(.merge(step: .into(live: .example(1), likeness: .samePerson)), knowing: facts).then()
        gone.when(.merge(step: .leave(live: .example(1))), knowing: facts)
            .then(.unmerged(live: .example(1), liveNumber: early.number, terms: terms, basis: []))
        given(
            Case.self,
            try .opened(),
            merged,
            .unmerged(live: .example(1), liveNumber: early.number, terms: terms, basis: [])
        )
        .when(.merge(step: .leave(live: .example(1))), knowing: facts).then()
    }

    @Test func `is decided upon in the live case alone`() throws {
        let day = Moment.example.day
        let merged = Case.Event.merged(live: .example(1), liveNumber: .example, likeness: .joint, stopped: [])
        let gone = given(Case.self, try .opened(), merged)
        let commands: [Case.Command] = [
            .open(opening: .example()), .identifyRespondent(enterprise: .example()), .accept(on: day, told: .example),
            .refuse(refusal: .example()), .agree(on: day, terms: [], performedAtOnce: true),
            .recordPerformance(on: day, isPerformed: true), .terminate(termination: .example()),
            .merge(step: .absorb(other: .example(3), likeness: .joint)), .merge(step: .release(other: .example(3))),
            .merge(step: .into(live: .example(3), likeness: .joint)),
        ]
        for command in commands { gone.when(command, knowing: try .example()).rejects(.caseMerged) }
        gone.when(.merge(step: .leave(live: .example(3))), knowing: try .example()).rejects(.mergedElsewhere)
        gone.when(.noteAcceptanceOverdue, knowing: try .example()).then()
        gone.when(.noteMediationOverdue, knowing: try .example()).then()
    }

    @Test func `happens once`() throws {
        var other = early
        other.live = .example(1)
        given(Case.self, try .opened())
            .when(
                .merge(step: .absorb(other: .example(2), likeness: .samePerson)),
                knowing: try .merging(.example(1), other)
            )
            .then()
        given(Case.self, try .opened())
            .when(.merge(step: .release(other: .example(2))), knowing: try .merging(.example(1), early))
            .then()
    }

    @Test func `is refused of what is no one dispute`() throws {
        func refused(
            _ rejection: Case.Rejection,
            _ likeness: CaseLikeness = .samePerson,
            own: CaseNeighbour = .example(1),
            _ change: (inout CaseNeighbour) -> Void
        ) throws {
            var other = early
            change(&other)
            given(Case.self, try .opened())
                .when(.merge(step: .absorb(other: other.id, likeness: likeness)), knowing: try .merging(own, other))
                .rejects(rejection)
        }
        try refused(.mergedWithItself) { $0.id = .example(1) }
        try refused(.mergedElsewhere) { $0.live = .example(9) }
        try refused(.mergedHasMerged) { $0.merged = [.example(9): $0.receivedOn] }
        try refused(.caseOver) { $0.isOver = true }
        try refused(.mergedKindsDiffer) { $0.kind = .labour }
        try refused(.mergedRespondentsDiffer) { $0.enterprise = .example(9) }
        try refused(.complainantsDiffer) { $0.complainant = .example(8) }
        try refused(.complainantsDiffer, .joint) { $0.complainant = .example(8) }
        var over = CaseNeighbour.example(1)
        over.isOver = true
        try refused(.caseOver, own: over) { _ in }
        given(Case.self, try .opened())
            .when(.merge(step: .absorb(other: .example(2), likeness: .samePerson)), knowing: try .example())
            .rejects(.caseUnknown)
    }

    @Test func `of joint complainants is allowed`() throws {
        var other = early
        other.complainant = .example(8)
        var facts = try Case.Facts.merging(.example(1), other)
        facts.merging.isJoint = true
        let answer = try Case.State.folding([try .opened()])
            .decide(.merge(step: .absorb(other: other.id, likeness: .joint)), knowing: facts, at: .example)
        #expect(answer.count == 1)
    }

    @Test func `leaves an agreed case where it is`() throws {
        given(Case.self, try .opened(), try .accepted(), .agreed(try .example()))
            .when(
                .merge(step: .into(live: .example(1), likeness: .samePerson)),
                knowing: try .merging(.example(2), early)
            )
            .rejects(.caseAlreadyAgreed)
    }

    @Test func `lets nobody agree for those who have not consented`() throws {
        var facts = try Case.Facts.example()
        facts.unconsented = 2
        given(Case.self, try .opened(), try .accepted())
            .when(.agree(on: Moment.example.day, terms: [try .example()], performedAtOnce: false), knowing: facts)
            .rejects(.membersUnconsented)
    }
}

extension CaseNeighbour {
    /// The case of that number, against enterprise 1, by person 7.
    static func example(_ number: UInt64, receivedOn day: Day = Moment.example.day) -> CaseNeighbour {
        CaseNeighbour(
            id: .example(number),
            number: FileNumber(year: 2026, serial: Int64(number)),
            kind: .complaint,
            enterprise: .example(),
            complainant: .example(7),
            receivedOn: day,
            isOver: false
        )
    }
}

extension Case.Facts {
    static func merging(_ own: CaseNeighbour, _ other: CaseNeighbour) throws -> Case.Facts {
        var facts = try Case.Facts.example()
        facts.merging = MergingFacts(own: own, other: other)
        return facts
    }
}
