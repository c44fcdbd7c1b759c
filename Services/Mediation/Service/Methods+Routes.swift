import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What can be done on the way of a case, a report or a clue.
    static var routeMethods: [Method<Mediation>] { routeSteps + routeOutside }

    private static var routeSteps: [Method<Mediation>] {
        [
            .command(
                "route.assign",
                Message("由统一接收机构分送承办单位；未指明的按规则", "the intake unit sends it to a unit: the rule's, or a named one"),
                for: [.intakeOfficer],
                taking: RouteAssignRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                var traits = item.traits
                traits.matter = try door.matter(request.matter) ?? traits.matter
                traits.relation = request.relation ?? traits.relation
                traits.place = request.place ?? traits.place
                traits.seat = request.seat ?? traits.seat
                traits.isOurs = request.isOurs ?? traits.isOurs
                let order = RoutingOrder(
                    unit: try request.unit.map { try door.unit($0) },
                    traits: traits,
                    from: try door.actingUnit(),
                    by: door.officer,
                    reason: try request.reason.map { try door.seal($0.text, as: .narrative, of: door.key(of: item)) },
                    reportBackBy: request.reportBackBy
                )
                return [.routing(.route(order: order), on: Routing.ID(item.id))]
            },
            .command(
                "route.sign",
                Message("承办单位签收", "the unit signs for it"),
                for: [.intakeOfficer, .mediator],
                taking: RouteUnitRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let unit = try door.actingUnit(request.unit)
                return [.routing(.sign(unit: unit, by: door.officer), on: Routing.ID(item.id))]
            },
            .command(
                "route.return",
                Message("不属本单位的，限期退回统一接收机构并说明理由", "gives back to the intake unit what is not the unit's own"),
                for: [.intakeOfficer, .mediator],
                taking: RouteReturnRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let unit = try door.actingUnit(request.unit)
                let reason = try door.seal(request.reason.text, as: .narrative, of: door.key(of: item))
                return [.routing(.giveBack(unit: unit, by: door.officer, reason: reason), on: Routing.ID(item.id))]
            },
            .command(
                "route.addCoHandler",
                Message("加派协办单位", "asks another unit to lend a hand"),
                for: [.intakeOfficer, .mediator],
                taking: CoHandlerRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let from = try door.caller.office(in: door.rules.routing) ?? door.actingUnit()
                let helper = try door.unit(request.unit)
                return [
                    .routing(.addCoHandler(unit: helper, from: from, by: door.officer), on: Routing.ID(item.id))
                ]
            },
            .command(
                "route.reportBack",
                Message("登记承办单位已反馈办理结果", "the unit has reported back"),
                for: [.intakeOfficer, .mediator],
                taking: RouteUnitRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let unit = try door.actingUnit(request.unit)
                let day = request.on ?? door.now.day
                return [.routing(.reportBack(unit: unit, by: door.officer, on: day), on: Routing.ID(item.id))]
            },
        ]
    }

    private static var routeOutside: [Method<Mediation>] {
        [
            .command(
                "route.openDispute",
                Message("登记处理权限争议", "two authorities dispute who is competent"),
                for: checkers,
                taking: DisputeRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let dispute = JurisdictionDispute(
                    with: request.with,
                    on: request.on ?? door.now.day,
                    by: door.officer
                )
                return [.routing(.openDispute(dispute: dispute), on: Routing.ID(item.id))]
            },
            .command(
                "route.settleDispute",
                Message("登记处理权限争议已协商一致或者指定", "the dispute was settled, or the superior designated one"),
                for: checkers,
                taking: SettlementRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let settlement = DisputeSettlement(
                    how: request.how,
                    competent: request.competent,
                    on: request.on ?? door.now.day,
                    by: door.officer
                )
                return [.routing(.settleDispute(settlement: settlement), on: Routing.ID(item.id))]
            },
            .command(
                "route.refer",
                Message("移送、转办系统外单位；举报只移送涉嫌犯罪的", "hands it to an office outside; a report only as a crime"),
                for: [.intakeOfficer],
                taking: ReferralRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let referral = Referral(
                    unit: try door.unit(request.unit),
                    form: request.form,
                    on: door.now.day,
                    from: try door.actingUnit(),
                    by: door.officer,
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: item))
                )
                return [.routing(.refer(referral: referral), on: Routing.ID(item.id))]
            },
            .command(
                "route.confirmReferral",
                Message("登记移送、转办的回执；有回执才算办结", "notes the receipt, which alone ends a referral"),
                for: [.intakeOfficer],
                taking: ReceiptRequest.self
            ) { request, door in
                let item = try door.routed(request.id)
                let receipt = RoutingReceipt(
                    unit: try door.unit(request.unit),
                    receipt: request.receipt,
                    on: request.on ?? door.now.day,
                    by: door.officer
                )
                return [.routing(.confirmReferral(receipt: receipt), on: Routing.ID(item.id))]
            },
        ]
    }
}
