import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where orders come in: their texts are sealed, and those that are reports are entered as such.
enum Intake {
    /// The commands that an order asks for: to receive it, and for a new report to open that too.
    static func commands(
        for request: OrderReceiveRequest,
        at door: Door<Mediation>
    ) throws -> [Mediation.Command] {
        let category = try category(of: request)
        let number = try number(of: request)
        let receivedOn = try receivedOn(request, now: door.now)
        let known = try door.find { db in
            try Orders.id(numbered: number, in: request.channel, db)
                .flatMap { try Orders.order($0, mayKnowReports: true, db) }
        }
        // A report stays one whatever a later message calls it: its reporter is never mixed with other callers.
        let isReport = known.map(\.isReport) ?? (category == .report)
        let caller = try caller(of: request, isReport: isReport, door)
        var receipt = OrderReceipt(
            channel: request.channel,
            number: number,
            sequence: request.sequence,
            kind: request.kind ?? .first,
            category: category,
            urgency: request.urgency ?? .ordinary,
            isConfidential: request.isConfidential ?? false,
            receivedOn: receivedOn,
            complainant: try complainant(of: request, caller, door),
            narrative: try door.seal(request.narrative.text, as: .narrative, of: caller)
        )
        try addTexts(of: request, to: &receipt, caller, door)
        addFacts(of: request, to: &receipt)
        let id = known?.summary.order ?? Order.ID(door.freshID())
        let receive = Mediation.Command.order(.receive(receipt: receipt), on: id)
        guard known == nil, isReport else { return [receive] }
        let report = Report.ID(door.freshID())
        let opening = ReportOpening(order: id, reporter: caller.person, receivedOn: receivedOn)
        return [receive, .report(.open(opening: opening), on: report), .order(.linkReport(id: report), on: id)]
    }

    /// A caller is known by number and name together, for a family may share a telephone; a reporter is somebody new
    /// each time, under a key of their own, and cannot be looked up.
    private static func caller(
        of request: OrderReceiveRequest,
        isReport: Bool,
        _ door: Door<Mediation>
    ) throws -> PersonKey {
        guard !isReport else { return door.newPerson(.report) }
        let (name, phone) = (request.complainant?.name?.text, request.complainant?.phone)
        let whole = phone.map { "\($0.text) \(name ?? "")" }
        if let whole, let known = try door.person(with: .fullName, whole) { return known }
        let caller = door.newPerson()
        door.remember(.fullName, caller.person.description, of: caller)
        if let whole { door.remember(.fullName, whole, of: caller) }
        if let name { door.remember(.fullName, name, of: caller) }
        if let phone {
            door.remember(.phone, phone.text, of: caller)
            door.remember(.phoneEnding, phone.lastFour, of: caller)
        }
        return caller
    }

    private static func complainant(
        of request: OrderReceiveRequest,
        _ caller: PersonKey,
        _ door: Door<Mediation>
    ) throws -> Complainant {
        Complainant(
            person: caller.person,
            name: try request.complainant?.name.map { try door.seal($0.text, as: .name, of: caller) },
            phone: try request.complainant?.phone.map { try door.seal($0.text, as: .phone, of: caller) }
        )
    }

    private static func addTexts(
        of request: OrderReceiveRequest,
        to receipt: inout OrderReceipt,
        _ caller: PersonKey,
        _ door: Door<Mediation>
    ) throws {
        receipt.respondent = try request.respondent.map { try door.seal($0.text, as: .narrative, of: caller) }
        receipt.place = try request.place.map { try door.seal($0.text, as: .address, of: caller) }
        receipt.title = try request.title.map { try door.seal($0.text, as: .narrative, of: caller) }
        receipt.wants = try request.wants.map { try door.seal($0.text, as: .narrative, of: caller) }
        receipt.contract = try request.contract.map { try door.seal($0.text, as: .document, of: caller) }
    }

    private static func addFacts(of request: OrderReceiveRequest, to receipt: inout OrderReceipt) {
        receipt.isReturning = request.isReturning
        receipt.means = request.means?.text
        receipt.topic = request.topic?.text
        receipt.calledAt = request.calledAt
        receipt.dispatchedAt = request.dispatchedAt
        receipt.answerBy = request.answerBy
        receipt.claimed = request.claimed
        receipt.previousNumber = request.previousNumber
    }
}
