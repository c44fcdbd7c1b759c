/// An enterprise, by its id or its credit code.
public protocol EnterpriseNaming: Sendable {
    /// By its id.
    var enterprise: Enterprise.ID? { get }
    /// By its credit code.
    var creditCode: UnifiedSocialCreditCode? { get }
}

/// What `deposit.payIn` and `deposit.release` take.
public struct DepositPaymentRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// 金额, in fen.
    public var amount: Money
    /// 财政票据号.
    public var receipt: DocumentNumber
    /// 票据日期; today when nothing is said.
    public var on: Day?
}

/// What `deposit.hold` takes.
public struct DepositHoldRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The case by its id.
    public var caseID: Case.ID
    /// 占用金额, in fen.
    public var amount: Money
    /// Today when nothing is said.
    public var on: Day?
}

/// What `deposit.releaseHold` takes.
public struct DepositHoldReleaseRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The case by its id.
    public var caseID: Case.ID
    /// Why.
    public var because: HoldEnding
    /// Today when nothing is said.
    public var on: Day?
}

/// What `deposit.share` takes: all that claim of one deposit.
public struct DepositShareRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The claims, at most 100.
    public var claims: [DepositClaim]
    /// Today when nothing is said.
    public var on: Day?
}

/// What `deposit.payOut` takes.
public struct DepositPayOutRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The case by its id; its complainant is paid.
    public var caseID: Case.ID
    /// 赔付金额, in fen.
    public var amount: Money
    /// 收款账号; it is sealed.
    public var account: LineText?
    /// 依据.
    public var ground: PayoutGround.Kind
    /// 文书编号, of a judgment, an award or a joint decision.
    public var documentNumber: DocumentNumber?
    /// 文书日期.
    public var documentDay: Day?
    /// 文书确定的金额, in fen.
    public var documentAmount: Money?
    /// 企业拒不赔付、停业注销或失联.
    public var because: EnterpriseDefault?
    /// 共同作出决定的部门, as `county.yaml` names them.
    public var authorities: [String]?
    /// Today when nothing is said.
    public var on: Day?
}

/// What `deposit.serveTopUp` takes.
public struct TopUpServiceRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The number of the payout.
    public var number: Int64
    /// 送达方式, and when.
    public var service: NoticeService
}

/// What `deposit.topUp` and `deposit.recover` take.
public struct DepositReturnRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The number of the payout.
    public var number: Int64
    /// 金额, in fen.
    public var amount: Money
    /// 票据号.
    public var receipt: DocumentNumber
    /// 票据日期; today when nothing is said.
    public var on: Day?
}

/// What `deposit.reclaim` takes.
public struct DepositReclaimRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The number of the payout.
    public var number: Int64
    /// 追回金额, in fen.
    public var amount: Money
    /// 票据号.
    public var receipt: DocumentNumber
    /// Why.
    public var because: ReclaimReason
    /// 票据日期; today when nothing is said.
    public var on: Day?
}

/// What `deposit.waiveTopUp` takes.
public struct TopUpWaiverRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The number of the payout.
    public var number: Int64
    /// Why.
    public var because: TopUpWaiver
    /// Today when nothing is said.
    public var on: Day?
}

/// What `deposit.closeRecourse` takes.
public struct RecourseClosingRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The number of the payout.
    public var number: Int64
    /// How it ended.
    public var because: RecourseEnding
    /// Today when nothing is said.
    public var on: Day?
}

/// What `deposit.get` takes.
public struct DepositQuery: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
}

/// What `deposit.list` takes.
public struct DepositListQuery: Codable, Hashable, Sendable {
    /// Only those with less than the county's rule asks for.
    public var isShort: Bool?
    /// Only those whose top-up is overdue.
    public var isOverdue: Bool?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}
