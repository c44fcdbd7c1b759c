/// One row of the table of claims.
public struct ReliefClaim: Codable, Hashable, Sendable {
    /// The case it is made in.
    public var caseID: Case.ID
    /// How much is proven.
    public var proven: Money
    /// The number of what proves it: contract, slip, card.
    public var proof: DocumentNumber
    /// How much the claimant declares to have got elsewhere: from a bank, an insurer, a court.
    public var elsewhere: Money
    /// When they declared it.
    public var declaredOn: Day

    /// A claim.
    public init(caseID: Case.ID, proven: Money, proof: DocumentNumber, elsewhere: Money, declaredOn: Day) {
        self.caseID = caseID
        self.proven = proven
        self.proof = proof
        self.elsewhere = elsewhere
        self.declaredOn = declaredOn
    }

    /// What is left to be paid.
    public var payable: Money { elsewhere >= proven ? .zero : proven - elsewhere }
}

/// That whoever is paid is whoever claimed.
public struct PayeeCheck: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// Who is paid.
    public var payee: Person.ID
    /// The account, sealed.
    public var account: Sealed
    /// The identity document that was looked at, sealed.
    public var identity: Sealed
    /// Who looked.
    public var by: String
    /// When.
    public var on: Day

    /// A check.
    public init(caseID: Case.ID, payee: Person.ID, account: Sealed, identity: Sealed, by: String, on: Day) {
        self.caseID = caseID
        self.payee = payee
        self.account = account
        self.identity = identity
        self.by = by
        self.on = on
    }
}

/// That somebody approves a payment in advance for an authority.
public struct AuthorityApproval: Equatable, Sendable {
    /// For which authority.
    public var authority: String
    /// The office that whoever approves belongs to.
    public var unit: String?
    /// What they are there.
    public var role: Role
    /// Who.
    public var by: String
    /// When.
    public var on: Day

    /// An approval.
    public init(authority: String, unit: String?, role: Role, by: String, on: Day) {
        self.authority = authority
        self.unit = unit
        self.role = role
        self.by = by
        self.on = on
    }
}

/// What was decided.
public struct ReliefDecision: Codable, Hashable, Sendable {
    /// The number of the document.
    public var number: DocumentNumber
    /// The day of the last approval.
    public var on: Day
    /// Who decided.
    public var authorities: [String]
    /// What each claimant is to get if the deposit suffices, the earliest receipt first.
    public var awards: [Award]

    /// What one claimant is to get.
    public struct Award: Codable, Hashable, Sendable {
        /// The case.
        public var caseID: Case.ID
        /// How much.
        public var amount: Money

        /// An award.
        public init(caseID: Case.ID, amount: Money) {
            self.caseID = caseID
            self.amount = amount
        }
    }

    /// A decision.
    public init(number: DocumentNumber, on: Day, authorities: [String], awards: [Award]) {
        self.number = number
        self.on = on
        self.authorities = authorities
        self.awards = awards
    }
}
