import EventLog
import MediationDomain
import Model

/// The terms of a report or a clue that ring when they have run out.
enum CheckClock {
    /// Until when it is checked.
    static let check = "check"
    /// Until when a filed case is decided.
    static let decide = "decide"
    /// Until when a named reporter is told whether a case is filed.
    static let tell = "tell"

    /// Which clocks an event of a report starts and stops; while something is away to be tested none runs.
    static func changes(after event: Report.Event, of id: Report.ID) -> [ClockChange] {
        let (check, decide) = (Clock(check, of: id.stream), Clock(decide, of: id.stream))
        let tell = Clock(tell, of: id.stream)
        func telling(_ due: DueDay?) -> [ClockChange] { due.map { [.set(tell, due: $0.end)] } ?? [] }
        return switch event {
        case .opened(_, _, let due, _), .tookIn(_, _, _, let due, _): [.set(check, due: due.end)]
        case .extended(let due, _, _, let basis), .testResultReceived(_, _, let due, let basis):
            [.set(basis.isOfDecision ? decide : check, due: due.end)]
        case .testCommissioned: [.clear(check), .clear(decide)]
        case .filed(_, let decideBy, let tellBy, _):
            [.clear(check), .set(decide, due: decideBy.end)] + telling(tellBy)
        case .notFiled(_, let tellBy, _): [.clear(check)] + telling(tellBy)
        case .concluded, .decisionOverdue: [.clear(decide)]
        case .competenceDeclined, .repeated, .joinedInto, .checkOverdue: [.clear(check)]
        case .reporterTold(let telling): telling.what == .filing ? [.clear(tell)] : []
        case .tellingOverdue: [.clear(tell)]
        case .extensionProposed, .resultOwed, .linked, .codeIssued, .identityGranted, .identityRevoked: []
        }
    }

    /// The same of a clue.
    static func changes(after event: Clue.Event, of id: Clue.ID) -> [ClockChange] {
        let (check, decide) = (Clock(check, of: id.stream), Clock(decide, of: id.stream))
        return switch event {
        case .opened(_, _, let due, _): [.set(check, due: due.end)]
        case .extended(let due, _, _, let basis), .testResultReceived(_, _, let due, let basis):
            [.set(basis.isOfDecision ? decide : check, due: due.end)]
        case .testCommissioned: [.clear(check), .clear(decide)]
        case .filed(_, let decideBy, _): [.clear(check), .set(decide, due: decideBy.end)]
        case .notFiled, .checkOverdue: [.clear(check)]
        case .concluded, .decisionOverdue: [.clear(decide)]
        case .extensionProposed: []
        }
    }

    /// What a due clock asks of its report or clue.
    static func commands(whenDue clock: Clock) -> [Mediation.Command] {
        if let id = clock.subject(Report.self) {
            return switch clock.name {
            case check: [.report(.noteCheckOverdue, on: id)]
            case decide: [.report(.noteDecisionOverdue, on: id)]
            case tell: [.report(.noteTellingOverdue, on: id)]
            default: []
            }
        }
        guard let id = clock.subject(Clue.self) else { return [] }
        return switch clock.name {
        case check: [.clue(.noteCheckOverdue, on: id)]
        case decide: [.clue(.noteDecisionOverdue, on: id)]
        default: []
        }
    }
}

/// The terms on the way of something that ring when they have run out.
enum RoutingClock {
    /// Until when two authorities agree who is competent.
    static let settleDispute = "settleDispute"
    /// Until when a unit reports back.
    static let reportBack = "reportBack"

    /// Which clocks an event of a way starts and stops.
    static func changes(after event: Routing.Event, of id: Routing.ID) -> [ClockChange] {
        let (dispute, back) = (Clock(settleDispute, of: id.stream), Clock(reportBack, of: id.stream))
        return switch event {
        case .routed(_, let hop, _):
            hop.reportBackBy.map { [.set(back, due: $0.adding(days: 1).start)] } ?? [.clear(back)]
        case .returned, .reportedBack, .reportBackOverdue: [.clear(back)]
        case .disputeArose(_, let due, _): [.set(dispute, due: due.end)]
        case .disputeSettled, .disputeOverdue: [.clear(dispute)]
        case .opened, .signed, .personNeeded, .coHandlerAdded, .referred, .referralConfirmed: []
        }
    }

    /// What a due clock asks of its way.
    static func commands(whenDue clock: Clock) -> [Mediation.Command] {
        guard let id = clock.subject(Routing.self) else { return [] }
        return switch clock.name {
        case settleDispute: [.routing(.noteDisputeOverdue, on: id)]
        case reportBack: [.routing(.noteReportBackOverdue, on: id)]
        default: []
        }
    }
}

extension [Basis] {
    /// Whether the term that was counted is that of a filed case.
    fileprivate var isOfDecision: Bool { contains { $0.outcome["decideBy"] != nil } }
}
