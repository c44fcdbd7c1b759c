/// The quality deposit (质量保证金) of one enterprise: money it has put down so that a consumer is paid first.
///
/// Its events are open: they name enterprises and cases, amounts and days; a payee by id alone.
public enum Deposit: Subject {
    /// The id that the enterprise has everywhere.
    public typealias ID = Identifier<Deposit>

    /// What may be asked of a deposit.
    public enum Command: Equatable, Sendable {
        case payIn(payment: DepositPayment)
        case hold(of: Case.ID, amount: Money, on: Day)
        case releaseHold(of: Case.ID, on: Day, because: HoldEnding)
        case share(claims: [DepositClaim], on: Day)
        case payOut(payout: DepositPayout)
        /// Pays all that a decision of two authorities grants, once.
        case payAdvance(by: Relief.ID, on: Day)
        case serveTopUp(number: Int64, service: NoticeService)
        case topUp(number: Int64, payment: DepositPayment)
        case waiveTopUp(number: Int64, on: Day, because: TopUpWaiver)
        case noteTopUpOverdue(number: Int64)
        case recover(number: Int64, payment: DepositPayment)
        case closeRecourse(number: Int64, on: Day, because: RecourseEnding)
        case reclaim(number: Int64, payment: DepositPayment, because: ReclaimReason)
        case release(payment: DepositPayment)
    }

    /// What has happened to a deposit.
    ///
    /// Payouts are numbered from 1; their recourse and their top-up bear that number.
    public indirect enum Event: StoredEvent {
        case paidIn(payment: DepositPayment)
        case held(hold: DepositHold)
        case holdReleased(of: Case.ID, amount: Money, on: Day, because: HoldEnding)
        /// Too little money was divided among several claims by the county's rule; each has its share on hold.
        case shared(sharing: DepositSharing, basis: [Basis])
        /// Somebody was paid, and the hold of that case is used up.
        case paidOut(number: Int64, payout: DepositPayout, hold: DepositHold)
        /// Whoever is answerable is to be held to account (追责).
        case recourseOpened(number: Int64, of: Case.ID, amount: Money, on: Day)
        /// The enterprise owes what was paid for it; `earliest` is its last day if it is told on the day of payment.
        case topUpOpened(number: Int64, of: Case.ID, amount: Money, on: Day, earliest: DueDay, basis: [Basis])
        /// It was told in a provable way; its term runs from then.
        case topUpServed(number: Int64, service: NoticeService, effectiveOn: Day, due: DueDay, basis: [Basis])
        /// A holiday notice that came later has moved the last day.
        case topUpDueMoved(number: Int64, due: DueDay, basis: [Basis])
        case toppedUp(number: Int64, payment: DepositPayment, remaining: Money)
        case topUpWaived(number: Int64, remaining: Money, on: Day, because: TopUpWaiver)
        /// The last day went by; `of` and `caseNumber` are those of the payout.
        case topUpOverdue(number: Int64, of: Case.ID, caseNumber: FileNumber, due: Day, remaining: Money)
        case recourseRecovered(number: Int64, payment: DepositPayment, remaining: Money)
        case recourseClosed(number: Int64, on: Day, because: RecourseEnding)
        /// A wrong or double payout came back; what was owed on its account falls by as much.
        case reclaimed(
            number: Int64,
            payment: DepositPayment,
            because: ReclaimReason,
            topUpRemaining: Money,
            recourseRemaining: Money
        )
        /// The enterprise left, and has its money back.
        case released(payment: DepositPayment)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case paidIn = "paidIn.v1"
            case held = "held.v1"
            case holdReleased = "holdReleased.v1"
            case shared = "shared.v1"
            case paidOut = "paidOut.v1"
            case recourseOpened = "recourseOpened.v1"
            case topUpOpened = "topUpOpened.v1"
            case topUpServed = "topUpServed.v1"
            case topUpDueMoved = "topUpDueMoved.v1"
            case toppedUp = "toppedUp.v1"
            case topUpWaived = "topUpWaived.v1"
            case topUpOverdue = "topUpOverdue.v1"
            case recourseRecovered = "recourseRecovered.v1"
            case recourseClosed = "recourseClosed.v1"
            case reclaimed = "reclaimed.v1"
            case released = "released.v1"
        }

        /// An enterprise's deposit is public business; the payee is an id of this service.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .paidIn, .held, .holdReleased, .shared, .paidOut, .recourseOpened, .topUpOpened, .topUpServed,
                .topUpDueMoved, .toppedUp, .topUpWaived, .topUpOverdue, .recourseRecovered, .recourseClosed,
                .reclaimed, .released:
                .open
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .shared(_, let basis), .topUpOpened(_, _, _, _, _, let basis), .topUpServed(_, _, _, _, let basis),
                .topUpDueMoved(_, _, let basis):
                basis
            case .paidIn, .held, .holdReleased, .paidOut, .recourseOpened, .toppedUp, .topUpWaived, .topUpOverdue,
                .recourseRecovered, .recourseClosed, .reclaimed, .released:
                []
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "deposit"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .deposit(event, of: id) }
}

extension Identifier<Deposit> {
    /// The deposit of that enterprise.
    public init(of enterprise: Enterprise.ID) { self.init(enterprise.value) }

    /// The enterprise whose it is.
    public var enterprise: Enterprise.ID { Identifier<Enterprise>(value) }
}
