import MediationDomain
import Model
import TestKit
import Testing

@Suite("An enterprise that mediation hears of")
struct KnownEnterpriseTests {
    static func profile(signs: [String] = ["好帮手"]) throws -> EnterpriseProfile {
        EnterpriseProfile(
            name: try LineText("高台县南华好帮手保洁服务部"),
            creditCode: try UnifiedSocialCreditCode("91620724MADEM0011F"),
            shopSigns: try signs.map { try LineText($0) }
        )
    }

    static func details(signs: [String] = ["好帮手"]) throws -> EnterpriseDetails {
        EnterpriseDetails(
            creditCode: try UnifiedSocialCreditCode("91620724MADEM0011F"),
            name: try LineText("高台县南华好帮手保洁服务部"),
            shopSigns: try signs.map { try LineText($0) },
            address: try LineText("南华镇"),
            division: try DivisionCode("620724102"),
            business: .employing,
            registeredOn: try Day("2020-05-06"),
            contact: EnterpriseContact(legalRepresentative: .example())
        )
    }

    @Test func `is learned, and learned anew when its names change`() throws {
        let learned = KnownEnterprise.Event.learned(profile: try Self.profile())
        given(KnownEnterprise.self).when(.learn(profile: try Self.profile())).then(learned)
        given(KnownEnterprise.self, learned).when(.learn(profile: try Self.profile())).then()
        let other = try Self.profile(signs: ["好帮手", "净万家"])
        given(KnownEnterprise.self, learned).when(.learn(profile: other)).then(.changed(profile: other))
    }

    @Test func `is learned from the registry under the same id`() throws {
        let command = Mediation.Command.enterprise(.learn(profile: try Self.profile()), on: .example(5))
        let details = try Self.details()
        #expect(Mediation.commands(after: .enterprise(.registered(details: details), of: .example(5))) == [command])
        #expect(Mediation.commands(after: .enterprise(.changed(details: details), of: .example(5))) == [command])
        #expect(Mediation.commands(after: .officer(.dismissed, of: .example(5))).isEmpty)
    }
}
