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
        try door.caller.checkIsOwn(request.channel)
        let category = try category(of: request)
        let number = try number(of: request)
        let (known, early) = try door.find { db in
            let id = try Orders.id(numbered: number, in: request.channel, db)
            return (try id.flatMap { try Orders.order($0, mayKnowReports: true, db) }, id)
        }
        // A report stays one whatever a later message calls it: its reporter is never mixed with other callers.
        let isReport = known.map(\.isReport) ?? (category == .report)
        return try commands(
            for: request,
            numbered: number,
            known: known.map { ($0.summary.order, $0.isReport) },
            announced: early,
            from: try caller(of: request, isReport: isReport, door),
            at: door
        ).commands
    }

    /// The same once it is known which order it is about and who called.
    static func commands(
        for request: OrderReceiveRequest,
        numbered number: String,
        known: (order: Order.ID, isReport: Bool)?,
        announced early: Order.ID? = nil,
        from caller: PersonKey,
        at door: Door<Mediation>
    ) throws -> (commands: [Mediation.Command], order: Order.ID) {
        let category = try category(of: request)
        let receivedOn = try receivedOn(request, now: door.now)
        let isReport = known?.isReport ?? (category == .report)
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
        let id = known?.order ?? early ?? door.orderID(numbered: number, in: request.channel)
        let receive = Mediation.Command.order(.receive(receipt: receipt), on: id)
        guard known == nil, isReport else {
            return ([receive] + (known == nil ? try following(request, numbered: number, id, door) : []), id)
        }
        let report = Report.ID(door.freshID())
        let opening = ReportOpening(
            order: id,
            reporter: caller.person,
            receivedOn: receivedOn,
            isAnonymous: request.complainant?.name == nil,
            earlier: try door.reports(of: request.complainant, remembering: caller)
        )
        return ([receive, .report(.open(opening: opening), on: report), .order(.linkReport(id: report), on: id)], id)
    }

    /// A new order that names an earlier one of its channel (旧工单编号) tells of that one's case, and joins it.
    private static func following(
        _ request: OrderReceiveRequest,
        numbered number: String,
        _ id: Order.ID,
        _ door: Door<Mediation>
    ) throws -> [Mediation.Command] {
        guard let previous = request.previousNumber, previous != number else { return [] }
        let earlier = try door.find { db -> Case.ID? in
            guard let order = try Orders.id(numbered: previous, in: request.channel, db),
                let known = try Orders.order(order, mayKnowReports: true, db), !known.isReport
            else { return nil }
            return try known.summary.caseID.map { try Merges.live(of: $0, db) }
        }
        return earlier.map { [.order(.addCase(id: $0), on: id)] } ?? []
    }

    /// What a caller is known by: number and name together, for a family may share a telephone.
    static func wholeCaller(_ request: OrderReceiveRequest) -> String? {
        request.complainant?.phone.map { "\($0.text) \(request.complainant?.name?.text ?? "")" }
    }

    /// A reporter is somebody new each time, under a key of their own, and cannot be looked up.
    private static func caller(
        of request: OrderReceiveRequest,
        isReport: Bool,
        _ door: Door<Mediation>
    ) throws -> PersonKey {
        if !isReport, let whole = wholeCaller(request), let known = try door.person(with: .fullName, whole) {
            return known
        }
        return try newCaller(of: request, isReport: isReport, door)
    }

    /// Somebody nobody has heard of before.
    static func newCaller(
        of request: OrderReceiveRequest,
        isReport: Bool,
        _ door: Door<Mediation>
    ) throws -> PersonKey {
        guard !isReport else { return door.newPerson(.report) }
        let (name, phone) = (request.complainant?.name?.text, request.complainant?.phone)
        let caller = door.newPerson()
        door.remember(.fullName, caller.person.description, of: caller)
        if let whole = wholeCaller(request) { door.remember(.fullName, whole, of: caller) }
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
        if let contract = request.contract, receipt.category != .report {
            door.remember(.contract, contract.text, of: caller)
        }
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
        receipt.servedOn = request.servedOn
    }
}
