import MediationDomain
import Model
import TestKit

extension Identifier {
    /// The id with that number.
    static func example(_ number: UInt64 = 1) -> Identifier {
        Identifier(UniqueID(high: 0x01a0_f166_56a3_7000, low: 0x8000_0000_0000_0000 | number))
    }
}

extension Sealed {
    /// What the vault may have made of something; no key opens it.
    static func example(_ text: String = "c2VhbGVk") -> Sealed {
        Sealed(key: Identifier<Sealed>.example(99).value, suite: 1, text: text)
    }
}

extension OrderReceipt {
    static func example(
        sequence: Int64 = 3,
        kind: OrderKind = .first,
        category: OrderCategory = .complaint
    ) -> OrderReceipt {
        OrderReceipt(
            channel: .hotline12345,
            number: "GT20260930-000131",
            sequence: sequence,
            kind: kind,
            category: category,
            urgency: .ordinary,
            isConfidential: false,
            receivedOn: Moment.example.day,
            complainant: Complainant(person: .example(7), name: .example("bmFtZQ"), phone: .example("cGhvbmU")),
            narrative: .example()
        )
    }
}

extension CaseOpening {
    static func example(
        kind: CaseKind = .complaint,
        enterprise: Enterprise.ID? = .example(),
        receivedOn: Day = Moment.example.day,
        claimed: Money? = nil
    ) -> CaseOpening {
        CaseOpening(
            kind: kind,
            enterprise: enterprise,
            complainant: .example(7),
            receivedOn: receivedOn,
            claimed: claimed,
            orders: [.example()]
        )
    }
}

extension Case.Facts {
    static func example(withAlarms: Bool = false) throws -> Case.Facts {
        Case.Facts(next: .example, rules: try CountyRules.mediation(withAlarms: withAlarms))
    }
}

extension Basis {
    /// The other ways of Article 39 of the Consumer Protection Law, as a decision of the example's day names them.
    static let otherWays = ["一", "二", "三", "四", "五"].enumerated().map { index, item in
        Basis(
            rule: "consumerLaw.otherWay.\(index + 1)",
            inputs: ["decidedOn": "2026-09-30", "receivedOn": "2026-09-30"],
            outcome: ["article": "第三十九条第\(item)项", "law": "consumerLaw"]
        )
    }
}

extension FileNumber {
    static let example = FileNumber(year: 2026, serial: 12)
}

extension Telling {
    static let example = Telling(how: .sms, at: .example, evidence: "短信回执2026-7", by: "user:7")

    /// The same on that day, in the office's hours.
    static func example(on day: Day) -> Telling {
        var telling = Self.example
        if day != Moment.example.day { telling.at = day.start.adding(milliseconds: 1) }
        return telling
    }
}

extension CaseRefusal {
    static func example(
        on day: Day = Moment.example.day,
        ground: Int = 6,
        law: String? = nil
    ) -> CaseRefusal {
        CaseRefusal(on: day, ground: ground, law: law, reason: .example(), told: .example)
    }
}

extension CaseTermination {
    static func example(
        on day: Day = Moment.example.day,
        ground: Int = 4,
        refusalGround: Int? = nil,
        isFraud: Bool? = nil,
        gone: CaseParty? = nil,
        law: String? = nil,
        reason: Sealed? = nil,
        told: Telling? = .example
    ) -> CaseTermination {
        CaseTermination(
            on: day,
            ground: ground,
            refusalGround: refusalGround,
            isFraud: isFraud,
            gone: gone,
            law: law,
            reason: reason,
            told: told.map { $0 == .example ? .example(on: day) : $0 }
        )
    }
}

extension AgreedTerm {
    static func example(performBy day: Day = Moment.example.day.adding(days: 8)) throws -> AgreedTerm {
        AgreedTerm(what: .example(), amount: try Money(fen: 46_000), performBy: day)
    }
}

extension Case.Event {
    static func opened(_ opening: CaseOpening = .example(), acceptBy: String = "2026-10-15") throws -> Case.Event {
        let due = DueDay(day: try Day(acceptBy), isProvisional: false)
        return .opened(number: .example, opening: opening, acceptBy: due, basis: [])
    }

    static func accepted(
        on day: Day = Moment.example.day,
        told: Telling? = .example,
        mediateBy: String = "2026-11-29"
    ) throws -> Case.Event {
        let due = DueDay(day: try Day(mediateBy), isProvisional: false)
        return .accepted(on: day, enterprise: .example(), told: told, mediateBy: due, basis: [])
    }

    static func agreed(_ term: AgreedTerm, performedAtOnce: Bool = false) -> Case.Event {
        .agreed(
            number: .example,
            enterprise: .example(),
            on: Moment.example.day,
            terms: [term],
            performedAtOnce: performedAtOnce
        )
    }
}
