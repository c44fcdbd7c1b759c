/// What a side said when it was asked for consent.
public struct CaseConsent: Codable, Hashable, Sendable {
    /// Which side.
    public var party: CaseParty
    /// To what.
    public var to: Matter
    /// Whether they agreed.
    public var isGiven: Bool
    /// When they said so.
    public var on: Day
    /// How that is proved, such as by a recorded line.
    public var evidence: String?

    /// What consent is asked for.
    public enum Matter: String, Codable, Hashable, Sendable, CaseIterable {
        case mediation, delegation
    }

    /// An answer.
    public init(party: CaseParty, to: Matter, isGiven: Bool, on: Day, evidence: String? = nil) {
        self.party = party
        self.to = to
        self.isGiven = isGiven
        self.on = on
        self.evidence = evidence
    }
}

/// When and how the sides are brought together.
public struct CaseSession: Codable, Hashable, Sendable {
    /// Which session of the case, from 1.
    public var number: Int
    /// When it begins.
    public var at: Moment
    /// Whether the sides come to one place.
    public var isOnSite: Bool
    /// Where, for an on-site session.
    public var place: String?
    /// Who conducts it.
    public var mediator: Officer.ID?

    /// A session.
    public init(number: Int, at: Moment, isOnSite: Bool, place: String? = nil, mediator: Officer.ID? = nil) {
        self.number = number
        self.at = at
        self.isOnSite = isOnSite
        self.place = place
        self.mediator = mediator
    }
}

/// An appraisal or a test: the time it takes is no part of the term of mediation.
public struct Appraisal: Codable, Hashable, Sendable {
    /// Which appraisal of the case, from 1.
    public var number: Int
    /// Who carries it out.
    public var body: String
    /// Who chose that body.
    public var chosenBy: Choice
    /// Whether the sides agreed who bears the cost.
    public var isCostAgreed: Bool
    /// When it was commissioned.
    public var on: Day
    /// The document that commissioned it.
    public var document: String?

    /// Who chose the body.
    public enum Choice: String, Codable, Hashable, Sendable, CaseIterable {
        case agreement, appointment
    }

    /// An appraisal.
    public init(
        number: Int,
        body: String,
        chosenBy: Choice,
        isCostAgreed: Bool,
        on: Day,
        document: String? = nil
    ) {
        self.number = number
        self.body = body
        self.chosenBy = chosenBy
        self.isCostAgreed = isCostAgreed
        self.on = on
        self.document = document
    }
}

/// What became of the mediation letter of an agreement (调解书).
public struct MediationLetter: Codable, Hashable, Sendable {
    /// Whether it was made, signed and sealed, or both sides did without.
    public var outcome: Outcome
    /// When.
    public var on: Day
    /// The number or digest of the letter, or of the record that was kept instead.
    public var document: String?

    /// What became of it.
    public enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
        case made, waived
    }

    /// What became of a letter.
    public init(outcome: Outcome, on: Day, document: String? = nil) {
        self.outcome = outcome
        self.on = on
        self.document = document
    }
}

/// That a case is against another enterprise than was thought when it was accepted.
public struct RespondentCorrection: Codable, Hashable, Sendable {
    /// The right one.
    public var enterprise: Enterprise.ID
    /// When that was found.
    public var on: Day
    /// Why, sealed.
    public var reason: Sealed

    /// A correction.
    public init(enterprise: Enterprise.ID, on: Day, reason: Sealed) {
        self.enterprise = enterprise
        self.on = on
        self.reason = reason
    }
}
