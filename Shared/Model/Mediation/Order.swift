/// What somebody told a hotline or a counter, as it was passed on (工单).
///
/// It belongs to its channel and keeps that channel's number, state and short clock. All of it is closed: a report is
/// among the orders, and nobody outside may learn that one exists.
public enum Order: Subject {
    /// Identifies an order; the number people use is unique within its channel.
    public typealias ID = Identifier<Order>

    /// What may be asked of an order.
    public enum Command: Equatable, Sendable {
        case receive(receipt: OrderReceipt)
        case advance(notice: OrderNotice)
        case recategorise(change: OrderRecategorisation)
        case sign(on: Day)
        case linkCase(id: Case.ID)
        case addCase(id: Case.ID)
        case unlinkCase(id: Case.ID, reason: Sealed)
        case linkReport(id: Report.ID)
        case split(split: OrderSplit)
        case answer(caseID: Case.ID)
        case answerByHand(text: Sealed)
        case giveBack(reason: Sealed)
        case askExtension(workingDays: Int, reason: Sealed)
        case noteDelivered(delivery: String, receipt: String)
        case noteAnswerOverdue
    }

    /// What has happened to an order.
    public indirect enum Event: StoredEvent {
        /// Its channel told its state before it told the order itself.
        case announced(notice: OrderNotice)
        /// It came in for the first time.
        case received(receipt: OrderReceipt)
        /// Its channel sent more of it: a reminder, a supplement, or an earlier message that was late.
        case updated(update: OrderUpdate)
        /// Its channel told how it stands there.
        case advanced(notice: OrderNotice)
        /// It turned out to be of another kind; `turn` is there where its channel is told, which it never is of a report.
        case recategorised(change: OrderRecategorisation, was: OrderCategory, turn: OrderTurn?, basis: [Basis])
        /// Its short clock was counted, or counted anew.
        case termsSet(terms: OrderTerms, basis: [Basis])
        /// The office took it on.
        case signed(turn: OrderTurn, on: Day)
        /// A case was opened on it, or it was added to one.
        case linkedToCase(id: Case.ID)
        /// It tells of another dispute after all.
        case unlinkedFromCase(id: Case.ID, reason: Sealed)
        /// It is a report and was entered as one.
        case linkedToReport(id: Report.ID)
        /// It held a complaint and a report, which go their own ways (Order 121, Article 9).
        case split(split: OrderSplit)
        /// Its channel is told what became of it.
        case answered(answer: OrderAnswer, basis: [Basis])
        /// It is given back to its channel, being not for this office.
        case returned(turn: OrderTurn, on: Day, reason: Sealed, basis: [Basis])
        /// Its channel is asked for more time.
        case extensionAsked(turn: OrderTurn, request: OrderExtension, basis: [Basis])
        /// It came again after its case had lawfully ended: the fact for Article 16, item 2.
        case repeatedAfterEnd(caseID: Case.ID, sequence: Int64)
        /// Its short clock ran out before it was answered.
        case answerOverdue(due: Moment)
        /// Its channel has acknowledged something that it was told.
        case delivered(delivery: String, receipt: String)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case announced = "announced.v1"
            case received = "received.v1"
            case updated = "updated.v1"
            case advanced = "advanced.v1"
            case recategorised = "recategorised.v1"
            case termsSet = "termsSet.v1"
            case signed = "signed.v1"
            case linkedToCase = "linkedToCase.v1"
            case unlinkedFromCase = "unlinkedFromCase.v1"
            case linkedToReport = "linkedToReport.v1"
            case split = "split.v1"
            case answered = "answered.v1"
            case returned = "returned.v1"
            case extensionAsked = "extensionAsked.v1"
            case repeatedAfterEnd = "repeatedAfterEnd.v1"
            case answerOverdue = "answerOverdue.v1"
            case delivered = "delivered.v1"
        }

        /// Nothing of an order is for the world.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .announced, .received, .updated, .advanced, .recategorised, .termsSet, .signed, .linkedToCase,
                .unlinkedFromCase, .linkedToReport, .split, .answered, .returned, .extensionAsked, .repeatedAfterEnd,
                .answerOverdue,
                .delivered:
                .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .termsSet(_, let basis), .answered(_, let basis), .returned(_, _, _, let basis),
                .extensionAsked(_, _, let basis), .recategorised(_, _, _, let basis):
                basis
            case .announced, .received, .updated, .advanced, .signed, .linkedToCase, .unlinkedFromCase,
                .linkedToReport, .split, .repeatedAfterEnd, .answerOverdue, .delivered:
                []
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "order"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .order(event, of: id) }
}
