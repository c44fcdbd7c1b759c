extension Deposit.Event {
    /// The payout of which nothing is owed any more because of this, and since when; peers lift by it what they marked.
    public var settledTopUp: (number: Int64, on: Day)? {
        switch self {
        case .toppedUp(let number, let payment, let remaining): remaining == .zero ? (number, payment.on) : nil
        case .topUpWaived(let number, _, let day, _): (number, day)
        case .reclaimed(let number, let payment, _, let remaining, _): remaining == .zero ? (number, payment.on) : nil
        case .paidIn, .held, .holdReleased, .shared, .paidOut, .recourseOpened, .topUpOpened, .topUpServed,
            .topUpDueMoved, .topUpOverdue, .recourseRecovered, .recourseClosed, .released:
            nil
        }
    }
}
