import GRDB
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
        case .ours, .kernel(.log), .kernel(.rules), .kernel(.access): []
        }
    }
}

extension EventStore {
    /// The deliveries whose next try is due, oldest first.
    public func dueDeliveries(limit: Int = 64) async throws -> [Delivery] {
        let now = timepiece.read().wall
        return try await reader.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT delivery, recipient, content FROM outgoing LEFT JOIN attempt USING (delivery)
                    WHERE ifnull(next, 0) <= ? ORDER BY position, delivery LIMIT ?
                    """,
                arguments: [now, limit]
            )
            .map { Delivery(id: $0["delivery"], recipient: $0["recipient"], content: $0["content"]) }
        }
    }

    /// Notes a try that failed; the next one waits twice as long, up to an hour.
    public func noteFailure(of delivery: Delivery, error: String) async throws {
        try await turn(.machines) { transaction in
            let db = transaction.db
            let known = try db.cachedStatement(sql: "SELECT tries FROM attempt WHERE delivery = ?")
            let tries = (try Int.fetchOne(known, arguments: [delivery.id]) ?? 0) + 1
            let wait = min(3_600_000, 1_000 << min(tries, 12))
            try db.run(
                "INSERT OR REPLACE INTO attempt (delivery, tries, next, error) VALUES (?, ?, ?, ?)",
                [delivery.id, tries, transaction.now.adding(milliseconds: Int64(wait)), error]
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
