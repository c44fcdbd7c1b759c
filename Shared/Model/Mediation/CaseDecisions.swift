/// A decision not to accept a complaint.
public struct CaseRefusal: Codable, Hashable, Sendable {
    /// When it was decided.
    public var on: Day
    /// The item of the law's list.
    public var ground: Int
    /// The law, regulation or rule, where the item asks for one.
    public var law: String?
    /// The facts behind it, sealed.
    public var reason: Sealed?
    /// How the complainant was told, with the other ways that are open to them, if they were already.
    public var told: Telling?

    /// A refusal.
    public init(on: Day, ground: Int, law: String? = nil, reason: Sealed? = nil, told: Telling? = nil) {
        self.on = on
        self.ground = ground
        self.law = law
        self.reason = reason
        self.told = told
    }
}

/// A decision to end a mediation without an agreement.
public struct CaseTermination: Codable, Hashable, Sendable {
    /// When it was decided.
    public var on: Day
    /// The item of the law's list.
    public var ground: Int
    /// The ground of refusal that was found after acceptance, where the item is about that.
    public var refusalGround: Int?
    /// Whether it is for fraud or extortion by whoever complained, which goes to the police.
    public var isFraud: Bool?
    /// Which side has died or ceased to be, where the item is about that; only the other is told.
    public var gone: CaseParty?
    /// The law, regulation or rule, where the item asks for one.
    public var law: String?
    /// The facts behind it, sealed.
    public var reason: Sealed?
    /// How both were told, if they were already.
    public var told: Telling?

    /// A termination.
    public init(
        on: Day,
        ground: Int,
        refusalGround: Int? = nil,
        isFraud: Bool? = nil,
        gone: CaseParty? = nil,
        law: String? = nil,
        reason: Sealed? = nil,
        told: Telling? = nil
    ) {
        self.on = on
        self.ground = ground
        self.refusalGround = refusalGround
        self.isFraud = isFraud
        self.gone = gone
        self.law = law
        self.reason = reason
        self.told = told
    }
}

/// One thing that was agreed.
public struct AgreedTerm: Codable, Hashable, Sendable {
    /// What is to be done, sealed.
    public var what: Sealed
    /// The money, if it is about money.
    public var amount: Money?
    /// The last day for it.
    public var performBy: Day

    /// A term.
    public init(what: Sealed, amount: Money? = nil, performBy: Day) {
        self.what = what
        self.amount = amount
        self.performBy = performBy
    }
}

extension CaseTermination {
    /// Whom the authority tells: both sides, or the one that is left.
    public var partiesToTell: [CaseParty] { CaseParty.allCases.filter { $0 != gone } }
}
