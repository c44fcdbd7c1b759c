import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where sheets of paper become entries: the order or the step is entered in the same bundle, at the moment it happened.
enum LateDesk {
    /// What a sheet asks for.
    static func record(_ request: LateRecordRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        let scan = try door.digest(request.scan, at: "scan")
        let told: Told
        switch (request.order, request.case) {
        case (let order?, nil): told = try receive(order, request, door)
        case (nil, let name?): told = try act(on: name, request, scan, door)
        case (nil, nil), (.some, .some): throw incomplete("order")
        }
        let key = door.newPerson(told.isSecret ? .report : .person)
        let entry = LateRecord(
            paper: request.paper,
            happenedAt: request.happenedAt,
            cause: request.cause,
            act: request.act ?? .received,
            scan: scan,
            order: told.order,
            caseID: told.caseID,
            isSecret: told.isSecret,
            reason: try door.seal(request.reason.text, as: .narrative, of: key),
            by: door.officer
        )
        return [.lateEntry(.record(entry: entry), on: LateEntry.ID(door.freshID()))] + told.steps
    }

    /// What a sheet tells of, and what is entered by it.
    private struct Told {
        var steps: [Mediation.Command]
        var order: Order.ID?
        var caseID: Case.ID?
        var isSecret = false
    }

    /// The order came in when the sheet says; that day chooses the law and starts the first term.
    private static func receive(
        _ order: OrderReceiveRequest,
        _ request: LateRecordRequest,
        _ door: Door<Mediation>
    ) throws -> Told {
        guard door.caller.role != .mediator else { throw incomplete("order") }
        var order = order
        let day = request.happenedAt.day
        guard order.receivedOn.map({ $0 == day }) ?? true else {
            throw Refusal(
                "lateDayDiffers",
                Message("收到日期与纸质登记的发生时间不一致", "the day of receipt is not the day on the sheet"),
                field: "order.receivedOn"
            )
        }
        order.receivedOn = day
        order.calledAt = order.calledAt ?? request.happenedAt
        order.number = try order.number ?? SheetPrinter(door.rules).rule(.registerKit).text(of: request.paper)
        var told = Told(steps: try Intake.commands(for: order, at: door))
        for case .order(.receive(let receipt), let id) in told.steps {
            let isKnownReport = try door.find { db in try Orders.order(id, mayKnowReports: true, db)?.isReport }
            told.order = id
            told.isSecret = receipt.category == .report || isKnownReport == true
        }
        return told
    }

    /// Something was done in a case, and proved by the sheet.
    private static func act(
        on name: CaseName,
        _ request: LateRecordRequest,
        _ scan: String,
        _ door: Door<Mediation>
    ) throws -> Told {
        guard door.caller.role != .hotlineClerk else { throw incomplete("case") }
        let id = try door.dispute(name)
        let telling = request.how.map { Telling(how: $0, at: request.happenedAt, evidence: scan, by: door.officer) }
        let step: Case.Command
        switch request.act {
        case .accepted: step = .accept(on: request.happenedAt.day, told: telling)
        case .told:
            guard let telling, let about = request.about, let whom = request.whom else { throw incomplete("how") }
            step = .recordTelling(telling: CaseTelling(about: about, whom: whom, telling: telling))
        case .received, nil: throw incomplete("act")
        }
        return Told(steps: [.case(step, on: id)] + (try door.answers(of: id)), caseID: id)
    }

    private static func incomplete(_ field: String) -> Refusal {
        Refusal(
            "lateEntryIncomplete",
            Message(
                "补录须载明收到的诉求，或案件及所做的事（受理，或告知的对象、事项和方式）",
                "a late entry names the order that came in, or a case and what was done in it: accepted, or whom told of what and how"
            ),
            field: field
        )
    }
}
