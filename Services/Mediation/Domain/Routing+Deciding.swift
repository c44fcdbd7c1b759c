public import Decisions
public import Model

extension Routing.State: Decider {
    /// Nothing is known of a way until it begins.
    public static let initial = Self.unopened

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Routing.Command,
        knowing facts: Routing.Facts,
        at now: Moment
    ) throws(Routing.Rejection) -> [Routing.Event] {
        let rules = facts.rules
        switch (self, command) {
        case (.unopened, .open(let kind, let traits)):
            return [rules.opened(kind, traits, on: now.day)]
        case (.underWay(let way), .open(let kind, _)) where way.kind == kind:
            return []
        case (.underWay(let way), .route(let order)):
            return try way.route(order, rules, on: now.day)
        case (.underWay(let way), .sign(let unit, let by)) where way.unit == unit:
            return way.isSigned ? [] : [.signed(unit: unit, by: by)]
        case (.underWay(let way), .giveBack(let unit, let by, let reason)):
            return try way.giveBack(unit, by: by, reason, rules, on: now.day)
        case (.underWay(let way), .addCoHandler(let unit, let from, let by)):
            return try way.addCoHandler(unit, from: from, by: by, rules)
        case (.underWay(let way), .openDispute(let dispute)):
            return try way.open(dispute, rules, on: now.day)
        case (.underWay(let way), .settleDispute(let settlement)):
            return try way.settle(settlement, on: now.day)
        case (.underWay(let way), .refer(let referral)):
            return try way.refer(referral, rules, on: now.day)
        case (.underWay(let way), .confirmReferral(let receipt)):
            return try way.confirm(receipt, on: now.day)
        case (.underWay(let way), .reportBack(let unit, let by, let day)) where way.unit == unit:
            guard day <= now.day else { throw .routingDayInFuture }
            return way.hasReportedBack ? [] : [.reportedBack(unit: unit, by: by, on: day)]
        case (.underWay(let way), .noteDisputeOverdue):
            return try way.noteDisputeOverdue(at: now)
        case (.underWay(let way), .noteReportBackOverdue):
            return try way.noteReportBackOverdue(at: now)

        case (.unopened, _): throw .routingUnknown
        case (.underWay, .open): throw .routingAlreadyOpen
        case (.underWay, .sign), (.underWay, .reportBack): throw .unitNotYours
        }
    }
}

extension MediationRules {
    /// The first hop, as the first rule that fits has it.
    func opened(_ kind: RoutedKind, _ traits: RoutingTraits, on day: Day) -> Routing.Event {
        let proposal = routing.proposal(for: kind, traits)
        let hop = RoutingHop(
            unit: proposal.unit,
            returnBy: returnDay(for: proposal.unit, after: day),
            referTo: proposal.referTo
        )
        return .opened(kind: kind, traits: traits, hop: hop, basis: proposal.basis)
    }

    /// The last day on which a unit may give back what it got on a day; the intake unit gives nothing back.
    func returnDay(for unit: String, after day: Day) -> DueDay? {
        guard let count = routing.unit(unit)?.returnWithin else { return nil }
        return calendar.adding(workingDays: count, after: day)
    }
}

extension WayTaken {
    /// Sends it to a unit, by the rule or as a person says and why.
    ///
    /// Only the intake unit distributes (Article 41).
    func route(
        _ order: RoutingOrder,
        _ rules: MediationRules,
        on day: Day
    ) throws(Routing.Rejection) -> [Routing.Event] {
        guard order.from == rules.routing.intake else { throw .sidewaysPassing }
        guard referral == nil else { throw .referralOpen }
        let known = order.traits ?? traits
        let proposal = rules.routing.proposal(for: kind, known)
        let target = order.unit ?? proposal.unit
        if rules.routing.units.isEmpty == false {
            guard let unit = rules.routing.unit(target), unit.isInForce(on: day) else { throw .unitUnknown }
            guard !unit.isOutside else { throw .unitIsOutside }
        }
        let isSame = target == unit && known == traits && order.reportBackBy == hop.reportBackBy && !needsPerson
        guard !isSame else { return [] }
        if needsPerson { guard order.unit != nil, order.reason != nil else { throw .routedByPersonOnly } }
        let isOverride = target != proposal.unit
        guard !isOverride || order.reason != nil else { throw .overrideReasonMissing }
        let next = RoutingHop(
            unit: target,
            from: unit,
            by: order.by,
            isOverride: isOverride,
            reason: order.reason,
            returnBy: rules.returnDay(for: target, after: day),
            reportBackBy: order.reportBackBy,
            referTo: isOverride ? nil : proposal.referTo
        )
        return [.routed(traits: known, hop: next, basis: proposal.basis)]
    }

    /// Gives it back to the intake unit, within the unit's days and for a reason.
    func giveBack(
        _ giver: String,
        by: String,
        _ reason: Sealed,
        _ rules: MediationRules,
        on day: Day
    ) throws(Routing.Rejection) -> [Routing.Event] {
        let intake = rules.routing.intake
        if unit == intake, lastReturn == giver { return [] }
        guard giver == unit else { throw .unitNotYours }
        guard unit != intake else { throw .intakeDoesNotReturn }
        if let last = hop.returnBy { guard day <= last.day else { throw .routeReturnTooLate } }
        let count = returns + 1
        var inputs = ["unit": unit, "count": "\(count)"]
        inputs["returnBy"] = hop.returnBy?.day.description
        let basis = [Basis(rule: "unit.\(unit)", inputs: inputs, outcome: ["unit": intake])]
        let returned = Routing.Event.returned(
            from: unit,
            to: intake,
            by: by,
            reason: reason,
            count: count,
            basis: basis
        )
        guard let most = rules.routing.unit(intake)?.personAfterReturns, count >= most else { return [returned] }
        let decided = Basis(
            rule: "unit.\(intake)",
            inputs: ["returns": "\(count)"],
            outcome: ["personAfterReturns": "\(most)"]
        )
        return [returned, .personNeeded(returns: count, basis: [decided])]
    }

    /// Asks another unit inside to lend a hand (加派); who is responsible stays.
    func addCoHandler(
        _ helper: String,
        from: String,
        by: String,
        _ rules: MediationRules
    ) throws(Routing.Rejection) -> [Routing.Event] {
        guard from == rules.routing.intake || from == unit else { throw .unitNotYours }
        guard let known = rules.routing.unit(helper) else { throw .unitUnknown }
        guard !known.isOutside else { throw .unitIsOutside }
        return helper == unit || coHandlers.contains(helper) ? [] : [.coHandlerAdded(unit: helper, by: by)]
    }

    /// Two authorities both think that it is theirs, or the other's (Article 33); no other clock stops for it.
    func open(
        _ newer: JurisdictionDispute,
        _ rules: MediationRules,
        on day: Day
    ) throws(Routing.Rejection) -> [Routing.Event] {
        if let dispute {
            guard dispute.with == newer.with, dispute.on == newer.on else { throw .disputeOpen }
            return []
        }
        guard newer.on <= day else { throw .routingDayInFuture }
        guard let term = rules.dispute(receivedOn: traits.receivedOn, arisenOn: newer.on) else { return [] }
        return [.disputeArose(dispute: newer, settleBy: term.due, basis: term.basis)]
    }

    /// Ends such a dispute.
    func settle(_ settlement: DisputeSettlement, on day: Day) throws(Routing.Rejection) -> [Routing.Event] {
        if dispute == nil, let settled, settled.how == settlement.how, settled.competent == settlement.competent {
            return []
        }
        guard dispute != nil else { throw .disputeMissing }
        guard settlement.on <= day else { throw .routingDayInFuture }
        return [.disputeSettled(settlement: settlement)]
    }

    /// Hands it to an office outside; a report only to where crimes go (Articles 34 and 42).
    func refer(
        _ newer: Referral,
        _ rules: MediationRules,
        on day: Day
    ) throws(Routing.Rejection) -> [Routing.Event] {
        guard newer.from == rules.routing.intake else { throw .sidewaysPassing }
        if let referral {
            guard referral.unit == newer.unit, referral.form == newer.form else { throw .referralOpen }
            return []
        }
        guard let office = rules.routing.unit(newer.unit) else { throw .unitUnknown }
        guard office.isOutside else { throw .unitIsInside }
        guard !kind.isSecret || office.competences.contains(Self.crime) else { throw .reportNotForwarded }
        guard newer.on <= day else { throw .routingDayInFuture }
        let basis = Basis(
            rule: "unit.\(office.id)",
            inputs: ["kind": kind.rawValue, "form": newer.form.rawValue],
            outcome: ["unit": office.id]
        )
        return [.referred(referral: newer, basis: [basis])]
    }

    /// The competence of offices that take crimes, in the words of `units`.
    private static let crime = "crime"

    /// Notes the receipt, which alone ends a referral.
    func confirm(_ newer: RoutingReceipt, on day: Day) throws(Routing.Rejection) -> [Routing.Event] {
        if referral == nil, let receipt, receipt.unit == newer.unit, receipt.receipt == newer.receipt { return [] }
        guard let referral, referral.unit == newer.unit else { throw .referralMissing }
        guard newer.on >= referral.on, newer.on <= day else { throw .routingDayInFuture }
        return [.referralConfirmed(receipt: newer)]
    }

    /// Notes once that the authorities did not agree in time; the superior is asked then.
    func noteDisputeOverdue(at now: Moment) throws(Routing.Rejection) -> [Routing.Event] {
        guard let settleBy, !isDisputeOverdue else { return [] }
        guard now >= settleBy.end else { throw .routingNotOverdue }
        return [.disputeOverdue(due: settleBy.day)]
    }

    /// Notes once that a unit did not report back in time.
    func noteReportBackOverdue(at now: Moment) throws(Routing.Rejection) -> [Routing.Event] {
        guard let day = hop.reportBackBy, !hasReportedBack, !isReportBackOverdue else { return [] }
        guard now >= day.adding(days: 1).start else { throw .routingNotOverdue }
        return [.reportBackOverdue(due: day)]
    }
}
