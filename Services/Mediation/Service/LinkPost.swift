import EventLog
import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// What mediation tells the hotlines' platforms, and what it makes of their answers.
enum LinkPost {
    /// How the courier asks.
    static let post = Post<Mediation>(
        prefix: "link:",
        compose: compose,
        acknowledge: acknowledge,
        opening: { name, means in
            guard let channel = OrderChannel(link: name) else { return nil }
            let means: LinkMeans = means == .wire ? .wire : .folder
            return .link(.open(channel: channel, means: means), on: Link.ID(of: channel))
        },
        method: { row in row["state"] == nil ? "order.receive" : "order.advance" },
        tries: { rules, name, day in
            OrderChannel(link: name).flatMap { rules.hotline($0, on: day)?.tries }
        }
    )

    /// What a platform is told of an order: in its own number and nothing of anybody else's.
    private struct Telling: Encodable {
        var delivery: String
        var number: String
        var turn: Int
        var kind: String
        var isFinal: Bool
        var on: Day
        var text: String?
        var by: Day?
        var until: Day?
    }

    /// The question for a platform's list takes the logs' heads along, so that somebody outside keeps them.
    private struct ListQuestion: Encodable {
        var since: Day
        var heads: [String]
    }

    /// Makes the words of a delivery from the event it stands for, and opens what is sealed in it.
    private static func compose(_ delivery: Delivery, at desk: Desk<Mediation>) async throws -> PostItem {
        guard let position = Int64(delivery.content), let record = try desk.event(at: position) else {
            throw Link.Rejection.deliveryUnknown.refusal
        }
        switch record.event {
        case .ours(.order(let event, let id)):
            let number = try await desk.read { db in
                try Orders.order(id, mayKnowReports: true, db)?.summary.number ?? ""
            }
            guard let telling = try telling(event, of: id, number, delivery, desk) else {
                throw Link.Rejection.deliveryUnknown.refusal
            }
            return PostItem(method: "hotline.tell", params: try CanonicalJSON.encode(telling))
        case .ours(.link(.reconciliationAsked(_, _, let since, _), _)):
            return PostItem(
                method: "hotline.orders",
                params: try CanonicalJSON.encode(ListQuestion(since: since, heads: try await desk.headLines())),
                wantsList: true
            )
        case .ours, .kernel: throw Link.Rejection.deliveryUnknown.refusal
        }
    }

    private static func telling(
        _ event: Order.Event,
        of id: Order.ID,
        _ number: String,
        _ delivery: Delivery,
        _ desk: Desk<Mediation>
    ) throws -> Telling? {
        func open(_ sealed: Sealed?) throws -> String? {
            try sealed.flatMap { try desk.open($0, as: .narrative, of: id.stream, because: "答复来源渠道") }
        }
        func telling(_ turn: OrderTurn, _ kind: String, on day: Day, isFinal: Bool = false) -> Telling {
            Telling(delivery: delivery.id, number: number, turn: turn.number, kind: kind, isFinal: isFinal, on: day)
        }
        switch event {
        case .signed(let turn, let day): return telling(turn, "signed", on: day)
        case .answered(let answer, _):
            var told = telling(answer.turn, "answered", on: answer.on, isFinal: answer.kind == .final)
            told.text = try answer.words ?? open(answer.text)
            told.by = answer.by
            return told
        case .recategorised(let change, let was, let turn?, _):
            var told = telling(turn, "recategorised", on: change.on)
            told.text = "诉求类别由\(was.displayName)更正为\(change.category.displayName)。"
            return told
        case .returned(let turn, let day, let reason, _):
            var told = telling(turn, "returned", on: day)
            told.text = try open(reason)
            return told
        case .extensionAsked(let turn, let request, _):
            var told = telling(turn, "extensionAsked", on: request.on)
            told.text = try open(request.reason) ?? "法定期限长于工单期限"
            told.until = request.until.day
            return told
        case .announced, .received, .updated, .advanced, .recategorised, .termsSet, .linkedToCase, .unlinkedFromCase,
            .linkedToReport, .split, .repeatedAfterEnd, .answerOverdue, .delivered:
            return nil
        }
    }

    /// The receipt of a telling, or the list that was asked for.
    private static func acknowledge(_ delivery: Delivery, _ answer: JSONDocument.Node) throws -> Mediation.Command {
        let parts = delivery.id.split(separator: "/")
        guard let id = parts.first.flatMap({ UniqueID($0) }), parts.count == 3 else {
            throw Link.Rejection.deliveryUnknown.refusal
        }
        let link = OrderChannel.allCases.map { Link.ID(of: $0) }.first { $0.value == id }
        guard let link else {
            let receipt = try LineText(answer["receipt"]?.string ?? "-", limit: 200, field: "receipt").text
            return .order(.noteDelivered(delivery: delivery.id, receipt: receipt), on: Order.ID(id))
        }
        let orders = try (answer["items"]?.elements ?? []).map { try $0.decode(PlatformOrder.self) }
        let list = PlatformList(number: Int(parts[1]) ?? 0, delivery: delivery.id, orders: orders)
        return .link(.reconcile(list: list), on: link)
    }
}
