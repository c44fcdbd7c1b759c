import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

extension CaseOpening {
    /// Opens a case on orders that tell of one dispute, and says so in each of them.
    static func commands(for request: CaseOpenRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        let orders = try door.orders(request.orders ?? [], request.references ?? [])
        guard let first = orders.min(by: { $0.summary.receivedOn < $1.summary.receivedOn }) else {
            throw Refusal(
                "ordersMissing",
                Message("立案须至少指明一张工单", "a case is opened on at least one order"),
                field: "orders"
            )
        }
        let opening = CaseOpening(
            kind: request.kind ?? .complaint,
            enterprise: try door.enterprise(request.enterprise, coded: request.creditCode),
            complainant: first.summary.complainant,
            receivedOn: first.summary.receivedOn,
            claimed: orders.lazy.compactMap(\.summary.claimed).first,
            orders: orders.map(\.summary.order)
        )
        let id = Case.ID(door.freshID())
        let routing = Mediation.Command.routing(
            .open(kind: opening.kind == .labour ? .labour : .complaint, traits: try door.traits(of: request, opening)),
            on: Routing.ID(id.value)
        )
        let numbers = orders.map { OrderReference(channel: $0.summary.channel, number: $0.summary.number) }
        let following = try door.find { db in try numbers.flatMap { try Orders.following($0, db) } }
        return [routing, .case(.open(opening: opening), on: id)]
            + opening.orders.map { .order(.linkCase(id: id), on: $0) }
            + following.filter { !opening.orders.contains($0) }.map { .order(.addCase(id: id), on: $0) }
    }
}

extension Door<Mediation> {
    /// The orders that a request names, each once; a report is not found by those who may not know of it.
    func orders(_ ids: [Order.ID], _ references: [OrderReference]) throws -> [StoredOrder] {
        let mayKnowReports = caller.mayKnowReports
        return try find { db in
            var seen: Set<Order.ID> = []
            let named = try references.map { try Orders.id(numbered: $0.number, in: $0.channel, db) }
            return try (ids.map(Optional.some) + named).compactMap { id in
                guard let id, let order = try Orders.order(id, mayKnowReports: mayKnowReports, db) else {
                    throw Order.Rejection.orderUnknown.refusal
                }
                return seen.insert(id).inserted ? order : nil
            }
        }
    }

    /// The case that a request names.
    func named(_ request: some CaseNaming) throws -> Case.ID {
        if let id = request.id { return id }
        guard let reference = request.reference,
            let id = try find({ db in try Cases.id(onOrder: reference.number, in: reference.channel, db) })
        else { throw Case.Rejection.caseUnknown.refusal }
        return try find { db in try Merges.live(of: id, db) }
    }

    /// The enterprise that a request names; nil when it names none.
    ///
    /// - Throws: `respondentUnknown` when mediation has not heard of it yet; nothing is stored of that.
    func enterprise(_ id: Enterprise.ID?, coded code: UnifiedSocialCreditCode?) throws -> Enterprise.ID? {
        guard id != nil || code != nil else { return nil }
        let known = try find { db in
            if let id { return try Enterprises.isKnown(id, db) ? id : nil }
            return try code.flatMap { try Enterprises.id(coded: $0, db) }
        }
        guard let known else { throw Refusal.respondentUnknown }
        return known
    }

    /// The key of the one who complained, for what the office writes into a case: erasing them erases it too.
    func key(of id: Case.ID) throws -> PersonKey {
        guard let item = try find({ db in try Cases.item(id, db) }) else { throw Case.Rejection.caseUnknown.refusal }
        return try person(with: .fullName, item.opening.complainant.description) ?? newPerson()
    }
}

extension Refusal {
    /// Nobody has heard of that enterprise here.
    static let respondentUnknown = Refusal(
        "respondentUnknown",
        Message(
            "未找到该企业；请核对统一社会信用代码，刚登记的请稍后再试",
            "no such enterprise is known here; check its credit code, or try again shortly if it was just registered"
        ),
        status: .notFound,
        field: "creditCode"
    )
}
