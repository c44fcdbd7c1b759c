import Decisions
import MediationDomain
import Model
import TestKit
import Testing

@Suite("The way of a case")
struct RoutingTests {
    let officer = "user:officer"
    let today = Moment.example.day
    let inTown = RoutingTraits(receivedOn: Moment.example.day, place: "620724100")

    func facts() throws -> Routing.Facts { Routing.Facts(rules: try CountyRules.mediation()) }

    func opened(_ unit: String = "chengguanStation", kind: RoutedKind = .complaint) throws -> Routing.Event {
        let returnBy = unit == "intake" ? nil : DueDay(day: try Day("2026-10-09"), isProvisional: false)
        return .opened(kind: kind, traits: inTown, hop: RoutingHop(unit: unit, returnBy: returnBy), basis: [])
    }

    func order(_ unit: String?, from: String = "intake", because reason: Sealed? = nil) -> Routing.Command {
        .route(order: RoutingOrder(unit: unit, from: from, by: officer, reason: reason))
    }

    func returned(_ count: Int) -> Routing.Event {
        .returned(
            from: "chengguanStation",
            to: "intake",
            by: officer,
            reason: .example(),
            count: count,
            basis: []
        )
    }

    @Test func `begins at the unit that the first fitting rule names`() throws {
        given(Routing.self).when(.open(kind: .complaint, traits: inTown), knowing: try facts()).then(
            .opened(
                kind: .complaint,
                traits: inTown,
                hop: RoutingHop(
                    unit: "chengguanStation",
                    returnBy: DueDay(day: try Day("2026-10-09"), isProvisional: false)
                ),
                basis: [
                    Basis(
                        rule: "route.complaint.station",
                        inputs: ["kind": "complaint", "receivedOn": "2026-09-30", "place": "620724100"],
                        outcome: ["unit": "chengguanStation", "how": "assign"]
                    )
                ]
            )
        )
        given(Routing.self, try opened()).when(.open(kind: .complaint, traits: inTown), knowing: try facts()).then()
        given(Routing.self, try opened()).when(.open(kind: .labour, traits: inTown), knowing: try facts())
            .rejects(.routingAlreadyOpen)
    }

    @Test func `begins at the intake unit where no rule fits`() throws {
        let traits = RoutingTraits(receivedOn: today)
        given(Routing.self).when(.open(kind: .complaint, traits: traits), knowing: try facts())
            .then(.opened(kind: .complaint, traits: traits, hop: RoutingHop(unit: "intake"), basis: []))
        given(Routing.self).when(order(nil), knowing: try facts()).rejects(.routingUnknown)
    }

    @Test func `of Article 41 is distributed by the intake unit and never passed on sideways`() throws {
        let way = given(Routing.self, try opened())
        way.when(order("nanhuaStation", from: "chengguanStation", because: .example()), knowing: try facts())
            .rejects(.sidewaysPassing)
        way.when(order("nanhuaStation"), knowing: try facts()).rejects(.overrideReasonMissing)
        way.when(order("nowhere", because: .example()), knowing: try facts()).rejects(.unitUnknown)
        way.when(order("publicSecurity", because: .example()), knowing: try facts()).rejects(.unitIsOutside)
        way.when(order(nil), knowing: try facts()).then()
        let answer = try Routing.State.folding([try opened()])
            .decide(
                order("nanhuaStation", because: .example()),
                knowing: facts(),
                at: .example
            )
        guard case .routed(_, let hop, let basis) = answer.first else {
            Issue.record("a person may decide otherwise than the rule")
            return
        }
        #expect(hop.unit == "nanhuaStation" && hop.from == "chengguanStation" && hop.isOverride && hop.by == officer)
        #expect(basis.map(\.rule) == ["route.complaint.station"])
    }

    @Test func `is signed for by its unit, once`() throws {
        let way = given(Routing.self, try opened())
        way.when(.sign(unit: "chengguanStation", by: officer), knowing: try facts())
            .then(.signed(unit: "chengguanStation", by: officer))
        way.when(.sign(unit: "nanhuaStation", by: officer), knowing: try facts()).rejects(.unitNotYours)
        given(Routing.self, try opened(), .signed(unit: "chengguanStation", by: officer))
            .when(.sign(unit: "chengguanStation", by: officer), knowing: try facts()).then()
    }

    @Test func `of Article 41 goes back to the intake unit with a reason, within the unit's days`() throws {
        let command = Routing.Command.giveBack(unit: "chengguanStation", by: officer, reason: .example())
        let way = given(Routing.self, try opened())
        way.when(command, knowing: try facts(), at: try Day("2026-10-09").start).then(
            .returned(
                from: "chengguanStation",
                to: "intake",
                by: officer,
                reason: .example(),
                count: 1,
                basis: [
                    Basis(
                        rule: "unit.chengguanStation",
                        inputs: ["unit": "chengguanStation", "count": "1", "returnBy": "2026-10-09"],
                        outcome: ["unit": "intake"]
                    )
                ]
            )
        )
        way.when(command, knowing: try facts(), at: try Day("2026-10-10").start).rejects(.routeReturnTooLate)
        way.when(.giveBack(unit: "nanhuaStation", by: officer, reason: .example()), knowing: try facts())
            .rejects(.unitNotYours)
        given(Routing.self, try opened(), returned(1)).when(command, knowing: try facts()).then()
        given(Routing.self, try opened("intake"))
            .when(.giveBack(unit: "intake", by: officer, reason: .example()), knowing: try facts())
            .rejects(.intakeDoesNotReturn)
    }

    @Test func `is sent on by a person alone once it came back twice`() throws {
        let again = Routing.Event.routed(
            traits: inTown,
            hop: RoutingHop(unit: "chengguanStation", from: "intake", by: officer),
            basis: []
        )
        let command = Routing.Command.giveBack(unit: "chengguanStation", by: officer, reason: .example())
        let events = try Routing.State.folding([try opened(), returned(1), again])
            .decide(command, knowing: facts(), at: .example)
        #expect(events.count == 2)
        guard case .personNeeded(2, _) = events.last else {
            Issue.record("nobody was asked for")
            return
        }
        let bounced = given(
            Routing.self,
            try opened(),
            returned(1),
            again,
            returned(2),
            .personNeeded(returns: 2, basis: [])
        )
        bounced.when(order(nil), knowing: try facts()).rejects(.routedByPersonOnly)
        bounced.when(order("chengguanStation"), knowing: try facts()).rejects(.routedByPersonOnly)
    }

    @Test func `may get units that lend a hand`() throws {
        let way = given(Routing.self, try opened())
        way.when(.addCoHandler(unit: "enforcement", from: "intake", by: officer), knowing: try facts())
            .then(.coHandlerAdded(unit: "enforcement", by: officer))
        way.when(.addCoHandler(unit: "chengguanStation", from: "intake", by: officer), knowing: try facts()).then()
        way.when(.addCoHandler(unit: "enforcement", from: "nanhuaStation", by: officer), knowing: try facts())
            .rejects(.unitNotYours)
        way.when(.addCoHandler(unit: "court", from: "intake", by: officer), knowing: try facts())
            .rejects(.unitIsOutside)
    }

    @Test func `of Article 33 has seven working days for a dispute about competence`() throws {
        let superior = try LineText("张掖市市场监督管理局")
        let dispute = JurisdictionDispute(with: try LineText("甘州区市场监督管理局"), on: today, by: officer)
        let settleBy = DueDay(day: try Day("2026-10-15"), isProvisional: false)
        let arose = Routing.Event.disputeArose(
            dispute: dispute,
            settleBy: settleBy,
            basis: [
                Basis(
                    rule: "order121.jurisdictionDispute",
                    inputs: ["arisenOn": "2026-09-30", "receivedOn": "2026-09-30"],
                    outcome: ["settleBy": "2026-10-15", "provisional": "false"]
                )
            ]
        )
        given(Routing.self, try opened()).when(.openDispute(dispute: dispute), knowing: try facts()).then(arose)
        let disputed = given(Routing.self, try opened(), arose)
        disputed.when(.openDispute(dispute: dispute), knowing: try facts()).then()
        let late = try Day("2026-10-16").start
        disputed.when(.noteDisputeOverdue, knowing: try facts(), at: late).then(.disputeOverdue(due: settleBy.day))
        disputed.when(.noteDisputeOverdue, knowing: try facts()).rejects(.routingNotOverdue)
        let settlement = DisputeSettlement(how: .designated, competent: superior, on: today, by: officer)
        disputed.when(.settleDispute(settlement: settlement), knowing: try facts())
            .then(.disputeSettled(settlement: settlement))
        given(Routing.self, try opened(), arose, .disputeSettled(settlement: settlement))
            .when(.settleDispute(settlement: settlement), knowing: try facts()).then()
        given(Routing.self, try opened()).when(.settleDispute(settlement: settlement), knowing: try facts())
            .rejects(.disputeMissing)
    }

    @Test func `is referred outside by the intake unit and over only with a receipt`() throws {
        func referral(_ unit: String, from: String = "intake") -> Referral {
            Referral(unit: unit, form: .transfer, on: today, from: from, by: officer, reason: .example())
        }
        let way = given(Routing.self, try opened())
        let event = Routing.Event.referred(
            referral: referral("publicSecurity"),
            basis: [
                Basis(
                    rule: "unit.publicSecurity",
                    inputs: ["kind": "complaint", "form": "transfer"],
                    outcome: ["unit": "publicSecurity"]
                )
            ]
        )
        way.when(.refer(referral: referral("publicSecurity")), knowing: try facts()).then(event)
        way.when(.refer(referral: referral("nanhuaStation")), knowing: try facts()).rejects(.unitIsInside)
        way.when(.refer(referral: referral("publicSecurity", from: "chengguanStation")), knowing: try facts())
            .rejects(.sidewaysPassing)
        let receipt = RoutingReceipt(
            unit: "publicSecurity",
            receipt: try LineText("高公（接）〔2026〕17号"),
            on: today,
            by: officer
        )
        way.when(.confirmReferral(receipt: receipt), knowing: try facts()).rejects(.referralMissing)
        let waiting = given(Routing.self, try opened(), event)
        waiting.when(.refer(referral: referral("publicSecurity")), knowing: try facts()).then()
        waiting.when(.refer(referral: referral("court")), knowing: try facts()).rejects(.referralOpen)
        waiting.when(order(nil), knowing: try facts()).rejects(.referralOpen)
        waiting.when(.confirmReferral(receipt: receipt), knowing: try facts())
            .then(.referralConfirmed(receipt: receipt))
        given(Routing.self, try opened(), event, .referralConfirmed(receipt: receipt))
            .when(.confirmReferral(receipt: receipt), knowing: try facts()).then()
    }

    @Test func `of Article 34 forwards no report, except a crime to the police`() throws {
        func refer(_ unit: String) -> Routing.Command {
            let reason = Sealed.example()
            return .refer(
                referral: Referral(unit: unit, form: .turnOver, on: today, from: "intake", by: officer, reason: reason)
            )
        }
        let way = given(Routing.self, try opened("enforcement", kind: .report))
        way.when(refer("court"), knowing: try facts()).rejects(.reportNotForwarded)
        let state = Routing.State.folding([try opened("enforcement", kind: .report)])
        #expect(try state.decide(refer("publicSecurity"), knowing: facts(), at: .example).count == 1)
    }

    @Test func `rings once when a unit did not report back on the day of its notice`() throws {
        let day = try Day("2026-10-12")
        let sent = Routing.Event.routed(
            traits: inTown,
            hop: RoutingHop(unit: "nanhuaStation", from: "intake", by: officer, reportBackBy: day),
            basis: []
        )
        let late = try Day("2026-10-13").start
        let way = given(Routing.self, try opened("intake"), sent)
        way.when(.noteReportBackOverdue, knowing: try facts(), at: late).then(.reportBackOverdue(due: day))
        way.when(.noteReportBackOverdue, knowing: try facts()).rejects(.routingNotOverdue)
        way.when(.reportBack(unit: "nanhuaStation", by: officer, on: today), knowing: try facts())
            .then(.reportedBack(unit: "nanhuaStation", by: officer, on: today))
        let done = given(
            Routing.self,
            try opened("intake"),
            sent,
            .reportedBack(unit: "nanhuaStation", by: officer, on: today)
        )
        done.when(.reportBack(unit: "nanhuaStation", by: officer, on: today), knowing: try facts()).then()
        done.when(.noteReportBackOverdue, knowing: try facts(), at: late).then()
    }
}
