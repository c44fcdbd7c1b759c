/// What `relief.open` takes.
public struct ReliefOpenRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by its id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// Why it does not pay itself.
    public var because: EnterpriseDefault
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `relief.claim` takes.
public struct ReliefClaimRequest: Codable, Hashable, CaseNaming {
    /// The advance payment.
    public var relief: Relief.ID
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// How much is proven.
    public var proven: Money
    /// The number of what proves it.
    public var proof: DocumentNumber
    /// How much the claimant declares to have got elsewhere; nothing is declared with 0.
    public var elsewhere: Money
    /// When they declared it; today when nothing is said.
    public var declaredOn: Day?
}

/// What `relief.withdraw` takes.
public struct ReliefWithdrawal: Codable, Hashable, CaseNaming {
    /// The advance payment.
    public var relief: Relief.ID
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `relief.checkPayee` takes.
public struct PayeeCheckRequest: Codable, Hashable, CaseNaming {
    /// The advance payment.
    public var relief: Relief.ID
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// The name that the account is held in.
    public var name: PersonName
    /// The identity document that was looked at.
    public var identity: ResidentIdentityNumber
    /// The account.
    public var account: LineText
}

/// What `relief.propose` takes.
public struct ReliefProposal: Codable, Hashable, Sendable {
    /// The advance payment.
    public var relief: Relief.ID
    /// The number of the document.
    public var number: DocumentNumber
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `relief.approve` takes.
public struct ReliefApproval: Codable, Hashable, Sendable {
    /// The advance payment.
    public var relief: Relief.ID
    /// For which authority.
    public var authority: LineText
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `relief.serve` takes.
public struct ReliefServiceRequest: Codable, Hashable, Sendable {
    /// The advance payment.
    public var relief: Relief.ID
    /// How the enterprise was told, when, and what proves it.
    public var service: NoticeService
}

/// What `relief.pay` and `relief.get` take.
public struct ReliefReference: Codable, Hashable, Sendable {
    /// The advance payment.
    public var relief: Relief.ID
}

/// An advance payment with its table of claims.
public struct ReliefView: Codable, Hashable, Sendable {
    /// Its id.
    public var relief: Relief.ID
    /// Against whom.
    public var enterprise: Enterprise.ID
    /// Why it does not pay itself.
    public var because: EnterpriseDefault
    /// The table, the earliest receipt first.
    public var claims: [Row]
    /// The number of the document, once it was proposed.
    public var number: DocumentNumber?
    /// Who has approved.
    public var approvals: [String]
    /// When it was decided.
    public var decidedOn: Day?
    /// From which day the enterprise counts as told.
    public var effectiveOn: Day?

    /// One claim.
    public struct Row: Codable, Hashable, Sendable {
        /// What is claimed.
        public var claim: ReliefClaim
        /// The case's number.
        public var caseNumber: FileNumber
        /// When the authority had it.
        public var receivedOn: Day
        /// Whether the payee was compared with the claimant.
        public var isPayeeChecked: Bool

        /// A row.
        public init(claim: ReliefClaim, caseNumber: FileNumber, receivedOn: Day, isPayeeChecked: Bool) {
            self.claim = claim
            self.caseNumber = caseNumber
            self.receivedOn = receivedOn
            self.isPayeeChecked = isPayeeChecked
        }
    }

    /// An advance payment.
    public init(relief: Relief.ID, enterprise: Enterprise.ID, because: EnterpriseDefault, claims: [Row]) {
        self.relief = relief
        self.enterprise = enterprise
        self.because = because
        self.claims = claims
        approvals = []
    }
}

/// What `intake.mass` takes: people with the same trouble, by a template of the county.
public struct MassIntakeRequest: Codable, Hashable, EnterpriseNaming {
    /// The template.
    public var template: LineText
    /// The enterprise by its id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// One row a person.
    public var rows: [Row]

    /// One person.
    public struct Row: Codable, Hashable, Sendable {
        /// The number on the register or the pre-printed sheet.
        public var number: LineText
        /// Their name.
        public var name: PersonName
        /// Their telephone.
        public var phone: PhoneNumber
        /// The number of the card or contract.
        public var card: LineText?
        /// When they paid.
        public var paidOn: Day
        /// What they paid.
        public var paid: Money
        /// What of it was used.
        public var used: Money
        /// When the authority had it; today when nothing is said.
        public var receivedOn: Day?
    }

    /// The most rows of one request.
    public static let limit = 50
}
