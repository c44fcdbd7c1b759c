import EventLog
import GRDB
import MediationDomain
import Model

/// Which events of other subjects name a case: a letter, a payment, a visit; so that its story finds them.
///
/// A case's own events, its way through the offices and those of its orders are found by their streams; reports leave no
/// trail.
struct CaseTrail: ReadModel {
    let name = "caseTrail"
    let tables = ["caseTrail"]
    let schema = """
        CREATE TABLE caseTrail (
            caseID TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (caseID, position)
        ) STRICT, WITHOUT ROWID;
        """

    /// The keys under which events name a case.
    private static let keys: Set = ["case", "caseID", "dispute"]

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .order, .case, .report, .enterprise, .lookalike, .routing, .batch: break
        default:
            for id in try Self.cases(named: record.event) {
                try db.run("INSERT INTO caseTrail (caseID, position) VALUES (?, ?)", [id, record.position])
            }
        }
    }

    /// The cases that an event of any subject names.
    private static func cases(named event: Mediation.Event) throws -> Set<UniqueID> {
        guard let said = Mirror(reflecting: event).children.first?.value,
            let stored = Mirror(reflecting: said).children.first?.value as? any StoredEvent
        else { return [] }
        return cases(in: try JSONDocument(Array(try stored.stored().data)).root)
    }

    private static func cases(in node: JSONDocument.Node) -> Set<UniqueID> {
        switch node.kind {
        case .object:
            node.members.reduce(into: []) { found, member in
                if keys.contains(member.key), let id = member.value.string.flatMap({ UniqueID($0) }) {
                    found.insert(id)
                } else {
                    found.formUnion(cases(in: member.value))
                }
            }
        case .array: node.elements.reduce(into: []) { $0.formUnion(cases(in: $1)) }
        case .string, .number, .bool, .null: []
        }
    }
}

/// Who acted on a case last: whose it is, until a mediator is named.
struct CaseHands: ReadModel {
    let name = "caseHands"
    let tables = ["caseHand"]
    let schema = """
        CREATE TABLE caseHand (
            caseID TEXT NOT NULL PRIMARY KEY,
            actor TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caseHandActor ON caseHand (actor);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        switch record.event {
        case .case(_, let id) where record.actor.hasPrefix("user:"):
            try db.run(
                """
                INSERT INTO caseHand (caseID, actor) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET actor = excluded.actor WHERE actor <> excluded.actor
                """,
                [id, record.actor]
            )
        default: break
        }
    }
}
