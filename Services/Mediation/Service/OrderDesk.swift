import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where questions about orders are answered.
enum OrderDesk {
    /// One order; what is sealed in it only for a reason.
    static func order(_ query: OrderQuery, at desk: Desk<Mediation>) async throws -> OrderView {
        let mayKnowReports = desk.caller.mayKnowReports
        let found = try await desk.read { db -> (order: StoredOrder, life: OrderLife)? in
            let id =
                try query.order ?? query.reference.flatMap { try Orders.id(numbered: $0.number, in: $0.channel, db) }
            guard let id, let order = try Orders.order(id, mayKnowReports: mayKnowReports, db) else { return nil }
            return (order, try OrderLife(of: id, db))
        }
        guard let found else { throw Order.Rejection.orderUnknown.refusal }
        return try view(of: found.order, found.life, query.reason, desk)
    }

    /// A page of orders, without anything personal.
    static func page(_ query: OrderListQuery, at desk: Desk<Mediation>) async throws -> Page<OrderSummary> {
        let limit = PageRequest.limit(query.pageSize)
        let filter = OrderFilter(
            channel: query.channel,
            category: query.category,
            receivedOn: query.receivedOn,
            persons: try query.phone.map { try desk.persons(matching: .phone, $0.text) },
            mayKnowReports: desk.caller.mayKnowReports,
            after: query.pageToken.flatMap { UniqueID($0) },
            limit: limit
        )
        let items = try await desk.read { db in try Orders.page(filter, db) }
        return Page(items: items, nextPageToken: items.count == limit ? items.last?.order.description : nil)
    }

    private static func view(
        of order: StoredOrder,
        _ life: OrderLife,
        _ reason: String?,
        _ desk: Desk<Mediation>
    ) throws -> OrderView {
        let (receipt, stream) = (order.receipt, order.summary.order.stream)
        // Of an order that was split, those who may not know of reports see the complaint and nothing else.
        let hidden = order.complaint != nil && !desk.caller.mayKnowReports
        func open(_ sealed: Sealed?, _ kind: SealKind) throws -> String? {
            guard let sealed, let reason else { return nil }
            return try desk.open(sealed, as: kind, of: stream, because: reason)
        }
        var view = OrderView(
            summary: order.summary(mayKnowReports: desk.caller.mayKnowReports),
            updates: try (hidden ? [] : life.updates).map { update in
                OrderUpdateView(
                    sequence: update.sequence,
                    kind: update.kind,
                    calledAt: update.calledAt,
                    narrative: try open(update.narrative, .narrative),
                    wants: try open(update.wants, .narrative)
                )
            }
        )
        view.calledAt = receipt.calledAt
        view.dispatchedAt = receipt.dispatchedAt
        view.means = receipt.means
        view.topic = hidden ? nil : receipt.topic
        view.previousNumber = receipt.previousNumber
        view.cases = life.cases
        view.dangers = life.dangers
        view.recategorised = order.recategorised
        view.repeatsEnded = life.repeats
        view.answers = life.answers.filter { !hidden || $0.reportID == nil }.map { answer in
            OrderAnswerView(
                turn: answer.turn.number,
                kind: answer.kind,
                outcome: answer.outcome,
                on: answer.on,
                words: answer.words,
                isDelivered: answer.turn.number <= order.told
            )
        }
        guard reason != nil else { return view }
        var told = OrderTexts()
        guard !hidden else {
            told.narrative = try open(order.complaint, .narrative)
            view.told = told
            return view
        }
        // Who reported is opened by `report.identity` alone, to those who were granted it by name.
        if !order.isReport {
            told.name = try open(receipt.complainant.name, .name)
            told.phone = try open(receipt.complainant.phone, .phone)
        }
        told.respondent = try open(receipt.respondent, .narrative)
        told.place = try open(receipt.place, .address)
        told.title = try open(receipt.title, .narrative)
        told.narrative = try open(receipt.narrative, .narrative)
        told.wants = try open(receipt.wants, .narrative)
        told.contract = try open(receipt.contract, .document)
        view.told = told
        return view
    }
}

/// What happened to an order after it came in.
struct OrderLife: Sendable {
    let updates: [OrderUpdate]
    let cases: [Case.ID]
    let answers: [OrderAnswer]
    let repeats: [Case.ID]
    let dangers: [DangerKind]?

    /// Reads it, all at one moment.
    init(of id: Order.ID, _ db: Database) throws {
        updates = try Orders.updates(of: id, db)
        cases = try Orders.cases(of: id, db)
        answers = try Orders.answers(of: id, db)
        repeats = try Orders.repeats(of: id, db)
        dangers = try Dangers.open([id.value] + cases.map(\.value), db)
    }
}
