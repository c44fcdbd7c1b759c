/// Who must act: on which desk a case, a report or a clue lies, how it got there, and who else lends a hand.
///
/// Its id is the id of what it routes. All of it is closed, since reports go the same ways.
public enum Routing: Subject {
    /// Identifies the way of one case, report or clue; the same id as that.
    public typealias ID = Identifier<Routing>

    /// What may be asked of a routing.
    public enum Command: Equatable, Sendable {
        case open(kind: RoutedKind, traits: RoutingTraits)
        case route(order: RoutingOrder)
        case sign(unit: String, by: String)
        case giveBack(unit: String, by: String, reason: Sealed)
        case addCoHandler(unit: String, from: String, by: String)
        case openDispute(dispute: JurisdictionDispute)
        case settleDispute(settlement: DisputeSettlement)
        case refer(referral: Referral)
        case confirmReferral(receipt: RoutingReceipt)
        case reportBack(unit: String, by: String, on: Day)
        case noteDisputeOverdue
        case noteReportBackOverdue
    }

    /// What has happened to a routing.
    public indirect enum Event: StoredEvent {
        /// A rule proposed the first unit; what no rule knows lies with the intake unit.
        case opened(kind: RoutedKind, traits: RoutingTraits, hop: RoutingHop, basis: [Basis])
        case routed(traits: RoutingTraits, hop: RoutingHop, basis: [Basis])
        case signed(unit: String, by: String)
        /// A unit that is not competent gave it back to the intake unit.
        case returned(from: String, to: String, by: String, reason: Sealed, count: Int, basis: [Basis])
        /// It came back so often that no rule may send it on.
        case personNeeded(returns: Int, basis: [Basis])
        case coHandlerAdded(unit: String, by: String)
        case disputeArose(dispute: JurisdictionDispute, settleBy: DueDay, basis: [Basis])
        case disputeSettled(settlement: DisputeSettlement)
        /// It was handed to an office outside, which is over only once that office's receipt is there.
        case referred(referral: Referral, basis: [Basis])
        case referralConfirmed(receipt: RoutingReceipt)
        case reportedBack(unit: String, by: String, on: Day)
        case disputeOverdue(due: Day)
        case reportBackOverdue(due: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case routed = "routed.v1"
            case signed = "signed.v1"
            case returned = "returned.v1"
            case personNeeded = "personNeeded.v1"
            case coHandlerAdded = "coHandlerAdded.v1"
            case disputeArose = "disputeArose.v1"
            case disputeSettled = "disputeSettled.v1"
            case referred = "referred.v1"
            case referralConfirmed = "referralConfirmed.v1"
            case reportedBack = "reportedBack.v1"
            case disputeOverdue = "disputeOverdue.v1"
            case reportBackOverdue = "reportBackOverdue.v1"
        }

        /// Which way something goes is for those who handle it.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .routed, .signed, .returned, .personNeeded, .coHandlerAdded, .disputeArose, .disputeSettled,
                .referred, .referralConfirmed, .reportedBack, .disputeOverdue, .reportBackOverdue:
                .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .opened(_, _, _, let basis), .routed(_, _, let basis), .returned(_, _, _, _, _, let basis),
                .personNeeded(_, let basis), .disputeArose(_, _, let basis), .referred(_, let basis):
                basis
            case .signed, .coHandlerAdded, .disputeSettled, .referralConfirmed, .reportedBack, .disputeOverdue,
                .reportBackOverdue:
                []
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "routing"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .routing(event, of: id) }
}
