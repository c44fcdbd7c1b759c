public import EventLog
public import GRDB
public import Model
import ServiceKit

/// The tokens that were issued: whose they are, and until when.
public struct Tokens: ReadModel {
    /// Its name among the read models.
    public let name = "token"
    /// One row a token.
    public let tables = ["token"]
    /// Holders are named as events name them.
    public let schema = """
        CREATE TABLE token (
            id TEXT PRIMARY KEY, actor TEXT NOT NULL, role TEXT NOT NULL, expires INTEGER NOT NULL,
            isRevoked INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tokenActor ON token (actor, expires);
        """

    /// No token is out.
    public init() {}

    /// The event carries all that the row needs.
    public func apply(_ record: Recorded<Registry.Event>, in db: Database) throws {
        switch record.event {
        case .token(.issued(let grant, let expires), let id):
            try db.run(
                "INSERT INTO token (id, actor, role, expires, isRevoked) VALUES (?, ?, ?, ?, 0)",
                [id, grant.holder.actor, grant.role.rawValue, expires]
            )
        case .token(.revoked, let id):
            try db.change("token", key: id.description, "UPDATE token SET isRevoked = 1 WHERE id = ?", [id])
        case .enterprise, .worker, .officer, .mark, .lead:
            break
        }
    }
}

extension Tokens {
    /// The tokens of a holder that are believed at that moment.
    static func live(of holder: TokenHolder, at now: Moment, in db: Database) throws -> [(id: Token.ID, role: Role)] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, role FROM token WHERE actor = ? AND expires > ? AND isRevoked = 0 ORDER BY id"
        )
        return try Row.fetchAll(statement, arguments: [holder.actor, now]).compactMap { row in
            Role(rawValue: row["role"]).map { (row["id"], $0) }
        }
    }

    /// One page of the tokens of one holder or of all, oldest first.
    static func page(_ query: TokenListQuery, in db: Database) throws -> Page<TokenView> {
        let limit = PageRequest.limit(query.pageSize)
        let items = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, actor, role, expires, isRevoked FROM token
                    WHERE id > :after AND (:actor IS NULL OR actor = :actor) ORDER BY id LIMIT :limit
                    """
            ),
            arguments: ["after": query.pageToken ?? "", "actor": query.actor, "limit": limit + 1]
        )
        .compactMap { row in
            Role(rawValue: row["role"]).map {
                TokenView(
                    token: row["id"],
                    actor: row["actor"],
                    role: $0,
                    expires: row["expires"],
                    isRevoked: row["isRevoked"]
                )
            }
        }
        return Page(items, limit: limit) { $0.token.description }
    }
}
