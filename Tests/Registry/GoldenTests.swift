import Model
import RegistryDomain
import TestKit
import Testing

@Suite("A stored event of the registry")
struct GoldenTests {
    @Test func `of an enterprise is written as ever`() throws {
        try GoldenFile.expectAll(
            of: Enterprise.self,
            [
                .registered(details: .example()),
                .changed(details: .example(attestation: .example("cmVtYXJr"), name: "高台县惠民养老服务有限公司")),
            ]
        )
    }

    @Test func `of a mark is written as ever`() throws {
        let day = Moment.example.day
        try GoldenFile.expectAll(
            of: EnterpriseMark.self,
            [.depositShortMarked(topUp: 1, due: day), .depositShortCleared(topUp: 1, on: day)]
        )
    }

    @Test func `of a clue is written as ever`() throws {
        let day = Moment.example.day
        let lead = NotedLead(sign: try LineText("帮帮家政"), place: try LineText("城关镇县府街12号"), foundOn: day)
        try GoldenFile.expectAll(
            of: Lead.self,
            [.entered(lead: lead), .settled(outcome: .registered, enterprise: .example(2), on: day)]
        )
    }

    @Test func `of a worker is written as ever`() throws {
        try GoldenFile.expectAll(
            of: Worker.self,
            [
                .filed(filing: .example()),
                .certificateNoted(certificate: .example()),
                .revocationNoted(certificate: .example(5)),
            ]
        )
    }

    @Test func `of an officer is written as ever`() throws {
        try GoldenFile.expectAll(of: Officer.self, [.appointed(appointment: .example()), .dismissed])
    }

    @Test func `of a token is written as ever`() throws {
        try GoldenFile.expectAll(
            of: Token.self,
            [.issued(grant: .example(), expires: Moment.example.adding(milliseconds: 43_200_000)), .revoked]
        )
    }

    @Test func `that says who may do what stays closed, and what voids a token is open`() {
        #expect(Token.Event.disclosure(of: .issued) == .closed)
        #expect(Token.Event.disclosure(of: .revoked) == .open)
        #expect(Officer.Event.CodingKeys.allCases.allSatisfy { Officer.Event.disclosure(of: $0) == .closed })
    }
}
