/// What first made a file necessary; it says nothing about the enterprise.
public enum FileOccasion: String, Codable, Hashable, Sendable, CaseIterable {
    case registry, complaint
}

/// A fact that a rule may make an entry of.
public struct CreditFact: Codable, Hashable, Sendable {
    /// The rule's id, such as `credit.mediatedAndPerformed`.
    public var rule: String
    /// The case it comes from.
    public var source: Case.ID
    /// The number of that case.
    public var number: FileNumber
    /// When it happened.
    public var on: Day
    /// Which one, where the same may happen in a case several times: the number of the payout.
    public var occasion: Int64?

    /// A fact.
    public init(rule: String, source: Case.ID, number: FileNumber, on: Day, occasion: Int64? = nil) {
        self.rule = rule
        self.source = source
        self.number = number
        self.on = on
        self.occasion = occasion
    }
}

/// An entry of a credit file.
public struct CreditEntry: Codable, Hashable, Sendable {
    /// Which one within its file, from 1.
    public var number: Int64
    /// The fact behind it.
    public var fact: CreditFact
    /// What the rule makes of the fact.
    public var effect: CreditEffect
    /// What it counts; 0 as long as no source gives points.
    public var points: Int64
    /// Whether the public sees it.
    public var isPublished: Bool

    /// An entry.
    public init(number: Int64, fact: CreditFact, effect: CreditEffect, points: Int64, isPublished: Bool) {
        self.number = number
        self.fact = fact
        self.effect = effect
        self.points = points
        self.isPublished = isPublished
    }
}

/// What a rule makes of a fact.
public enum CreditEffect: String, Codable, Hashable, Sendable, CaseIterable {
    /// Nothing is entered.
    case none
    /// It is written down and is no reproach.
    case neutral
    /// The departments see it; it is never called 失信.
    case internalSupervision
    /// A record in the sense of the national catalogue.
    case creditRecord
}

/// What is put right about an entry.
public enum EntryCorrection: String, Codable, Hashable, Sendable, CaseIterable {
    /// It should never have been made and no longer counts.
    case withdrawn
    /// Withdrawing it was the mistake.
    case reinstated
}

/// Why an entry is put right; a choice, so that nothing personal is written down.
public enum CorrectionReason: String, Codable, Hashable, Sendable, CaseIterable {
    case wrongEnterprise, wrongCase, caseReopened, ruleMisapplied, objectionUpheld
}
