public import Decisions
public import Model

/// The money of one deposit.
///
/// ```
/// payIn ──▶ available ──hold, share──▶ held ──payOut──▶ paid, with recourse open and a top-up owed
///              ▲ ▲ └──release──▶ given back  └──releaseHold──▶ available
///              │ └──topUp, reclaim──────────────────────────────┘
/// top-up   opened ──serveTopUp──▶ running ──its day goes by──▶ overdue ──topUp, waive, reclaim──▶ settled
/// recourse opened ──recover, close──▶ closed
/// ```
extension Deposit: Decided {
    /// What is known of one deposit.
    public struct State: Equatable, Sendable {
        /// All that is there.
        public internal(set) var balance = Money.zero
        var holds: [Case.ID: DepositHold] = [:]
        var formerHolds: Set<Case.ID> = []
        var payouts: [PaidClaim] = []
        var slips: [DocumentNumber: Slip] = [:]
    }

    /// What a decision must know beyond the deposit itself.
    public struct Facts: Sendable {
        /// Whose deposit it is.
        public var enterprise: Enterprise.ID
        /// The cases that the command names, as far as they exist.
        public var cases: [Case.ID: DisputedCase]
        /// The enterprise's cases that are not over; read for a release alone.
        public var openCases: Set<Case.ID>
        /// Which deposit the slip stands for already.
        public var receiptHolder: Deposit.ID?
        /// The decision of two authorities that is spoken of, once both have made it.
        public var relief: GrantedRelief?
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(
            enterprise: Enterprise.ID,
            cases: [Case.ID: DisputedCase] = [:],
            openCases: Set<Case.ID> = [],
            receiptHolder: Deposit.ID? = nil,
            relief: GrantedRelief? = nil,
            rules: MediationRules
        ) {
            self.enterprise = enterprise
            self.cases = cases
            self.openCases = openCases
            self.receiptHolder = receiptHolder
            self.relief = relief
            self.rules = rules
        }
    }
}

/// What a deposit needs to know of a case.
public struct DisputedCase: Equatable, Sendable {
    /// Against whom.
    public var enterprise: Enterprise.ID?
    /// Its number.
    public var number: FileNumber
    /// How far it has come.
    public var stage: CaseStage
    /// When the authority had it.
    public var receivedOn: Day
    /// What was agreed.
    public var terms: [AgreedTerm]

    /// A case.
    public init(
        enterprise: Enterprise.ID?,
        number: FileNumber,
        stage: CaseStage,
        receivedOn: Day,
        terms: [AgreedTerm]
    ) {
        self.enterprise = enterprise
        self.number = number
        self.stage = stage
        self.receivedOn = receivedOn
        self.terms = terms
    }
}

/// What a slip stands for, so that it stands for one thing alone.
struct Slip: Equatable, Sendable {
    enum Use: Equatable, Sendable {
        case paidIn, released
        case toppedUp(Int64)
        case recovered(Int64)
        case reclaimed(Int64)
    }

    var use: Use
    var payment: DepositPayment
}

/// A payout, and what is owed on its account.
struct PaidClaim: Equatable, Sendable {
    var payout: DepositPayout
    var caseNumber: FileNumber
    var reclaimed = Money.zero
    var owed = Money.zero
    var service: NoticeService?
    var effectiveOn: Day?
    var due: DueDay?
    var isOverdue = false
    var waiver: TopUpWaiver?
    var toRecover = Money.zero
    var ending: RecourseEnding?

    /// What the consumer has of it.
    var kept: Money { payout.amount - reclaimed }
}

extension Deposit.State {
    /// What is kept for cases.
    public var held: Money { holds.values.reduce(.zero) { $0 + $1.amount } }

    /// What is free; never below zero.
    public var available: Money { balance - held }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Deposit.Event) {
        switch event {
        case .paidIn(let payment):
            balance += payment.amount
            slips[payment.receipt] = Slip(use: .paidIn, payment: payment)
        case .held(let hold): holds[hold.caseID] = hold
        case .holdReleased(let id, _, _, _): endHold(of: id)
        case .shared(let sharing, _): evolve(sharing)
        case .paidOut(_, let payout, let hold):
            balance -= payout.amount
            endHold(of: hold.caseID)
            payouts.append(PaidClaim(payout: payout, caseNumber: hold.caseNumber))
        case .recourseOpened(let number, _, let amount, _): change(number) { $0.toRecover = amount }
        case .topUpOpened(let number, _, let amount, _, _, _): change(number) { $0.owed = amount }
        case .topUpServed(let number, let service, let day, let due, _):
            change(number) { ($0.service, $0.effectiveOn, $0.due) = (service, day, due) }
        case .topUpDueMoved(let number, let due, _): change(number) { $0.due = due }
        case .toppedUp(let number, let payment, let remaining):
            balance += payment.amount
            slips[payment.receipt] = Slip(use: .toppedUp(number), payment: payment)
            change(number) { $0.owed = remaining }
        case .topUpWaived(let number, _, _, let waiver): change(number) { ($0.owed, $0.waiver) = (.zero, waiver) }
        case .topUpOverdue(let number, _, _, _, _): change(number) { $0.isOverdue = true }
        case .recourseRecovered(let number, let payment, let remaining):
            slips[payment.receipt] = Slip(use: .recovered(number), payment: payment)
            change(number) { $0.toRecover = remaining }
        case .recourseClosed(let number, _, let ending): change(number) { $0.ending = ending }
        case .reclaimed(let number, let payment, _, let owed, let toRecover):
            balance += payment.amount
            slips[payment.receipt] = Slip(use: .reclaimed(number), payment: payment)
            change(number) { claim in
                claim.reclaimed += payment.amount
                (claim.owed, claim.toRecover) = (owed, toRecover)
            }
        case .released(let payment):
            balance -= payment.amount
            slips[payment.receipt] = Slip(use: .released, payment: payment)
        }
    }

    private mutating func evolve(_ sharing: DepositSharing) {
        for share in sharing.shares {
            guard share.amount > .zero else {
                if holds[share.caseID] != nil { endHold(of: share.caseID) }
                continue
            }
            holds[share.caseID] = DepositHold(
                caseID: share.caseID,
                caseNumber: share.caseNumber,
                amount: share.amount,
                on: sharing.on
            )
        }
    }

    private mutating func endHold(of id: Case.ID) {
        holds[id] = nil
        formerHolds.insert(id)
    }

    private mutating func change(_ number: Int64, _ change: (inout PaidClaim) -> Void) {
        precondition((1...Int64(payouts.count)).contains(number), "A payout comes before what follows from it.")
        change(&payouts[Int(number) - 1])
    }
}
