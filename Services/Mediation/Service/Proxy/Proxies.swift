public import EventLog
import GRDB
public import MediationDomain
public import Model

/// Who acts for whom in which case, and how long.
struct Proxies: ReadModel {
    let name = "proxies"
    let tables = ["proxyTerm"]
    let schema = """
        CREATE TABLE proxyTerm (
            id TEXT NOT NULL PRIMARY KEY,
            caseID TEXT NOT NULL,
            hasEnded INTEGER NOT NULL,
            authorisation TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX proxyTermCase ON proxyTerm (caseID);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard case .proxy(let event, let id) = record.event else { return }
        switch event {
        case .appointed(let authorisation, _):
            try db.run(
                "INSERT INTO proxyTerm (id, caseID, hasEnded, authorisation) VALUES (?, ?, 0, ?)",
                [id, authorisation.caseID, try JSONColumn.text(authorisation)]
            )
        case .revoked, .expired:
            try db.change("proxyTerm", key: id.description, "UPDATE proxyTerm SET hasEnded = 1 WHERE id = ?", [id])
        }
    }

    /// The authorisations of a case, those in force first.
    static func items(
        of id: Case.ID,
        _ db: Database
    ) throws -> [(id: Proxy.ID, hasEnded: Bool, authorisation: ProxyAuthorisation)] {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM proxyTerm WHERE caseID = ? ORDER BY hasEnded, id",
            arguments: [id]
        )
        .map { ($0["id"], $0["hasEnded"], try JSONColumn.value(ProxyAuthorisation.self, $0["authorisation"])) }
    }
}

/// The end of a proxy's term.
enum ProxyClock {
    /// It rings when the last day of the authorisation is over.
    static let term = "proxyTerm"

    /// Which clocks an event of an authorisation starts and stops.
    static func changes(after event: Proxy.Event, of id: Proxy.ID) -> [ClockChange] {
        let clock = Clock(term, of: id.stream)
        return switch event {
        case .appointed(let authorisation, _): [.set(clock, due: authorisation.through.adding(days: 1).start)]
        case .revoked, .expired: [.clear(clock)]
        }
    }
}

extension Proxy: Kept {
    /// Those who complain in the case: one, or those who complain together, or those of the cases merged into it.
    public static func facts(
        for command: Command,
        of _: State,
        on _: Proxy.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        switch command {
        case .appoint(let authorisation):
            guard let item = try Cases.item(authorisation.caseID, ledger.db) else {
                return Facts(complainants: nil, rules: ledger.rules)
            }
            let members = try JointMembers.view(of: authorisation.caseID, ledger.db)?.members.map(\.person) ?? []
            let merged = try Merges.merged(into: authorisation.caseID, ledger.db).compactMap {
                try Cases.item($0, ledger.db)?.opening.complainant
            }
            return Facts(complainants: Set([item.opening.complainant] + members + merged), rules: ledger.rules)
        case .revoke, .noteExpiry: return Facts(complainants: nil, rules: ledger.rules)
        }
    }
}
