import Model
import TestKit
import Testing

@Suite("Stored events around a case")
struct CircleGoldenTests {
    let day = Moment.example.day
    let basis = [Basis(rule: "joint.least", inputs: ["members": "2"], outcome: ["least": "2"])]

    @Test func `of a joint complaint are written as ever`() throws {
        var member = JointMember.example(1)
        member.order = .example(3)
        member.claimed = try Money(fen: 46_000)
        member.name = .example("bmFtZQ")
        member.phone = .example("cGhvbmU")
        try GoldenFile.expectAll(
            of: Joint.self,
            [
                .formed(members: [member, .example(2)], basis: basis), .joined(member: .example(3)),
                .representativesChosen(persons: [.example(1), .example(2)], on: day, paper: .example(), basis: basis),
                .proposed(proposal: 1, matter: .settlement, what: .example(), on: day),
                .answered(proposal: 1, person: .example(3), on: day, isConsent: true),
                .adopted(proposal: 1, matter: .settlement, on: day, basis: basis),
                .leftOut(person: .example(3), on: day, reason: .example()),
                .splitOff(person: .example(3), to: .example(4), on: day), .groupNoticed(members: 5, basis: basis),
            ]
        )
    }

    @Test func `of a proxy are written as ever`() throws {
        try GoldenFile.expectAll(
            of: Proxy.self,
            [
                .appointed(authorisation: .example(), basis: basis), .revoked(caseID: .example(), on: day),
                .expired(caseID: .example(), through: day),
            ]
        )
    }

    @Test func `of pairs are written as ever`() throws {
        try GoldenFile.expectAll(
            of: Lookalike.self,
            [.dismissed(other: Lookalike.ID.example(2).value, reason: .example())]
        )
    }

    @Test func `tell the world nothing`() {
        #expect(Joint.Event.CodingKeys.allCases.allSatisfy { Joint.Event.disclosure(of: $0) == .closed })
        #expect(Proxy.Event.CodingKeys.allCases.allSatisfy { Proxy.Event.disclosure(of: $0) == .closed })
        #expect(Lookalike.Event.CodingKeys.allCases.allSatisfy { Lookalike.Event.disclosure(of: $0) == .closed })
    }
}
