import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// What is known of the dispute that others are looked for.
struct Probe: Sendable {
    var day: Day
    var person: Person.ID?
    var phonePersons: Set<UniqueID> = []
    var contractPersons: Set<UniqueID> = []
    var enterprises: Set<Enterprise.ID> = []
    var servedOn: Set<Day> = []
    var amounts: Set<Money> = []
    var topics: Set<String> = []
    /// The cases and orders that it is itself.
    var cases: Set<Case.ID> = []
    var orders: Set<Order.ID> = []

    /// What a case or an order that is there says, and what the caller adds.
    init(_ query: DuplicateQuery, at desk: Desk<Mediation>) async throws {
        let own = try await Self.own(query, desk)
        day = query.on ?? own.first?.view.receivedOn ?? desk.now.day
        person = own.first?.complainant
        for order in own {
            let person = order.complainant.value
            phonePersons.formUnion([person])
            phonePersons.formUnion(try desk.persons(alike: person, by: .phone))
            if order.hasContract { contractPersons.formUnion(try desk.persons(alike: person, by: .contract)) }
            if let enterprise = order.enterprise { enterprises.insert(enterprise) }
            if let day = order.view.servedOn { servedOn.insert(day) }
            if let amount = order.view.claimed { amounts.insert(amount) }
            if let topic = order.view.topic { topics.insert(topic) }
            orders.insert(order.view.order)
            if let id = order.caseID { cases.insert(id) }
            if let id = order.live { cases.insert(id) }
        }
        if let phone = query.phone { phonePersons.formUnion(try desk.persons(matching: .phone, phone.text)) }
        if let contract = query.contract {
            contractPersons.formUnion(try desk.persons(matching: .contract, contract.text))
        }
        enterprises.formUnion(try await Self.enterprises(query, desk))
        if let day = query.servedOn { servedOn.insert(day) }
        if let amount = query.amount { amounts.insert(amount) }
        if let topic = query.topic { topics.insert(topic.text) }
    }

    /// The orders of the case or the one order that is asked about; a report is not found.
    private static func own(_ query: DuplicateQuery, _ desk: Desk<Mediation>) async throws -> [SignedOrder] {
        try await desk.read { db in
            if let name = query.case {
                guard let id = try name.find(db) else { throw Case.Rejection.caseUnknown.refusal }
                let live = try Merges.live(of: id, db)
                return try Signs.orders(of: [live] + Merges.merged(into: live, db), db)
            }
            guard query.order != nil || query.reference != nil else { return [] }
            let id =
                try query.order ?? query.reference.flatMap { try Orders.id(numbered: $0.number, in: $0.channel, db) }
            guard let order = try id.flatMap({ try Signs.order($0, db) }) else {
                throw Order.Rejection.orderUnknown.refusal
            }
            return [order]
        }
    }

    private static func enterprises(_ query: DuplicateQuery, _ desk: Desk<Mediation>) async throws -> [Enterprise.ID] {
        try await desk.read { db in
            var found: [Enterprise.ID] = []
            if let id = query.enterprise { found.append(id) }
            if let code = query.creditCode, let id = try Enterprises.id(coded: code, db) { found.append(id) }
            if let words = query.words {
                found += try Enterprises.candidates(for: words.text, db).map(\.enterprise)
            }
            return found
        }
    }

    /// What an order has in common with it.
    func signs(of order: SignedOrder) -> Set<LikenessSign> {
        var signs: Set<LikenessSign> = []
        if order.complainant == person { signs.insert(.person) }
        if phonePersons.contains(order.complainant.value) { signs.insert(.phone) }
        if order.hasContract, contractPersons.contains(order.complainant.value) { signs.insert(.contract) }
        if let enterprise = order.enterprise, enterprises.contains(enterprise) { signs.insert(.enterprise) }
        if let day = order.view.servedOn, servedOn.contains(day) { signs.insert(.serviceDay) }
        if let amount = order.view.claimed, amounts.contains(amount) { signs.insert(.amount) }
        if let topic = order.view.topic, topics.contains(topic) { signs.insert(.topic) }
        return signs
    }

    /// Whether an order is part of what is asked about.
    func isOwn(_ order: SignedOrder) -> Bool {
        orders.contains(order.view.order) || order.caseID.map(cases.contains) ?? false
            || order.live.map(cases.contains) ?? false
    }
}
