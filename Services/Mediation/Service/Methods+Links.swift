import EventLog
import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit

extension Mediation {
    /// What can be asked about the lines to the hotlines.
    static var linkMethods: [Method<Mediation>] { linkQueries + linkSteps }

    private static let keepers: Set<Role> = [.systemAdministrator, .intakeOfficer]
    private static let linkNames = OrderChannel.allCases.compactMap(\.link)

    private static var linkQueries: [Method<Mediation>] {
        [
            .query(
                "link.status",
                Message("各热线线路的状态：待发、失败、对账", "how the lines to the hotlines stand"),
                for: keepers.union([.auditor]),
                taking: LinkQuery.self,
                giving: LinksView.self
            ) { query, desk in
                LinksView(items: try await desk.read { db in try Links.views(named: query.link, db) })
            },
            .query(
                "link.failed",
                Message("列出多次发送失败、须人工处理的内容", "lists what has failed so often that a person must look"),
                for: keepers.union([.auditor]),
                taking: LinkListQuery.self,
                giving: Page<FailedDelivery>.self,
                LinkDesk.failed
            ),
            .query(
                "link.differences",
                Message("列出最近一次对账的全部差异", "lists every difference that the last comparison has shown"),
                for: keepers.union([.auditor]),
                taking: LinkListQuery.self,
                giving: Page<LinkDifferenceView>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let parts = (query.pageToken ?? "/0").split(separator: "/", omittingEmptySubsequences: false)
                let token = (link: parts.first.map(String.init) ?? "", ordinal: parts.last.flatMap { Int($0) } ?? 0)
                let names = linkNames.filter { query.link == nil || query.link == $0 }
                let found = try await desk.read { db in
                    try Links.differences(names, after: token, limit: limit, db)
                }
                let last = found.count == limit ? found.last : nil
                return Page(items: found.map(\.view), nextPageToken: last.map { "\($0.view.link)/\($0.ordinal)" })
            },
        ]
    }

    private static var linkSteps: [Method<Mediation>] {
        [
            .command(
                "link.retry",
                Message("重新发送失败的内容", "sends what has failed once more"),
                for: keepers,
                taking: LinkRetryRequest.self
            ) { request, _ in
                [.link(.retry(delivery: request.delivery), on: try LinkDesk.id(named: request.link))]
            },
            .command(
                "link.reconcile",
                Message("立即与热线平台对账", "compares both sides' lists now"),
                for: keepers,
                taking: LinkRequest.self
            ) { request, _ in
                [.link(.askReconciliation(isDaily: false), on: try LinkDesk.id(named: request.link))]
            },
        ]
    }
}

/// Where questions about links are answered.
enum LinkDesk {
    /// The link of that name.
    static func id(named name: String) throws -> Link.ID {
        guard let channel = OrderChannel(link: name) else { throw Link.Rejection.linkUnknown.refusal }
        return Link.ID(of: channel)
    }

    /// A page of what a person must look at.
    static func failed(_ query: LinkListQuery, at desk: Desk<Mediation>) async throws -> Page<FailedDelivery> {
        let limit = PageRequest.limit(query.pageSize)
        let recipients = OrderChannel.allCases.compactMap(\.link)
            .filter { query.link == nil || query.link == $0 }.map { "link:\($0)" }
        let found = try await desk.read { db in
            try WaitingDelivery.failed(to: recipients, after: query.pageToken ?? "", limit: limit, in: db)
        }
        let items = found.map { waiting in
            let id = waiting.delivery.id
            let order = id.split(separator: "/").first.flatMap { UniqueID($0) }.map { Order.ID($0) }
            let isOfLink = OrderChannel.allCases.contains { Link.ID(of: $0).value == order?.value }
            return FailedDelivery(
                delivery: id,
                link: String(waiting.delivery.recipient.dropFirst("link:".count)),
                order: isOfLink ? nil : order,
                tries: waiting.tries,
                error: waiting.error ?? ""
            )
        }
        return Page(items: items, nextPageToken: items.count == limit ? items.last?.delivery : nil)
    }
}
