public import EventLog
import GRDB
public import MediationDomain
public import Model

/// Every try to reach somebody, every service, and until when a hotline wants its caller rung.
struct Contacts: ReadModel {
    let name = "contacts"
    let tables = ["contactAttempt", "partyService", "contactOwed"]
    let schema = """
        CREATE TABLE contactAttempt (
            id TEXT NOT NULL,
            number INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE partyService (
            id TEXT NOT NULL,
            number INTEGER NOT NULL,
            effectiveOn TEXT NOT NULL,
            isEffective INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE contactOwed (
            id TEXT NOT NULL PRIMARY KEY,
            contactBy INTEGER NOT NULL,
            reachedAt INTEGER,
            isOverdue INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard case .contact(let event, let id) = record.event else { return }
        switch event {
        case .attempted(let number, let attempt):
            try db.run(
                "INSERT INTO contactAttempt (id, number, content) VALUES (?, ?, ?)",
                [id, number, try JSONColumn.text(attempt)]
            )
            guard attempt.party == .complainant, attempt.result == .reached else { return }
            try db.run(
                "UPDATE contactOwed SET reachedAt = ? WHERE id = ? AND (reachedAt IS NULL OR reachedAt > ?)",
                [attempt.at, id, attempt.at]
            )
        case .served(let number, let service, let day, _):
            try db.run(
                "INSERT INTO partyService (id, number, effectiveOn, isEffective, content) VALUES (?, ?, ?, 0, ?)",
                [id, number, day, try JSONColumn.text(service)]
            )
        case .tookEffect(let number, _):
            try db.change(
                "partyService",
                key: "\(id)/\(number)",
                "UPDATE partyService SET isEffective = 1 WHERE id = ? AND number = ?",
                [id, number]
            )
        case .owed(let by, _):
            let earlier = try Self.attempts(of: id, db).map(\.attempt)
                .filter { $0.party == .complainant && $0.result == .reached }.map(\.at).min()
            try db.run(
                "INSERT INTO contactOwed (id, contactBy, reachedAt, isOverdue) VALUES (?, ?, ?, 0)",
                [id, by, earlier ?? Moment?.none]
            )
        case .overdue:
            try db.run("UPDATE contactOwed SET isOverdue = 1 WHERE id = ?", [id])
        }
    }

    static func attempts(of id: Contact.ID, _ db: Database) throws -> [(number: Int, attempt: ContactAttempt)] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM contactAttempt WHERE id = ? ORDER BY number")
        return try Row.fetchAll(statement, arguments: [id])
            .map { ($0["number"], try JSONColumn.value(ContactAttempt.self, $0["content"])) }
    }

    static func services(of id: Contact.ID, _ db: Database) throws -> [ContactView.Service] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM partyService WHERE id = ? ORDER BY number")
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            ContactView.Service(
                number: row["number"],
                service: try JSONColumn.value(PartyService.self, row["content"]),
                effectiveOn: row["effectiveOn"],
                isEffective: row["isEffective"]
            )
        }
    }

    /// Those of the ids whose caller is owed a ring.
    static func owed(_ ids: [UniqueID], _ db: Database) throws -> [Contact.ID] {
        let statement = try db.cachedStatement(sql: "SELECT id FROM contactOwed WHERE id = ?")
        return try ids.compactMap { try Contact.ID.fetchOne(statement, arguments: [$0]) }
    }

    static func owed(of id: Contact.ID, _ db: Database) throws -> (by: Moment, reached: Moment?, isOverdue: Bool)? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM contactOwed WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { ($0["contactBy"], $0["reachedAt"], $0["isOverdue"]) }
    }
}

/// When a public notice has run its days, and when a caller is to be rung by.
enum ContactClock {
    private static let notice = "notice."
    private static let first = "firstContact"

    static func changes(after event: Contact.Event, of id: Contact.ID) -> [ClockChange] {
        switch event {
        case .served(let number, _, let day, _): [.set(Clock("\(notice)\(number)", of: id.stream), due: day.start)]
        case .tookEffect(let number, _): [.clear(Clock("\(notice)\(number)", of: id.stream))]
        case .owed(let by, _): [.set(Clock(first, of: id.stream), due: by)]
        case .attempted(_, let attempt):
            attempt.party == .complainant && attempt.result == .reached ? [.clear(Clock(first, of: id.stream))] : []
        case .overdue: [.clear(Clock(first, of: id.stream))]
        }
    }

    static func commands(whenDue clock: Clock, of id: Contact.ID) -> [Mediation.Command] {
        if clock.name == first { return [.contact(.noteOverdue, on: id)] }
        guard clock.name.hasPrefix(notice), let number = Int(clock.name.dropFirst(notice.count)) else { return [] }
        return [.contact(.noteEffective(number: number), on: id)]
    }
}

extension Contact: Kept {
    /// How far the case is that a side is served in.
    public static func facts(
        for command: Command,
        of _: State,
        on id: Contact.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        switch command {
        case .serve:
            let stage = try Cases.item(Case.ID(id.value), ledger.db)?.summary.stage
            return Facts(stage: stage, rules: ledger.rules)
        case .attempt, .noteEffective, .owe, .noteOverdue: return Facts(stage: nil, rules: ledger.rules)
        }
    }
}

extension Transaction<Mediation> {
    /// A service that counts is a telling in its case, which may close a term; one that does not count yet tells nothing.
    func tell(after command: Contact.Command, of id: Contact.ID) throws {
        let services = try Contacts.services(of: id, db).filter(\.isEffective)
        let found: ContactView.Service? =
            switch command {
            case .serve(let service): services.first { $0.service.isSame(as: service) }
            case .noteEffective(let number): services.first { $0.number == number }
            case .attempt, .owe, .noteOverdue: nil
            }
        guard let found else { return }
        let (service, notice) = (found.service, found.service.service)
        let told = Telling(
            how: notice.telling,
            at: found.effectiveOn.start,
            hasConsent: notice.isConsented,
            evidence: notice.evidence.text,
            by: service.by
        )
        let telling = CaseTelling(about: service.about, session: service.session, whom: service.whom, telling: told)
        do {
            try handle(Case.Command.recordTelling(telling: telling), on: Case.ID(id.value))
        } catch let refusal as Refusal {
            // A notice that ran its days in a case that is merged meanwhile tells nobody anything there.
            guard case .noteEffective = command else { throw refusal }
        }
    }

    /// Whoever signs an order owes its caller a ring, where the channel's rule says so.
    func owe(afterSigning id: Order.ID) throws {
        guard let order = try Orders.order(id, mayKnowReports: true, db), !order.isReport else { return }
        try handle(Contact.Command.owe(channel: order.receipt.channel, from: now), on: Contact.ID(id.value))
    }
}

extension NoticeService {
    /// The same way in the words of a telling.
    fileprivate var telling: Telling.Way {
        switch how {
        case .personal: .inPerson
        case .post: .post
        case .electronic: .electronic
        case .publicNotice: .publicNotice
        }
    }
}
