import EventLog
import Model

/// What the events of orders and links send over the lines.
enum OrderDelivery {
    /// What an event sends, and whose receipt it is.
    static func changes(after record: Recorded<Told<Mediation>>) -> [OutgoingChange] {
        switch record.event {
        case .ours(.order(let event, let id)): changes(after: event, of: id, record)
        case .ours(.link(let event, let id)): changes(after: event, of: id, record)
        case .ours, .kernel: []
        }
    }

    private static func changes(
        after event: Order.Event,
        of id: Order.ID,
        _ record: Recorded<Told<Mediation>>
    ) -> [OutgoingChange] {
        switch event {
        case .signed(let turn, _), .returned(let turn, _, _, _), .extensionAsked(let turn, _, _):
            send(turn, id, record)
        case .answered(let answer, _): send(answer.turn, id, record)
        case .recategorised(_, _, let turn, _): turn.map { send($0, id, record) } ?? []
        case .delivered(let delivery, _): [.received(id: delivery)]
        case .announced, .received, .updated, .advanced, .termsSet, .linkedToCase, .unlinkedFromCase, .linkedToReport,
            .split, .repeatedAfterEnd, .answerOverdue:
            []
        }
    }

    private static func changes(
        after event: Link.Event,
        of id: Link.ID,
        _ record: Recorded<Told<Mediation>>
    ) -> [OutgoingChange] {
        switch event {
        case .reconciliationAsked(let channel, let number, _, _):
            guard let link = channel.link else { return [] }
            let delivery = "\(id)/\(number)/\(digest(of: record.commandID))"
            return [.send(Delivery(id: delivery, recipient: "link:\(link)", content: "\(record.position)"))]
        case .reconciled(let result): return result.delivery.map { [.received(id: $0)] } ?? []
        case .opened, .reconciliationPostponed, .retried: return []
        }
    }

    /// A letter that is written again after a restore bears its old id, and another letter in its place another id.
    private static func send(
        _ turn: OrderTurn,
        _ id: Order.ID,
        _ record: Recorded<Told<Mediation>>
    ) -> [OutgoingChange] {
        guard let link = turn.channel.link else { return [] }
        let delivery = "\(id)/\(turn.number)/\(digest(of: record.commandID))"
        return [.send(Delivery(id: delivery, recipient: "link:\(link)", content: "\(record.position)"))]
    }

    /// Which turn a delivery is, as its id says.
    static func turn(in delivery: String) -> Int {
        let parts = delivery.split(separator: "/")
        return parts.count == 3 ? Int(parts[1]) ?? 0 : 0
    }

    /// A command's id may name another hotline's order, and so only a digest of it leaves (FNV-1a).
    static func digest(of text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
