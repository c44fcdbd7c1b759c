import Foundation
import MediationDomain
import Model
import TestKit
import Testing

@testable import MediationService

@Suite("What becomes of a letter")
struct LetterDecidingTests {
    let today = Moment.example.day
    let issued: Letter.Event

    init() throws {
        issued = .issued(number: .example, text: "高市监投受〔2026〕第12号", letter: .example(), basis: [])
    }

    func facts() throws -> Letter.Facts { Letter.Facts(next: .example, rules: try CountyRules.mediation()) }

    @Test func `is that it gets its number, once`() throws {
        given(Letter.self).when(.issue(letter: .example()), knowing: try facts()).then(
            .issued(
                number: .example,
                text: "高市监投受〔2026〕第12号",
                letter: .example(),
                basis: [
                    Basis(
                        rule: "letter.acceptance",
                        inputs: ["lawOn": "2026-09-30"],
                        outcome: ["law": "order121", "number": "高市监投受〔2026〕第12号"]
                    )
                ]
            )
        )
        given(Letter.self, issued).when(.issue(letter: .example()), knowing: try facts()).then()
        given(Letter.self, issued).when(.issue(letter: .example(digest: "bb")), knowing: try facts())
            .rejects(.letterAlreadyIssued)
        given(Letter.self).when(.issue(letter: .example(lawOn: try Day("2019-01-01"))), knowing: try facts())
            .rejects(.letterRuleMissing)
        given(Letter.self).when(.issue(letter: .example(on: today.adding(days: 1))), knowing: try facts())
            .rejects(.letterDayInFuture)
    }

    @Test func `is one end: void, or replaced`() throws {
        let letter = given(Letter.self, issued)
        letter.when(.void(on: today, because: .wrongContent), knowing: try facts())
            .then(.voided(on: today, because: .wrongContent))
        letter.when(.replace(by: .example(2), on: today), knowing: try facts())
            .then(.replaced(by: .example(2), on: today))
        let void = given(Letter.self, issued, .voided(on: today, because: .wrongContent))
        void.when(.void(on: today, because: .wrongContent), knowing: try facts()).then()
        void.when(.replace(by: .example(2), on: today), knowing: try facts()).rejects(.letterNotInForce)
        void.when(.serve(party: .applicant, service: try .example()), knowing: try facts())
            .rejects(.letterNotInForce)
        let replaced = given(Letter.self, issued, .replaced(by: .example(2), on: today))
        replaced.when(.replace(by: .example(2), on: today), knowing: try facts()).then()
        replaced.when(.void(on: today, because: .issuedTwice), knowing: try facts()).rejects(.letterNotInForce)
        letter.when(.void(on: today.adding(days: 1), because: .issuedTwice), knowing: try facts())
            .rejects(.letterDayInFuture)
    }

    @Test func `is that each party is served once`() throws {
        let service = try NoticeService.example(.personal)
        let served = Letter.Event.served(party: .applicant, service: service, effectiveOn: today, basis: [])
        given(Letter.self, issued).when(.serve(party: .applicant, service: service), knowing: try facts()).then(served)
        let once = given(Letter.self, issued, served)
        once.when(.serve(party: .applicant, service: service), knowing: try facts()).then()
        once.when(.serve(party: .applicant, service: try .example()), knowing: try facts())
            .rejects(.letterServedAlready)
        once.when(.serve(party: .respondent, service: service), knowing: try facts())
            .then(.served(party: .respondent, service: service, effectiveOn: today, basis: []))
        once.when(.serve(party: .respondent, service: try .example(.electronic)), knowing: try facts())
            .rejects(.letterServiceNeedsConsent)
    }

    @Test func `is that its scan comes back once`() throws {
        let scanned = Letter.Event.scanReturned(digest: "aa", on: today)
        given(Letter.self, issued).when(.returnScan(digest: "aa", on: today), knowing: try facts()).then(scanned)
        let once = given(Letter.self, issued, scanned)
        once.when(.returnScan(digest: "aa", on: today), knowing: try facts()).then()
        once.when(.returnScan(digest: "bb", on: today), knowing: try facts()).rejects(.letterScanKnown)
    }

    @Test func `is nothing before it is issued`() throws {
        let commands: [Letter.Command] = [
            .void(on: today, because: .wrongContent), .replace(by: .example(2), on: today),
            .serve(party: .applicant, service: try .example()), .returnScan(digest: "aa", on: today),
        ]
        for command in commands { given(Letter.self).when(command, knowing: try facts()).rejects(.letterUnknown) }
    }

    @Test func `is written as ever`() throws {
        let about = LetterAbout(
            caseID: .example(3),
            order: .example(4),
            report: .example(5),
            enterprise: .example(6),
            payout: 1,
            person: .example(7)
        )
        var letter = LetterDraft.example()
        (letter.about, letter.replaces) = (about, .example(2))
        let basis = [Basis(rule: "letter.acceptance", inputs: [:], outcome: ["law": "order121"])]
        try GoldenFile.expectAll(
            of: Letter.self,
            [
                .issued(number: .example, text: "高市监投受〔2026〕第12号", letter: letter, basis: basis),
                .sealed(copies: 3, seal: try LineText("高台县市场监督管理局"), by: "user:one", on: today),
                .voided(on: today, because: .wrongRecipient),
                .replaced(by: .example(2), on: today),
                .served(party: .applicant, service: try .example(), effectiveOn: today, basis: basis),
                .scanReturned(digest: "aa", on: today),
            ]
        )
        #expect(Letter.Event.CodingKeys.allCases.allSatisfy { Letter.Event.disclosure(of: $0) == .closed })
    }

    @Test func `depends on templates that insert nothing raw and name only what there is`() throws {
        let rules = try CountyRules.mediation().letters
        _ = try LetterPrinter(rules)
        let shared: Set = [
            "title", "issuer", "number", "issuedOn", "law", "articles", "mark", "rows", "label", "value", "isVoid",
        ]
        for kind in LetterKind.allCases {
            let rule = try #require(rules.rule(kind))
            let template = try #require(rules.templates[kind.rawValue])
            let known = shared.union(rule.fields.map(\.name)).union(rule.facts.map(\.name))
            for match in template.matches(of: #/\{\{([#/^]?)([A-Za-z]+)\}\}/#) {
                #expect(known.contains(String(match.output.2)), "\(kind.form) names \(match.output.2)")
            }
        }
        for raw in ["{{{title}}}", "{{&title}}", "{{% CONTENT_TYPE:TEXT}}", "{{#open}}"] {
            var templates = rules.templates
            templates["acceptance"] = raw
            #expect(throws: Refusal.self) { try LetterPrinter(LetterRules([], templates: templates)) }
        }
    }
}

extension LetterDraft {
    static func example(
        on day: Day = Moment.example.day,
        lawOn: Day = Moment.example.day,
        digest: String = "aa"
    ) -> LetterDraft {
        LetterDraft(
            kind: .acceptance,
            about: LetterAbout(caseID: .example(3)),
            lawOn: lawOn,
            issuedOn: day,
            content: .example(),
            digest: digest,
            template: "cc"
        )
    }
}
