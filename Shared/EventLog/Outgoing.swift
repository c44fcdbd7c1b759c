public import GRDB
import Model

/// Something that must leave the service because of an event, until a receipt comes back.
public struct Delivery: Hashable, Sendable {
    /// `<command id>/<n>`: the same letter asked for twice has one id.
    public let id: String
    /// Who gets it, such as `vault` or `link:12345`.
    public let recipient: String
    /// What it is about: ids only, never anything personal.
    public let content: String

    /// A delivery.
    public init(id: String, recipient: String, content: String) {
        self.id = id
        self.recipient = recipient
        self.content = content
    }
}

/// What an event means for the things to be sent.
public enum OutgoingChange: Equatable, Sendable {
    case send(Delivery)
    /// The receipt has come.
    case received(id: String)
}

/// What is to be sent and has no receipt yet: a function of the log, so that replaying sends nothing and loses nothing.
struct Outgoing<Owner: Keeping>: ReadModel {
    let name = "outgoing"
    let tables = ["outgoing"]
    let schema = ""
    let changes: @Sendable (Recorded<Told<Owner>>) -> [OutgoingChange]

    func apply(_ record: Recorded<Told<Owner>>, in db: Database) throws {
        for change in changes(record) + Self.erasures(record) {
            switch change {
            case .send(let delivery):
                try db.run(
                    "INSERT INTO outgoing (delivery, recipient, content, position) VALUES (?, ?, ?, ?)",
                    [delivery.id, delivery.recipient, delivery.content, record.position]
                )
            case .received(let id):
                try db.change("outgoing", key: id, "DELETE FROM outgoing WHERE delivery = ?", [id])
            }
        }
    }

    /// Erasing a person is sent to the vault like any letter, so that it is done again until it is done.
    private static func erasures(_ record: Recorded<Told<Owner>>) -> [OutgoingChange] {
        switch record.event {
        case .kernel(.person(.erased(let keys, _, _), let person)):
            [
                .send(
                    Delivery(
                        id: "erase/\(person.value)/\(record.position)",
                        recipient: "vault",
                        content: keys.map(\.description).joined(separator: " ")
                    )
                )
            ]
        case .kernel(.person(.keysDestroyed(_, let delivery), _)): [.received(id: delivery)]
        case .ours, .kernel(.log), .kernel(.rules), .kernel(.access), .kernel(.attachment): []
        }
    }
}

extension EventStore {
    /// The deliveries to somebody whose next try is due, oldest first.
    public func dueDeliveries(to recipient: String, limit: Int = 64) async throws -> [Delivery] {
        let now = timepiece.read().wall
        return try await reader.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT delivery, recipient, content FROM outgoing LEFT JOIN attempt USING (delivery)
                    WHERE recipient = ? AND ifnull(next, 0) <= ? ORDER BY position, delivery LIMIT ?
                    """
            )
            return try Row.fetchAll(statement, arguments: [recipient, now, limit])
                .map { Delivery(id: $0["delivery"], recipient: $0["recipient"], content: $0["content"]) }
        }
    }

    /// Notes a try that failed; the next one waits twice as long, up to an hour.
    ///
    /// - Parameters:
    ///   - delivery: What did not get through.
    ///   - error: Why, for a person; nothing personal.
    ///   - limit: After how many tries there is no next one until a person asks for it; nil goes on for ever.
    /// - Throws: What keeps the store from writing it.
    public func noteFailure(of delivery: Delivery, error: String, limit: Int? = nil) async throws {
        try await turn(.machines) { transaction in
            let db = transaction.db
            guard try WaitingDelivery.isWaiting(delivery.id, in: db) else { return }
            let known = try db.cachedStatement(sql: "SELECT tries FROM attempt WHERE delivery = ?")
            let tries = (try Int.fetchOne(known, arguments: [delivery.id]) ?? 0) + 1
            let wait = min(3_600_000, 1_000 << min(tries, 12))
            let isOver = limit.map { tries >= $0 } ?? false
            let next = isOver ? WaitingDelivery.never : transaction.now.adding(milliseconds: Int64(wait))
            try db.run(
                "INSERT OR REPLACE INTO attempt (delivery, tries, next, error) VALUES (?, ?, ?, ?)",
                [delivery.id, tries, next, error]
            )
        }
    }

    /// Somebody can be reached again: what waited for its next try is due now, but for what a person must look at.
    public func hurryDeliveries(to recipient: String) async throws {
        try await turn(.machines) { transaction in
            try transaction.db.run(
                """
                UPDATE attempt SET next = 0 WHERE next < ?
                AND delivery IN (SELECT delivery FROM outgoing WHERE recipient = ?)
                """,
                [WaitingDelivery.never, recipient]
            )
        }
    }

    /// Hands in the receipt of a delivery: commands of our own, the last word on it.
    public func noteReceipt(of delivery: Delivery, _ request: CommandRequest<Owner>) async throws {
        try await turn(.machines) { transaction in
            if case .refused(let refusal) = try transaction.once(request) { throw refusal }
            try transaction.db.run("DELETE FROM attempt WHERE delivery = ?", [delivery.id])
        }
    }
}

/// A delivery that has no receipt yet, with the tries that were made.
public struct WaitingDelivery: Sendable {
    /// When the next try is of what was given up: not before a person asks for it.
    static let never = Moment(milliseconds: 253_402_271_999_000)

    /// What is to be sent.
    public let delivery: Delivery
    /// How often it was tried.
    public let tries: Int
    /// What went wrong last; nil when nothing has yet.
    public let error: String?

    /// Whether a delivery still waits for its receipt.
    public static func isWaiting(_ delivery: String, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM outgoing WHERE delivery = ?")
        return try Int.fetchOne(statement, arguments: [delivery]) != nil
    }

    /// The deliveries that still wait for their receipts and whose ids begin so; the prefix ends with a slash.
    public static func ids(beginningWith prefix: String, in db: Database) throws -> [String] {
        precondition(prefix.hasSuffix("/"), "Ids are made of parts.")
        // What follows a slash in the order of bytes is the digit nought.
        let statement = try db.cachedStatement(
            sql: "SELECT delivery FROM outgoing WHERE delivery > ? AND delivery < ? ORDER BY delivery"
        )
        return try String.fetchAll(statement, arguments: [prefix, String(prefix.dropLast()) + "0"])
    }

    /// How many wait for somebody, and how many of them have failed so often that a person must look.
    public static func counts(to recipient: String, in db: Database) throws -> (waiting: Int, failed: Int) {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*) AS waiting, ifnull(sum(next >= ?), 0) AS failed
                FROM outgoing LEFT JOIN attempt USING (delivery) WHERE recipient = ?
                """,
            arguments: [never, recipient]
        )
        return (row?["waiting"] ?? 0, row?["failed"] ?? 0)
    }

    /// What has failed so often that a person must look, by id.
    public static func failed(
        to recipients: [String],
        after id: String,
        limit: Int,
        in db: Database
    ) throws -> [WaitingDelivery] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM outgoing JOIN attempt USING (delivery) WHERE next >= ? AND delivery > ?
                AND recipient IN (\(recipients.map { _ in "?" }.joined(separator: ", ")))
                ORDER BY delivery LIMIT ?
                """,
            arguments: [never, id] + StatementArguments(recipients) + [limit]
        )
        .map { row in
            WaitingDelivery(
                delivery: Delivery(id: row["delivery"], recipient: row["recipient"], content: row["content"]),
                tries: row["tries"],
                error: row["error"]
            )
        }
    }

    /// Lets what has failed be tried anew: one delivery, or all to somebody.
    public static func tryAgain(_ delivery: String?, to recipient: String, in db: Database) throws {
        try db.run(
            """
            DELETE FROM attempt WHERE next >= ? AND (delivery = ? OR ?)
            AND delivery IN (SELECT delivery FROM outgoing WHERE recipient = ?)
            """,
            [never, delivery, delivery == nil, recipient]
        )
    }
}
