public import EventLog
public import GRDB
public import Model
import ServiceKit

/// The certificates that were issued, by worker, by class and by official number.
public struct Certificates: ReadModel {
    /// Under this name their numbers are counted.
    static let numberKind = "certificate"

    /// Its name among the read models.
    public let name = "certificate"
    /// One row a certificate.
    public let tables = ["certificate"]
    /// A certificate without `revoked` is valid.
    public let schema = """
        CREATE TABLE certificate (
            id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, worker TEXT NOT NULL, class TEXT NOT NULL,
            content TEXT NOT NULL, revoked TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX certificateWorker ON certificate (worker, id);
        CREATE INDEX certificateClass ON certificate (class, id);
        """

    /// None was issued.
    public init() {}

    /// The event carries all that the row needs, and takes its number.
    public func apply(_ record: Recorded<Training.Event>, in db: Database) throws {
        switch record.event {
        case .certificate(.issued(let content, let number), let id):
            try OfficialNumber.take(number.ordinal, kind: Self.numberKind, year: number.year, in: db)
            try db.run(
                "INSERT INTO certificate (id, number, worker, class, content) VALUES (?, ?, ?, ?, ?)",
                [id, number.description, content.worker, content.trainingClass, try JSONColumn.text(content)]
            )
        case .certificate(.revoked(_, let reason), let id):
            try db.change(
                "certificate",
                key: id.description,
                "UPDATE certificate SET revoked = ? WHERE id = ?",
                [reason.rawValue, id]
            )
        case .trainingClass:
            break
        }
    }
}

extension Certificates {
    /// A certificate by its id.
    static func view(of id: Certificate.ID, in db: Database) throws -> CertificateView? {
        let statement = try db.cachedStatement(sql: columns + " WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(view)
    }

    /// A certificate by its official number.
    static func view(numbered number: String, in db: Database) throws -> CertificateView? {
        let statement = try db.cachedStatement(sql: columns + " WHERE number = ?")
        return try Row.fetchOne(statement, arguments: [number]).map(view)
    }

    /// One page of the certificates of a worker, of a class, or of all, oldest first.
    static func page(
        of worker: Worker.ID?,
        in trainingClass: TrainingClass.ID?,
        size: Int?,
        after token: String?,
        in db: Database
    ) throws -> Page<CertificateView> {
        let limit = PageRequest.limit(size)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: columns + """
                     WHERE id > :after AND (:worker IS NULL OR worker = :worker)
                        AND (:class IS NULL OR class = :class)
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: ["after": token ?? "", "worker": worker, "class": trainingClass, "limit": limit + 1]
        )
        return Page(try rows.map(view), limit: limit) { $0.certificate.description }
    }

    private static let columns = "SELECT id, number, content, revoked FROM certificate"

    private static func view(_ row: Row) throws -> CertificateView {
        CertificateView(
            certificate: row["id"],
            number: row["number"],
            content: try JSONColumn.value(CertificateContent.self, row["content"]),
            revoked: (row["revoked"] as String?).flatMap(RevocationReason.init)
        )
    }
}
