import Model
import TestKit
import Testing
import TrainingDomain

@Suite("A certificate")
struct CertificateTests {
    let content: CertificateContent
    let number: CertificateNumber

    init() throws {
        content = try .example()
        number = try .example()
    }

    private var issued: Given<Certificate> { given(Certificate.self, .issued(content: content, number: number)) }
    private var revoked: Given<Certificate> {
        given(
            Certificate.self,
            .issued(content: content, number: number),
            .revoked(worker: content.worker, reason: .replaced)
        )
    }

    @Test func `is issued once, under the next official number`() {
        given(Certificate.self)
            .when(.issue(content), knowing: .init(number: number))
            .then(.issued(content: content, number: number))
        issued.when(.issue(content), knowing: .init(number: number)).then()
    }

    @Test func `is not issued with other content, nor once it is revoked`() throws {
        issued.when(.issue(try .example(issuedOn: "2026-05-01")), knowing: .init(number: number))
            .rejects(.certificateAlreadyIssued)
        revoked.when(.issue(content), knowing: .init(number: number)).rejects(.certificateAlreadyRevoked)
    }

    @Test func `is not dated after the day it is issued on`() throws {
        given(Certificate.self)
            .when(.issue(try .example(issuedOn: "2026-10-01")), knowing: .init(number: number))
            .rejects(.certificateIssuedInFuture)
        given(Certificate.self)
            .when(.issue(try .example(issuedOn: "2026-09-30")), knowing: .init(number: number))
            .then(.issued(content: try .example(issuedOn: "2026-09-30"), number: number))
    }

    @Test func `is revoked once, if it was issued at all`() {
        issued.when(.revoke(.replaced), knowing: .init()).then(.revoked(worker: content.worker, reason: .replaced))
        revoked.when(.revoke(.issuedByMistake), knowing: .init()).then()
        given(Certificate.self).when(.revoke(.replaced), knowing: .init()).rejects(.certificateNotIssued)
    }

    @Test func `has a number that sorts within its year`() {
        #expect(number.description == "620724-2026-00017")
        #expect(
            CertificateNumber(division: number.division, year: 2026, ordinal: 123_456).description.hasSuffix("-123456")
        )
    }
}

@Suite("A skill level")
struct SkillLevelTests {
    @Test func `is read by the name that lists have for it`() throws {
        for level in SkillLevel.allCases {
            #expect(try SkillLevel(named: level.chinese) == level)
            #expect(try SkillLevel(named: level.rawValue) == level)
        }
        #expect(try SkillLevel(named: " 五级／初级工") == .five)
    }

    @Test func `nobody has heard of is refused with the names there are`() {
        let refusal = #expect(throws: Refusal.self) { try SkillLevel(named: "六级") }
        #expect(refusal?.reason == "levelUnknown")
        #expect(refusal?.message.chinese.contains("五级/初级工") == true)
    }
}

@Suite("Training")
struct TrainingTests {
    @Test func `gives each refusal a reason of its own`() {
        let reasons =
            TrainingClass.Rejection.allCases.map(\.refusal.reason)
            + Certificate.Rejection.allCases.map(\.refusal.reason)
        #expect(Set(reasons).count == reasons.count)
    }
}
