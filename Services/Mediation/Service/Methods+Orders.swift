import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What can be asked about orders.
    static var orderMethods: [Method<Mediation>] {
        [
            .command(
                "order.receive",
                Message("登记热线或窗口工单；举报自动登记为举报", "enters an order; a report is entered as one at once"),
                for: [.hotlineLink, .hotlineClerk, .intakeOfficer],
                taking: OrderReceiveRequest.self,
                Intake.commands(for:at:)
            ),
            .query(
                "order.get",
                Message("查看一张工单；加密内容须填写理由", "shows an order; what is sealed for a reason"),
                for: [.hotlineClerk, .intakeOfficer, .mediator, .auditor],
                taking: OrderQuery.self,
                giving: OrderView.self,
                OrderDesk.order
            ),
            .query(
                "order.list",
                Message("分页列出工单", "lists orders by page"),
                for: [.hotlineClerk, .intakeOfficer, .mediator, .auditor],
                taking: OrderListQuery.self,
                giving: Page<OrderSummary>.self,
                OrderDesk.page
            ),
        ]
    }
}

extension Caller {
    /// Whether they may learn that reports exist (Order 121, Article 37).
    var mayKnowReports: Bool { role == .intakeOfficer || role == .head || role == .auditor }
}
