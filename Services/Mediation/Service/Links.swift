public import EventLog
import GRDB
public import MediationDomain
public import Model

/// Every link, with what the last comparison has shown.
struct Links: ReadModel {
    let name = "links"
    let tables = ["link", "linkDifference"]
    let schema = """
        CREATE TABLE link (
            id TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            means TEXT NOT NULL,
            next INTEGER NOT NULL,
            since TEXT,
            comparison INTEGER,
            comparedAt INTEGER,
            differences INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE linkDifference (
            linkID TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (linkID, ordinal)
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .link(let event, let id): try apply(event, to: id, at: record.moment, in: db)
        default: break
        }
    }

    private func apply(_ event: Link.Event, to id: Link.ID, at moment: Moment, in db: Database) throws {
        func set(_ assignments: String, _ arguments: [any StatementBinding]) throws {
            let sql = "UPDATE link SET \(assignments) WHERE id = ?"
            try db.change("link", key: id.description, sql, arguments + [id])
        }
        switch event {
        case .opened(let channel, let means, let next):
            try db.run(
                """
                INSERT INTO link (id, channel, means, next) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET channel = excluded.channel, means = excluded.means, next = excluded.next
                """,
                [id, channel.rawValue, means.rawValue, next]
            )
        case .reconciliationAsked(_, _, let since, let next): try set("since = ?, next = ?", [since, next])
        case .reconciliationPostponed(let next): try set("next = ?", [next])
        case .reconciled(let result):
            if result.part == 1 {
                try db.run("DELETE FROM linkDifference WHERE linkID = ?", [id])
                try set("comparison = ?, comparedAt = ?, differences = 0", [result.number, moment])
            }
            for (index, difference) in result.differences.enumerated() {
                try db.run(
                    "INSERT INTO linkDifference (linkID, ordinal, content) VALUES (?, ?, ?)",
                    [
                        id, (result.part - 1) * LinkReconciliation.partLimit + index + 1,
                        try JSONColumn.text(difference),
                    ]
                )
            }
            try set("differences = differences + ?", [result.differences.count])
        case .retried: break
        }
    }
}

extension Links {
    /// How each hotline's link stands.
    static func views(named link: String?, _ db: Database) throws -> [LinkView] {
        try OrderChannel.allCases.compactMap { channel in
            guard let name = channel.link, link == nil || link == name else { return nil }
            let counts = try WaitingDelivery.counts(to: "link:\(name)", in: db)
            var view = LinkView(link: name, waiting: counts.waiting, failed: counts.failed)
            view.lastSequence = try Int64.fetchOne(
                db,
                sql: "SELECT max(sequence) FROM hotlineOrder WHERE channel = ?",
                arguments: [channel.rawValue]
            )
            let row = try Row.fetchOne(
                db,
                sql: "SELECT * FROM link WHERE id = ?",
                arguments: [Link.ID(of: channel)]
            )
            guard let row else { return view }
            view.means = LinkMeans(rawValue: row["means"])
            view.nextReconciliation = row["next"]
            view.reconciliation = row["comparison"]
            view.reconciledAt = row["comparedAt"]
            view.differences = row["differences"]
            return view
        }
    }

    /// What the last comparisons have shown, link by link.
    static func differences(
        _ names: [String],
        after token: (link: String, ordinal: Int),
        limit: Int,
        _ db: Database
    ) throws -> [(ordinal: Int, view: LinkDifferenceView)] {
        var found: [(ordinal: Int, view: LinkDifferenceView)] = []
        for name in names where name >= token.link && found.count < limit {
            guard let channel = OrderChannel(link: name) else { continue }
            found += try Row.fetchAll(
                db,
                sql: "SELECT * FROM linkDifference WHERE linkID = ? AND ordinal > ? ORDER BY ordinal LIMIT ?",
                arguments: [Link.ID(of: channel), name == token.link ? token.ordinal : 0, limit - found.count]
            )
            .map { row in
                let difference = try JSONColumn.value(LinkDifference.self, row["content"])
                return (row["ordinal"], LinkDifferenceView(link: name, difference: difference))
            }
        }
        return found
    }

    /// Our orders of a channel since a day, as a comparison sees them; those that only announced themselves are not there.
    static func ours(of channel: OrderChannel, since: Day, _ db: Database) throws -> [ReconciledOrder] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM hotlineOrder WHERE channel = ? AND receivedOn >= ? ORDER BY number",
            arguments: [channel.rawValue, since]
        )
        .map { row in
            let order = try StoredOrder(row, db)
            return ReconciledOrder(
                number: order.summary.number,
                expected: order.expected,
                sequence: order.summary.sequence,
                told: order.told
            )
        }
    }
}

extension StoredOrder {
    /// Where the order ought to stand at its channel, by what was said on both sides.
    var expected: ChannelWord {
        switch summary.stage {
        case .closed: .closed
        case .returned: .awaitingDispatch
        case .answered: .answered
        case .redo: .redo
        case .received: word ?? .awaitingSignature
        case .signed, .interim: .inProgress
        }
    }
}

extension Link: Kept {
    /// The rules; for a comparison our own list.
    public static func facts(
        for command: Command,
        of state: State,
        on _: Link.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        var facts = Facts(rules: ledger.rules)
        switch (command, state) {
        case (.reconcile, .open(let link)):
            guard let since = link.since else { break }
            facts.ours = try Links.ours(of: link.channel, since: since, ledger.db)
        case (.retry(let delivery?), _):
            facts.isOutstanding = try WaitingDelivery.isWaiting(delivery, in: ledger.db)
        case (.open, _), (.askReconciliation, _), (.reconcile, .closed), (.retry(nil), _): break
        }
        return facts
    }
}

extension Mediation {
    /// Asks of a link; what is to be sent once more is due at once, beside the event that says who wanted it.
    static func perform(
        _ command: Link.Command,
        on id: Link.ID,
        in transaction: Transaction<Mediation>
    ) throws {
        try transaction.handle(command, on: id)
        guard case .retry(let delivery) = command else { return }
        for channel in OrderChannel.allCases where Link.ID(of: channel) == id {
            guard let link = channel.link else { continue }
            try WaitingDelivery.tryAgain(delivery, to: "link:\(link)", in: transaction.db)
        }
    }
}
