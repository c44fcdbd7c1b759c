import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Door<Mediation> {
    /// The id of an order that nobody has heard of: two messages of one order that come at once find the same.
    func orderID(numbered number: String, in channel: OrderChannel) -> Order.ID {
        Order.ID(freshID(for: "order \(channel.rawValue) \(number)"))
    }

    /// The order that a request names; a report is not found by those who may not know of it.
    func order(_ request: some OrderNaming) throws -> StoredOrder {
        let mayKnowReports = caller.mayKnowReports
        let found = try find { db -> StoredOrder? in
            let id =
                try request.order
                ?? request.reference.flatMap { try Orders.id(numbered: $0.number, in: $0.channel, db) }
            return try id.flatMap { try Orders.order($0, mayKnowReports: mayKnowReports, db) }
        }
        guard let found else { throw Order.Rejection.orderUnknown.refusal }
        return found
    }

    /// Seals the office's words about an order under its caller's key; a reporter's key is never used for that.
    func seal(_ words: NarrativeText, about order: StoredOrder) throws -> Sealed {
        let known = order.isReport ? nil : try person(with: .fullName, order.summary.complainant.description)
        return try seal(words.text, as: .narrative, of: known ?? newPerson())
    }
}

extension Caller {
    /// A platform speaks for its own channel and for no other.
    func checkIsOwn(_ channel: OrderChannel) throws(Refusal) {
        guard case .link(let name) = actor, OrderChannel(link: name) != channel else { return }
        throw Refusal(
            "channelNotYours",
            Message("热线平台只能报送本渠道的工单", "a platform sends orders of its own channel alone"),
            status: .permissionDenied,
            field: "channel"
        )
    }
}
