import GRDB
public import Model

/// What an event means for the clocks of a service.
public enum ClockChange: Equatable, Sendable {
    /// At that moment, unless stopped by then, the service asks itself what `commands(whenDue:)` says.
    case set(Clock, due: Moment)
    /// The clock has stopped.
    case clear(Clock)
}

/// The clocks that are running: a read model like any other, and so they survive a restart and a rebuild.
struct Clocks<Owner: Keeping>: ReadModel {
    let name = "clock"
    let tables = ["clock"]
    let schema = ""
    let changes: @Sendable (Recorded<Owner.Event>) -> [ClockChange]

    func apply(_ record: Recorded<Told<Owner>>, in db: Database) throws {
        guard case .ours(let event) = record.event else { return }
        for change in changes(record.map { _ in event }) {
            switch change {
            case .set(let clock, let due):
                try db.run(
                    """
                    INSERT INTO clock (name, stream, due) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET due = excluded.due
                    """,
                    [clock.name, clock.stream, due]
                )
            case .clear(let clock):
                try db.run("DELETE FROM clock WHERE name = ? AND stream = ?", [clock.name, clock.stream])
            }
        }
    }
}

extension EventStore {
    /// The most clocks looked at in one go.
    public static var ringLimit: Int { 256 }

    /// Gives the commands of each clock that is due, through the same door as everybody's.
    ///
    /// - Returns: How many rang.
    public func ring() async throws -> Int {
        let now = timepiece.read().wall
        let due = try await reader.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT name, stream, due FROM clock WHERE due <= ?
                    AND NOT EXISTS (SELECT 1 FROM setAside s WHERE s.name = clock.name AND s.stream = clock.stream
                        AND s.due = clock.due)
                    ORDER BY due LIMIT ?
                    """,
                arguments: [now, Self.ringLimit]
            )
            .map { (clock: Clock($0["name"], of: $0["stream"]), due: $0["due"] as Moment) }
        }
        for (clock, moment) in due {
            try await turn(.machines) { transaction in try transaction.ring(clock, due: moment) }
        }
        return due.count
    }
}

extension Transaction {
    /// Rings one clock, unless it has been stopped meanwhile; one that does not stop by that is set aside with the reason.
    fileprivate func ring(_ clock: Clock, due: Moment) throws {
        guard try isRunning(clock, due: due) else { return }
        let request = CommandRequest<Owner>(
            Owner.commands(whenDue: clock),
            as: Occasion(actor: "clock", role: "clock", commandID: "\(clock.name)/\(clock.stream)/\(due.milliseconds)")
        )
        var reason = "nothing came of it"
        switch try attempt({ try once(request) }) {
        case .success(.done): break
        case .success(.refused(let refusal)): reason = refusal.reason
        case .failure(let fault): reason = "\(fault)"
        }
        guard try isRunning(clock, due: due) else { return }
        try db.run(
            "INSERT OR REPLACE INTO setAside (name, stream, due, reason) VALUES (?, ?, ?, ?)",
            [clock.name, clock.stream, due, reason]
        )
    }

    private func isRunning(_ clock: Clock, due: Moment) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT due FROM clock WHERE name = ? AND stream = ?")
        return try Moment.fetchOne(statement, arguments: [clock.name, clock.stream]) == due
    }
}
