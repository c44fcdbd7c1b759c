import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Many people with the same trouble at once.
    static var massIntakeMethods: [Method<Mediation>] {
        [
            .command(
                "intake.mass",
                Message(
                    "按模板批量登记同类投诉并逐件立案（如预付卡商家关门）",
                    "takes in people with the same trouble by a template, a case each"
                ),
                for: [.intakeOfficer],
                taking: MassIntakeRequest.self,
                MassIntake.commands
            )
        ]
    }
}

/// Where sheets of people with the same trouble become orders and cases.
enum MassIntake {
    static func commands(for request: MassIntakeRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        guard (1...MassIntakeRequest.limit).contains(request.rows.count) else {
            throw Refusal(
                "massRowsTooMany",
                Message("一次登记1至50人", "a request takes in 1 to 50 people"),
                field: "rows"
            )
        }
        guard let template = door.rules.intakes.first(where: { $0.id == request.template.text }) else {
            throw Refusal(
                "templateUnknown",
                Message("县规则 intakes 没有这个模板", "the county's intakes have no such template"),
                status: .notFound,
                field: "template"
            )
        }
        let enterprise = try door.enterprise(request.enterprise, coded: request.creditCode)
        var callers: [String: PersonKey] = [:]
        return try request.rows.flatMap { row in
            try commands(for: row, template, against: enterprise, &callers, door)
        }
    }

    /// An order at the counter, a case on it, and the link between them.
    private static func commands(
        for row: MassIntakeRequest.Row,
        _ template: IntakeTemplate,
        against enterprise: Enterprise.ID?,
        _ callers: inout [String: PersonKey],
        _ door: Door<Mediation>
    ) throws -> [Mediation.Command] {
        guard row.used <= row.paid else {
            throw Refusal(
                "usedBeyondPaid",
                Message("已消费金额大于预付金额；请核对编号 \(row.number.text)", "more was used than paid; check \(row.number.text)"),
                field: "rows"
            )
        }
        let known = try door.find { db in try Orders.id(numbered: row.number.text, in: .counter, db) }
        guard known == nil else { return [] }
        let caller = try caller(row, &callers, door)
        let narrative = try NarrativeText(template.narrative(of: row))
        let (receivedOn, order) = (row.receivedOn ?? door.now.day, Order.ID(door.freshID()))
        var receipt = OrderReceipt(
            channel: .counter,
            number: row.number.text,
            sequence: 1,
            kind: .first,
            category: .complaint,
            urgency: .ordinary,
            isConfidential: false,
            receivedOn: receivedOn,
            complainant: Complainant(
                person: caller.person,
                name: try door.seal(row.name.text, as: .name, of: caller),
                phone: try door.seal(row.phone.text, as: .phone, of: caller)
            ),
            narrative: try door.seal(narrative.text, as: .narrative, of: caller)
        )
        receipt.topic = template.topic
        receipt.claimed = row.paid - row.used
        receipt.servedOn = row.paidOn
        if let card = row.card {
            receipt.contract = try door.seal(card.text, as: .document, of: caller)
            door.remember(.contract, card.text, of: caller)
        }
        let opening = CaseOpening(
            kind: .complaint,
            enterprise: enterprise,
            complainant: caller.person,
            receivedOn: receivedOn,
            claimed: receipt.claimed,
            orders: [order]
        )
        let id = Case.ID(door.freshID())
        return [
            .order(.receive(receipt: receipt), on: order), .case(.open(opening: opening), on: id),
            .order(.linkCase(id: id), on: order),
        ]
    }

    /// Somebody known by number and name, from before or from a row above, or somebody new.
    private static func caller(
        _ row: MassIntakeRequest.Row,
        _ callers: inout [String: PersonKey],
        _ door: Door<Mediation>
    ) throws -> PersonKey {
        let whole = "\(row.phone.text) \(row.name.text)"
        if let known = try callers[whole] ?? door.person(with: .fullName, whole) { return known }
        let caller = door.newPerson()
        door.remember(.fullName, caller.person.description, of: caller)
        door.remember(.fullName, whole, of: caller)
        door.remember(.fullName, row.name.text, of: caller)
        door.remember(.phone, row.phone.text, of: caller)
        door.remember(.phoneEnding, row.phone.lastFour, of: caller)
        callers[whole] = caller
        return caller
    }
}

extension IntakeTemplate {
    /// The words of one person's complaint.
    fileprivate func narrative(of row: MassIntakeRequest.Row) -> String {
        func yuan(_ money: Money) -> String { "\(money.fen / 100).\(money.fen % 100 / 10)\(money.fen % 10)" }
        return narrative.replacing("{paidOn}", with: row.paidOn.text)
            .replacing("{card}", with: row.card?.text ?? "无")
            .replacing("{paid}", with: yuan(row.paid)).replacing("{used}", with: yuan(row.used))
            .replacing("{rest}", with: yuan(row.paid - row.used))
    }
}
