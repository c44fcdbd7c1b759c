public import Decisions
public import Model

/// On which desk something lies.
///
/// ```
/// unopened ──open──▶ under way at a unit ──route, by the intake unit──▶ under way at another
///                        ├──giveBack──▶ at the intake unit; after so many times only a person sends it on
///                        ├──refer──▶ …──confirmReferral: over for us only with the receipt
///                        └──openDispute──▶ …──settleDispute: stops no other clock
/// ```
extension Routing: Decided {
    /// What is known of one way.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case underWay(WayTaken)
    }

    /// What a decision must know beyond the way itself.
    public struct Facts: Sendable {
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(rules: MediationRules) {
            self.rules = rules
        }
    }
}

/// How far something has come on its way.
public struct WayTaken: Equatable, Sendable {
    var kind: RoutedKind
    var traits: RoutingTraits
    var unit: String
    var hop: RoutingHop
    var isSigned = false
    var returns = 0
    var needsPerson = false
    var coHandlers: Set<String> = []
    var lastReturn: String?
    var dispute: JurisdictionDispute?
    var settleBy: DueDay?
    var isDisputeOverdue = false
    var settled: DisputeSettlement?
    var referral: Referral?
    var receipt: RoutingReceipt?
    var hasReportedBack = false
    var isReportBackOverdue = false
}

extension Routing.State {
    /// Takes in what has happened.
    public mutating func evolve(_ event: Routing.Event) {
        switch (event, self) {
        case (.opened(let kind, let traits, let hop, _), _):
            self = .underWay(WayTaken(kind: kind, traits: traits, unit: hop.unit, hop: hop))
        case (_, .underWay(var way)):
            way.take(event)
            self = .underWay(way)
        case (_, .unopened):
            preconditionFailure("A way begins with its opening.")
        }
    }
}

extension WayTaken {
    fileprivate mutating func take(_ event: Routing.Event) {
        switch event {
        case .opened: break
        case .routed(let newer, let newHop, _):
            (traits, hop, unit) = (newer, newHop, newHop.unit)
            (isSigned, needsPerson, hasReportedBack, isReportBackOverdue) = (false, false, false, false)
            lastReturn = nil
            coHandlers.remove(newHop.unit)
        case .signed: isSigned = true
        case .returned(let from, let to, _, _, let count, _):
            (unit, returns, lastReturn, isSigned) = (to, count, from, false)
            hop = RoutingHop(unit: to, from: from)
        case .personNeeded: needsPerson = true
        case .coHandlerAdded(let unit, _): coHandlers.insert(unit)
        case .disputeArose(let newer, let due, _):
            (dispute, settleBy, isDisputeOverdue, settled) = (newer, due, false, nil)
        case .disputeSettled(let settlement): (dispute, settleBy, settled) = (nil, nil, settlement)
        case .referred(let newer, _): (referral, receipt) = (newer, nil)
        case .referralConfirmed(let newer): (referral, receipt) = (nil, newer)
        case .reportedBack: hasReportedBack = true
        case .disputeOverdue: isDisputeOverdue = true
        case .reportBackOverdue: isReportBackOverdue = true
        }
    }
}
