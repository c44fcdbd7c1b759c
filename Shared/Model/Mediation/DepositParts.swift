/// Money that moved, with the slip that proves it.
public struct DepositPayment: Codable, Hashable, Sendable {
    /// How much.
    public var amount: Money
    /// The number of the fiscal receipt or the bank's slip.
    public var receipt: DocumentNumber
    /// The day on the slip.
    public var on: Day

    /// A payment.
    public init(amount: Money, receipt: DocumentNumber, on: Day) {
        self.amount = amount
        self.receipt = receipt
        self.on = on
    }
}

/// Money of a deposit that is kept for one case.
public struct DepositHold: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// The number of that case.
    public var caseNumber: FileNumber
    /// How much.
    public var amount: Money
    /// Since when.
    public var on: Day

    /// A hold.
    public init(caseID: Case.ID, caseNumber: FileNumber, amount: Money, on: Day) {
        self.caseID = caseID
        self.caseNumber = caseNumber
        self.amount = amount
        self.on = on
    }
}

/// Why money is no longer kept for a case.
public enum HoldEnding: String, Codable, Hashable, Sendable, CaseIterable {
    /// The enterprise did what was agreed.
    case performed
    /// The consumer took the claim back.
    case withdrawn
    /// It was settled in another way.
    case otherwiseSettled
    /// It should never have been kept.
    case mistake
    /// The case is against another enterprise.
    case respondentCorrected
}

/// What one case claims of a deposit.
public struct DepositClaim: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// How much.
    public var amount: Money

    /// A claim.
    public init(caseID: Case.ID, amount: Money) {
        self.caseID = caseID
        self.amount = amount
    }
}

/// How money was divided among claims.
public struct DepositSharing: Codable, Hashable, Sendable {
    /// What there was to divide.
    public var available: Money
    /// When it was divided.
    public var on: Day
    /// Each claim with its share, in the order in which the authority had the cases.
    public var shares: [Share]

    /// A sharing.
    public init(available: Money, on: Day, shares: [Share]) {
        self.available = available
        self.on = on
        self.shares = shares
    }

    /// One claim's share.
    public struct Share: Codable, Hashable, Sendable {
        /// The case.
        public var caseID: Case.ID
        /// The number of that case.
        public var caseNumber: FileNumber
        /// What it claims.
        public var claimed: Money
        /// What is kept for it.
        public var amount: Money

        /// A share.
        public init(caseID: Case.ID, caseNumber: FileNumber, claimed: Money, amount: Money) {
            self.caseID = caseID
            self.caseNumber = caseNumber
            self.claimed = claimed
            self.amount = amount
        }
    }
}

/// A payment to a consumer out of a deposit.
public struct DepositPayout: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// How much.
    public var amount: Money
    /// Who gets it, by id.
    public var payee: Person.ID
    /// Where it goes, sealed.
    public var account: Sealed?
    /// What it rests on.
    public var ground: PayoutGround
    /// When.
    public var on: Day

    /// A payout.
    public init(
        caseID: Case.ID,
        amount: Money,
        payee: Person.ID,
        account: Sealed? = nil,
        ground: PayoutGround,
        on: Day
    ) {
        self.caseID = caseID
        self.amount = amount
        self.payee = payee
        self.account = account
        self.ground = ground
        self.on = on
    }
}

/// What a payout rests on.
public struct PayoutGround: Codable, Hashable, Sendable {
    /// Of which kind.
    public var kind: Kind
    /// The number of the judgment, award or decision.
    public var number: DocumentNumber?
    /// Its day.
    public var on: Day?
    /// What it grants.
    public var amount: Money?
    /// Why the enterprise does not pay itself; of a joint decision.
    public var because: EnterpriseDefault?
    /// Who decided together, as the county's file of departments names them; of a joint decision.
    public var authorities: [String]

    /// The kinds of grounds.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// The agreement of the case was not performed on its day.
        case unperformedAgreement
        /// A judgment in force.
        case judgment
        /// An arbitral award in force.
        case award
        /// 先行赔付决定 of two authorities together.
        case jointDecision
    }

    /// A ground.
    public init(
        kind: Kind,
        number: DocumentNumber? = nil,
        on: Day? = nil,
        amount: Money? = nil,
        because: EnterpriseDefault? = nil,
        authorities: [String] = []
    ) {
        self.kind = kind
        self.number = number
        self.on = on
        self.amount = amount
        self.because = because
        self.authorities = authorities.sorted()
    }
}

/// Why an enterprise does not pay itself: 拒不赔付, 停业注销, 失联.
public enum EnterpriseDefault: String, Codable, Hashable, Sendable, CaseIterable {
    case refuses, closed, vanished
}

/// Why a top-up is no longer owed.
public enum TopUpWaiver: String, Codable, Hashable, Sendable, CaseIterable {
    case enterpriseLeft, payoutRevoked
}

/// How holding to account ended.
public enum RecourseEnding: String, Codable, Hashable, Sendable, CaseIterable {
    /// The money came in.
    case recovered
    /// The enterprise was dealt with, and there is no third party.
    case enterpriseDealtWith
    /// Nothing can be had.
    case uncollectable
    /// The payout came back.
    case payoutReclaimed
}

/// Why a payout is taken back.
public enum ReclaimReason: String, Codable, Hashable, Sendable, CaseIterable {
    case wrongPayee, paidTwice, recoveredElsewhere, groundRevoked
}

/// How somebody was served with a notice (送达), and when.
public struct NoticeService: Codable, Hashable, Sendable {
    /// By which way.
    public var how: Way
    /// When it was handed over, arrived or was published.
    public var on: Day
    /// The number of the slip, the postal item or the publication.
    public var evidence: DocumentNumber
    /// Whether the receiver has agreed to be served electronically.
    public var isConsented: Bool?

    /// The ways of serving: 直接送达, 邮寄送达, 电子送达, 公告送达.
    public enum Way: String, Codable, Hashable, Sendable, CaseIterable {
        case personal, post, electronic, publicNotice
    }

    /// A service.
    public init(how: Way, on: Day, evidence: DocumentNumber, isConsented: Bool? = nil) {
        self.how = how
        self.on = on
        self.evidence = evidence
        self.isConsented = isConsented
    }
}
