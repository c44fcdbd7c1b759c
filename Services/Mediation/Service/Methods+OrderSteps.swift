import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What can be done to an order after it came in.
    static var orderSteps: [Method<Mediation>] { channelSteps + officeSteps }

    private static var channelSteps: [Method<Mediation>] {
        [
            .command(
                "order.advance",
                Message("登记工单在热线平台上的状态", "enters how an order stands at its channel, by the channel's word"),
                for: [.hotlineLink, .hotlineClerk, .intakeOfficer],
                taking: OrderAdvanceRequest.self,
                OrderSteps.advance
            ),
            .command(
                "order.sign",
                Message("签收工单", "takes an order on, and tells its channel"),
                for: [.intakeOfficer, .mediator],
                taking: OrderSignRequest.self
            ) { request, door in
                [.order(.sign(on: door.now.day), on: try door.order(request).summary.order)]
            },
            .command(
                "order.answer",
                Message("以自己的文字办结答复咨询、求助、建议类工单", "answers an order that is no dispute, in words of one's own"),
                for: [.intakeOfficer, .mediator],
                taking: OrderWordsRequest.self
            ) { request, door in
                let order = try door.order(request)
                return [.order(.answerByHand(text: try door.seal(request.text, about: order)), on: order.summary.order)]
            },
            .command(
                "order.return",
                Message("在期限内附理由退单", "gives an order back to its channel, with the reason and within the limit"),
                for: [.intakeOfficer],
                taking: OrderWordsRequest.self
            ) { request, door in
                let order = try door.order(request)
                return [.order(.giveBack(reason: try door.seal(request.text, about: order)), on: order.summary.order)]
            },
            .command(
                "order.askExtension",
                Message("到期前申请延期", "asks the channel for more time, before the term ends"),
                for: [.intakeOfficer, .mediator],
                taking: OrderExtensionRequest.self
            ) { request, door in
                let order = try door.order(request)
                let reason = try door.seal(request.reason, about: order)
                return [
                    .order(.askExtension(workingDays: request.workingDays, reason: reason), on: order.summary.order)
                ]
            },
        ]
    }

    private static var officeSteps: [Method<Mediation>] {
        [
            .command(
                "order.attach",
                Message("把工单并入已有案件", "adds an order to a case that is there already"),
                for: [.intakeOfficer, .mediator],
                taking: OrderCaseRequest.self
            ) { request, door in
                guard try door.find({ db in try Cases.item(request.caseID, db) }) != nil else {
                    throw Case.Rejection.caseUnknown.refusal
                }
                return [.order(.addCase(id: request.caseID), on: try door.order(request).summary.order)]
            },
            .command(
                "order.detach",
                Message("把工单从案件中分出，附理由", "takes an order out of a case, with the reason"),
                for: [.intakeOfficer, .mediator],
                taking: OrderCaseRequest.self
            ) { request, door in
                guard let reason = request.reason else {
                    throw Refusal(
                        "detachReasonMissing",
                        Message("分出工单须写明理由", "taking an order out of a case needs a reason"),
                        field: "reason"
                    )
                }
                let order = try door.order(request)
                let sealed = try door.seal(reason, about: order)
                return [.order(.unlinkCase(id: request.caseID, reason: sealed), on: order.summary.order)]
            },
            .command(
                "order.split",
                Message("把既投诉又举报的工单拆分为投诉案件和举报", "makes a case and a report of an order that holds both"),
                for: [.intakeOfficer],
                taking: OrderSplitRequest.self,
                OrderSteps.split
            ),
            .command(
                "order.recategorise",
                Message(
                    "更正工单类别；改为举报的，即登记举报并保密",
                    "says what kind an order is; what becomes a report is entered as one, and secret from then on"
                ),
                for: [.intakeOfficer],
                taking: OrderRecategoriseRequest.self,
                OrderSteps.recategorise
            ),
        ]
    }
}

/// Requests about orders that need more than a line.
enum OrderSteps {
    /// The channel's word becomes its meaning; an order that has not come yet waits for it.
    static func advance(_ request: OrderAdvanceRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        try door.caller.checkIsOwn(request.channel)
        guard let rule = door.rules.hotline(request.channel, on: door.now.day) else {
            throw Order.Rejection.orderNotOfHotline.refusal
        }
        guard let word = rule.meaning(of: request.state.text) else {
            throw Refusal(
                "channelWordUnknown",
                Message("县规则 hotlines 没有这个工单状态", "the county's hotlines do not say what this state means"),
                field: "state"
            )
        }
        let number = try LineText(request.number, limit: Intake.numberLimit, field: "number").text
        let known = try door.find { db in try Orders.id(numbered: number, in: request.channel, db) }
        let notice = OrderNotice(
            channel: request.channel,
            number: number,
            sequence: request.sequence,
            word: word,
            at: request.at ?? door.now,
            answerBy: request.answerBy
        )
        return [.order(.advance(notice: notice), on: known ?? door.orderID(numbered: number, in: request.channel))]
    }

    /// The complaint becomes a case on the words that are about it; the report is entered under a key of its own.
    static func split(_ request: OrderSplitRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        let order = try door.order(request)
        let id = order.summary.order
        let caller = try complainant(of: order, request, door)
        let opening = CaseOpening(
            kind: .complaint,
            enterprise: try door.enterprise(request.enterprise, coded: request.creditCode),
            complainant: caller.person,
            receivedOn: order.summary.receivedOn,
            claimed: order.summary.claimed,
            orders: [id]
        )
        let complaint = try door.seal(request.complaint.text, as: .narrative, of: caller)
        var commands: [Mediation.Command] = []
        let caseID = order.summary.caseID ?? Case.ID(door.freshID())
        if order.summary.caseID == nil { commands.append(.case(.open(opening: opening), on: caseID)) }
        let reportID = order.summary.reportID ?? Report.ID(door.freshID())
        if order.summary.reportID == nil {
            let reporter = door.newPerson(.report)
            let entry = ReportOpening(
                order: id,
                reporter: reporter.person,
                receivedOn: order.summary.receivedOn,
                isAnonymous: order.receipt.complainant.name == nil
            )
            commands.append(.report(.open(opening: entry), on: reportID))
        }
        let split = OrderSplit(caseID: caseID, reportID: reportID, complaint: complaint)
        return commands + [.order(.split(split: split), on: id)]
    }

    /// What an order is; a report is entered with it, under a key of its own.
    static func recategorise(
        _ request: OrderRecategoriseRequest,
        at door: Door<Mediation>
    ) throws -> [Mediation.Command] {
        let order = try door.order(request)
        let id = order.summary.order
        let change = OrderRecategorisation(
            category: request.category,
            on: request.on ?? door.now.day,
            reason: try door.seal(request.reason, about: order),
            by: door.officer
        )
        let recategorise = Mediation.Command.order(.recategorise(change: change), on: id)
        guard request.category == .report, order.summary.reportID == nil, !order.isReport else { return [recategorise] }
        let reporter = door.newPerson(.report)
        door.remember(.fullName, reporter.person.description, of: reporter)
        let opening = ReportOpening(
            order: id,
            reporter: reporter.person,
            receivedOn: order.summary.receivedOn,
            isAnonymous: order.receipt.complainant.name == nil
        )
        let report = Report.ID(door.freshID())
        return [recategorise, .report(.open(opening: opening), on: report), .order(.linkReport(id: report), on: id)]
    }

    /// Who complains: the caller of a complaint; of what came in as a report, somebody new.
    private static func complainant(
        of order: StoredOrder,
        _ request: OrderSplitRequest,
        _ door: Door<Mediation>
    ) throws -> PersonKey {
        if !order.isReport, let known = try door.person(with: .fullName, order.summary.complainant.description) {
            return known
        }
        let caller = door.newPerson()
        door.remember(.fullName, caller.person.description, of: caller)
        if let name = request.complainant?.name { door.remember(.fullName, name.text, of: caller) }
        if let phone = request.complainant?.phone {
            door.remember(.phone, phone.text, of: caller)
            door.remember(.phoneEnding, phone.lastFour, of: caller)
        }
        return caller
    }
}
