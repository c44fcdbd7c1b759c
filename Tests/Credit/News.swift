import Model
import TestKit

/// What peers may tell of one enterprise or one case.
enum News {
    static let due = DueDay(day: Moment.example.day, isProvisional: false)
    static let sealed = Sealed(key: Identifier<Sealed>.example(99).value, suite: 1, text: "c2VhbGVk")

    static func registered(_ id: Enterprise.ID) throws -> Registry.Event {
        .enterprise(.registered(details: try details()), of: id)
    }

    static func changed(_ id: Enterprise.ID) throws -> Registry.Event {
        .enterprise(.changed(details: try details()), of: id)
    }

    static func opened(_ id: Case.ID, against enterprise: Enterprise.ID?) -> Mediation.Event {
        let opening = CaseOpening(
            kind: .complaint,
            enterprise: enterprise,
            complainant: .example(7),
            receivedOn: Moment.example.day,
            orders: []
        )
        return .case(.opened(number: .example, opening: opening, acceptBy: due, basis: []), of: id)
    }

    static func accepted(_ id: Case.ID, _ enterprise: Enterprise.ID) -> Mediation.Event {
        let told = Telling(how: .sms)
        return .case(
            .accepted(on: due.day, enterprise: enterprise, told: told, mediateBy: due, basis: []),
            of: id
        )
    }

    static func refused(_ id: Case.ID, _ enterprise: Enterprise.ID?) -> Mediation.Event {
        let refusal = CaseRefusal(on: due.day, ground: 1, told: Telling(how: .phone))
        return .case(.refused(number: .example, enterprise: enterprise, refusal: refusal, basis: []), of: id)
    }

    static func agreed(_ id: Case.ID, _ enterprise: Enterprise.ID, performedAtOnce: Bool) -> Mediation.Event {
        let term = AgreedTerm(what: sealed, performBy: due.day)
        return .case(
            .agreed(
                number: .example,
                enterprise: enterprise,
                on: due.day,
                terms: [term],
                performedAtOnce: performedAtOnce
            ),
            of: id
        )
    }

    static func performed(_ id: Case.ID, _ enterprise: Enterprise.ID) -> Mediation.Event {
        .case(.performed(number: .example, enterprise: enterprise, on: due.day), of: id)
    }

    static func unperformed(_ id: Case.ID, _ enterprise: Enterprise.ID) -> Mediation.Event {
        .case(.unperformed(number: .example, enterprise: enterprise, on: due.day), of: id)
    }

    static func terminated(_ id: Case.ID, _ enterprise: Enterprise.ID) -> Mediation.Event {
        let termination = CaseTermination(on: due.day, ground: 4)
        return .case(
            .terminated(
                number: .example,
                enterprise: enterprise,
                termination: termination,
                tellBothBy: due,
                basis: []
            ),
            of: id
        )
    }

    private static func details() throws -> EnterpriseDetails {
        EnterpriseDetails(
            creditCode: try UnifiedSocialCreditCode("91620724MADEM0011F"),
            name: try LineText("高台县惠民家政服务有限公司"),
            shopSigns: [],
            address: try LineText("城关镇"),
            division: try DivisionCode("620724100"),
            business: .employing,
            registeredOn: try Day("2020-05-06"),
            contact: EnterpriseContact(legalRepresentative: sealed)
        )
    }
}
