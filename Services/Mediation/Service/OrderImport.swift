import EventLog
import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where many orders come in at once: what each needs to know is looked up for all of them together.
enum OrderImport {
    /// One row on its way: what it says, or why it cannot be read.
    private typealias Row = Result<OrderReceiveRequest, Refusal>

    /// What each row asks for.
    ///
    /// - Throws: `rowsTooMany`; what is wrong with one row is that row's refusal.
    static func rows(in params: JSONDocument.Node?, at door: Door<Mediation>) throws -> [RowAsked<Mediation>] {
        let nodes = params?["rows"]?.elements ?? []
        guard (1...OrderImportRequest.limit).contains(nodes.count) else { throw rowsTooMany }
        let rows = try nodes.map { node -> Row in
            do {
                let request = try node.decode(OrderReceiveRequest.self)
                try door.caller.checkIsOwn(request.channel)
                return .success(request)
            } catch let refusal as Refusal {
                return .failure(refusal)
            }
        }
        let requests = rows.compactMap { try? $0.get() }
        var register = ImportRegister(
            orders: try door.find { db in try Orders.known(to: requests, db) },
            callers: try door.persons(with: .fullName, requests.compactMap(Intake.wholeCaller))
        )
        return try rows.map { row in
            switch row {
            case .failure(let refusal): return .refused(refusal)
            case .success(let request):
                do {
                    return try asked(request, &register, door)
                } catch let refusal as Refusal {
                    _ = door.takeDraft()
                    return .refused(refusal)
                }
            }
        }
    }

    private static func asked(
        _ request: OrderReceiveRequest,
        _ register: inout ImportRegister,
        _ door: Door<Mediation>
    ) throws -> RowAsked<Mediation> {
        let number = try Intake.number(of: request)
        let reference = OrderReference(channel: request.channel, number: number)
        let known = register.orders[reference]
        if let known, known.sequences.contains(request.sequence) { return .known }
        let isReport = try known?.isReport ?? (Intake.category(of: request) == .report)
        let (caller, before) = try register.caller(of: request, isReport: isReport, door)
        let (commands, id) = try Intake.commands(
            for: request,
            numbered: number,
            known: known.map { ($0.order, $0.isReport) },
            from: caller,
            at: door
        )
        var draft = door.takeDraft()
        if let before {
            draft.keys = before.keys + draft.keys
            draft.lookUps = before.lookUps + draft.lookUps
        } else if !isReport {
            register.remember(caller, draft, of: request)
        }
        // A later row of the same file is about the same order.
        register.orders[reference] = known ?? KnownOrder(order: id, isReport: isReport, sequences: [])
        return .asked(commands, draft)
    }

    /// A batch has a number and a digest, and is its caller's own.
    static func check(_ batch: ImportedBatch, of caller: Caller) throws(Refusal) {
        try caller.checkIsOwn(batch.channel)
        let isDigest =
            batch.digest.utf8.count == 64 && batch.digest.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        guard (1...ImportedBatch.largest).contains(batch.number), isDigest,
            [batch.rows, batch.accepted, batch.known, batch.refused].allSatisfy({ $0 >= 0 })
        else {
            throw Refusal(
                "batchInvalid",
                Message(
                    "批次号应为正整数，摘要为64位小写十六进制，行数不为负",
                    "a batch has a number from 1, a digest of 64 hexadecimal digits, and no negative counts"
                ),
                field: "number"
            )
        }
    }

    private static let rowsTooMany = Refusal(
        "rowsTooMany",
        Message("一次应有1至256行", "a request has 1 to 256 rows"),
        field: "rows"
    )
}

/// An order that is there already, as far as a row must know it.
struct KnownOrder: Sendable {
    var order: Order.ID
    var isReport: Bool
    /// The messages of it that are there.
    var sequences: Set<Int64>
}

/// What the rows of one request share.
struct ImportRegister {
    var orders: [OrderReference: KnownOrder]
    private var callers: [String: PersonKey]
    private var drafts: [String: SealedDraft] = [:]

    init(orders: [OrderReference: KnownOrder], callers: [String: PersonKey]) {
        self.orders = orders
        self.callers = callers
    }

    /// Who called; somebody whom an earlier row of the request brought comes with what the vault must keep of them, since
    /// that row alone may be undone.
    func caller(
        of request: OrderReceiveRequest,
        isReport: Bool,
        _ door: Door<Mediation>
    ) throws -> (PersonKey, SealedDraft?) {
        if !isReport, let whole = Intake.wholeCaller(request), let known = callers[whole] {
            return (known, drafts[whole])
        }
        return (try Intake.newCaller(of: request, isReport: isReport, door), nil)
    }

    /// Remembers a caller whom no table knows yet.
    mutating func remember(_ caller: PersonKey, _ draft: SealedDraft, of request: OrderReceiveRequest) {
        guard let whole = Intake.wholeCaller(request), callers[whole] == nil else { return }
        callers[whole] = caller
        drafts[whole] = draft
    }
}

extension Orders {
    /// The orders that name this one as their earlier one and belong to no case yet; never reports.
    static func following(_ earlier: OrderReference, _ db: Database) throws -> [Order.ID] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id FROM hotlineOrder
                WHERE channel = ? AND previousNumber = ? AND caseID IS NULL AND category <> ?
                ORDER BY id
                """
        )
        return try Order.ID.fetchAll(
            statement,
            arguments: [earlier.channel.rawValue, earlier.number, OrderCategory.report.rawValue]
        )
    }

    /// The orders that rows are about, as far as they are there, with the messages that have come.
    static func known(to requests: [OrderReceiveRequest], _ db: Database) throws -> [OrderReference: KnownOrder] {
        let find = try db.cachedStatement(
            sql: """
                SELECT id, category, first FROM hotlineOrder WHERE channel = ? AND number = ?
                """
        )
        let later = try db.cachedStatement(sql: "SELECT sequence FROM hotlineOrderUpdate WHERE orderID = ?")
        var known: [OrderReference: KnownOrder] = [:]
        for request in requests {
            guard let number = try? Intake.number(of: request) else { continue }
            let reference = OrderReference(channel: request.channel, number: number)
            guard known[reference] == nil,
                let row = try Row.fetchOne(find, arguments: [request.channel.rawValue, number])
            else { continue }
            let id = row["id"] as Order.ID
            let sequences = [row["first"] as Int64] + (try Int64.fetchAll(later, arguments: [id]))
            known[reference] = KnownOrder(
                order: id,
                isReport: row["category"] == OrderCategory.report.rawValue,
                sequences: Set(sequences)
            )
        }
        return known
    }
}
