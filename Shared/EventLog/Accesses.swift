import Foundation
import GRDB
public import Model

/// Where the log tells of somebody's access, by actor and by person: an index of its closed `access` events.
struct Accesses<Owner: Keeping>: ReadModel {
    let name = "access"
    let tables = ["access", "accessPerson"]
    let schema = ""

    func apply(_ record: Recorded<Told<Owner>>, in db: Database) throws {
        guard case .kernel(.access(let event, _)) = record.event else { return }
        try db.run(
            "INSERT INTO access (position, actor, moment) VALUES (?, ?, ?)",
            [record.position, event.actor ?? record.actor, record.moment]
        )
        guard case .opened(_, _, _, _, let persons, _, _, _) = event else { return }
        for person in Set(persons) {
            try db.run(
                "INSERT INTO accessPerson (person, position) VALUES (?, ?)",
                [person.description, record.position]
            )
        }
    }
}

extension AccessEvent {
    /// Who had access; nil when the service itself tells of something else.
    var actor: String? {
        switch self {
        case .opened(let actor, _, _, _, _, _, _, _), .refused(let actor, _, _, _, _, _),
            .exported(let actor, _, _, _, _, _, _), .disclosed(let actor, _, _, _, _, _, _):
            actor
        case .rulesChanged: nil
        }
    }
}

/// Which accesses are asked for.
public struct AccessQuestion: Sendable {
    /// Only those in which something of this person was opened.
    public var person: UniqueID?
    /// Only by this actor, such as `user:…`.
    public var actor: String?
    /// Not before.
    public var from: Moment?
    /// Before.
    public var to: Moment?
    /// Behind this position.
    public var after: Int64
    /// The most to read.
    public var limit: Int

    /// A question for all of them.
    public init(
        person: UniqueID? = nil,
        actor: String? = nil,
        from: Moment? = nil,
        to: Moment? = nil,
        after: Int64 = 0,
        limit: Int
    ) {
        self.person = person
        self.actor = actor
        self.from = from
        self.to = to
        self.after = after
        self.limit = limit
    }
}

extension EventStore {
    /// The accesses that the log tells of, in order.
    public func accesses(_ question: AccessQuestion) async throws -> [Recorded<AccessEvent>] {
        try await reader.read { db in
            let bodies = try Data.fetchAll(
                db,
                sql: """
                    SELECT event.body FROM access JOIN event USING (position)
                    WHERE access.position > ?1 AND (?2 IS NULL OR access.actor = ?2)
                    AND (?3 IS NULL OR access.moment >= ?3) AND (?4 IS NULL OR access.moment < ?4)
                    AND (?5 IS NULL OR access.position IN (SELECT position FROM accessPerson WHERE person = ?5))
                    ORDER BY access.position LIMIT ?6
                    """,
                arguments: [
                    question.after, question.actor, question.from, question.to, question.person?.description,
                    question.limit,
                ]
            )
            let reader = EventReader<Owner>()
            return try bodies.compactMap { body in
                let record = try reader.read([UInt8](body))
                guard case .kernel(.access(let event, _)) = record.event else { return nil }
                return record.map { _ in event }
            }
        }
    }
}
