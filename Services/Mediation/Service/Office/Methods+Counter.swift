import EventLog
import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What somebody at the counter takes home, and how they ask again.
    static var counterMethods: [Method<Mediation>] {
        [
            .command(
                "counter.issueReceipt",
                Message("出具窗口回执和查询码，可登记帮办人", "issues a printed receipt with a code, and notes who helped"),
                for: [.hotlineClerk, .intakeOfficer],
                taking: CounterReceiptRequest.self,
                giving: CounterReceiptView.self,
                CounterDesk.issue,
                finishing: CounterDesk.receipt
            ),
            .query(
                "counter.status",
                Message("凭回执上的查询码了解办理进度", "tells by the code of a receipt how far it is"),
                for: [.public, .hotlineClerk, .intakeOfficer],
                taking: CounterStatusQuery.self,
                giving: CounterStatusView.self,
                CounterDesk.status
            ),
        ]
    }
}

/// Where receipts are issued and asked about: a reporter's is the same paper with the same words.
enum CounterDesk {
    private static func lookUp(_ code: String) -> String { "counter \(ReportCode.lookUp(code))" }

    /// A receipt under a key of its own.
    static func issue(_ request: CounterReceiptRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        guard let order = try door.orders([], [request.reference]).first else {
            throw Order.Rejection.orderUnknown.refusal
        }
        let key = door.newPerson(order.isReport ? .report : .person)
        let code = ReportCode.random()
        door.remember(.fullName, lookUp(code), of: key)
        var helper: CounterAide?
        if let relation = request.relation {
            guard let name = request.helperName, let need = request.need else {
                throw Refusal(
                    "helperIncomplete",
                    Message("帮办人须填写姓名和帮办原因", "a helper has a name and a reason why help was needed"),
                    field: "helperName"
                )
            }
            helper = CounterAide(
                relation: relation,
                name: try door.seal(name.text, as: .name, of: key),
                need: need
            )
        }
        let receipt = IssuedReceipt(
            order: order.summary.order,
            holder: key.person,
            code: try door.seal(code, as: .document, of: key),
            helper: helper,
            by: door.officer
        )
        return [.counterReceipt(.issue(receipt: receipt), on: CounterReceipt.ID(door.freshID()))]
    }

    /// The receipt that was just issued, read back from its event: asking again under the same key shows the same.
    static func receipt(_ done: Answer.Done, at desk: Desk<Mediation>) throws -> CounterReceiptView {
        for mark in done.events {
            guard
                case .ours(.counterReceipt(.issued(let number, let receipt, let day), _)) =
                    try desk.event(at: mark.position)?.event,
                let code = try desk.open(receipt.code, as: .document, of: mark.stream, because: "出具窗口回执")
            else { continue }
            let printer = try SheetPrinter(desk.rules)
            let text = try printer.rule(.counterReceipt).text(of: number)
            let page = try printer.page(
                .counterReceipt,
                number: text,
                lines: [("登记日期", day.written)],
                note: "请妥善保管。凭查询码可以到窗口、拨打热线或者由他人代为查询办理进度。",
                code: code
            )
            return CounterReceiptView(number: text, code: code, html: page.html)
        }
        throw CounterReceipt.Rejection.orderHasReceipt.refusal
    }

    /// How far it is: of a report no more than that it was registered, in the words of any other order.
    static func status(_ query: CounterStatusQuery, at desk: Desk<Mediation>) async throws -> CounterStatusView {
        let holders = try desk.persons(matching: .fullName, lookUp(query.code.text))
        let found = try await desk.read { db -> (order: StoredOrder, dispute: CaseSummary?)? in
            guard let order = try Transcriptions.order(behind: holders, db) else { return nil }
            let dispute = try Orders.cases(of: order.summary.order, db).first
                .flatMap { try Cases.item(Merges.live(of: $0, db), db)?.summary }
            return (order, dispute)
        }
        guard let found else { throw Refusal.reportCodeUnknown }
        guard let dispute = found.dispute else {
            return CounterStatusView(state: .registered, by: nil, words: "已登记，依法办理中。")
        }
        let by = dispute.due
        let day = by?.written ?? ""
        return switch dispute.stage {
        case .waiting: CounterStatusView(state: .deciding, by: by, words: "已收到，\(day)前决定是否受理。")
        case .mediating: CounterStatusView(state: .mediating, by: by, words: "已受理，正在调解，期限至\(day)。")
        case .agreed: CounterStatusView(state: .agreed, by: by, words: "已达成协议，约定的履行期限至\(day)。")
        case .referred: CounterStatusView(state: .registered, by: nil, words: "已移送有权处理的部门。")
        case .refused, .performed, .unperformed, .terminated, .handedOver, .inspected:
            CounterStatusView(state: .over, by: nil, words: "已依法办结，结果已经告知。")
        }
    }
}
