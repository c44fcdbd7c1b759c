public import EventLog
public import GRDB
public import Model
import ServiceKit

/// The workers of the county with their certificates; who they are is sealed.
public struct Workers: ReadModel {
    /// Its name among the read models.
    public let name = "worker"
    /// Filed workers, and the certificates training gave to whomever.
    public let tables = ["worker", "workerCertificate"]
    /// A certificate may be known before its worker, and its revocation before itself.
    public let schema = """
        CREATE TABLE worker (id TEXT PRIMARY KEY, employer TEXT, filing TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX workerEmployer ON worker (employer, id);
        CREATE TABLE workerCertificate (
            certificate TEXT PRIMARY KEY, worker TEXT NOT NULL, content TEXT, isRevoked INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workerCertificateWorker ON workerCertificate (worker, certificate);
        """

    /// An empty register.
    public init() {}

    /// The event carries all that the rows need.
    public func apply(_ record: Recorded<Registry.Event>, in db: Database) throws {
        switch record.event {
        case .worker(.filed(let filing), let id):
            try db.run(
                "INSERT INTO worker (id, employer, filing) VALUES (?, ?, ?)",
                [id, filing.employer, try JSONColumn.text(filing)]
            )
        case .worker(.certificateNoted(let noted), let id):
            try db.run(
                """
                INSERT INTO workerCertificate (certificate, worker, content, isRevoked) VALUES (?, ?, ?, 0)
                ON CONFLICT DO UPDATE SET content = excluded.content
                """,
                [noted.certificate, id, try JSONColumn.text(noted)]
            )
        case .worker(.revocationNoted(let certificate), let id):
            try db.run(
                """
                INSERT INTO workerCertificate (certificate, worker, isRevoked) VALUES (?, ?, 1)
                ON CONFLICT DO UPDATE SET isRevoked = 1
                """,
                [certificate, id]
            )
        case .enterprise, .officer, .token, .mark, .lead:
            break
        }
    }
}

extension Workers {
    /// What the register says of a worker; nil while nobody has filed them.
    static func filing(of id: Worker.ID, in db: Database) throws -> WorkerFiling? {
        let statement = try db.cachedStatement(sql: "SELECT filing FROM worker WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id]).map { try JSONColumn.value(WorkerFiling.self, $0) }
    }

    /// The certificates that a worker holds, oldest first.
    static func certificates(of id: Worker.ID, in db: Database) throws -> [NotedCertificate] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT content FROM workerCertificate WHERE worker = ? AND isRevoked = 0 AND content IS NOT NULL
                ORDER BY certificate
                """
        )
        return try String.fetchAll(statement, arguments: [id]).map { try JSONColumn.value(NotedCertificate.self, $0) }
    }

    /// One page of the workers of an enterprise or of all, oldest first.
    static func page(_ query: WorkerListQuery, of employer: Enterprise.ID?, in db: Database) throws -> Page<WorkerRow> {
        let limit = PageRequest.limit(query.pageSize)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, filing, (
                        SELECT count(*) FROM workerCertificate c
                        WHERE c.worker = worker.id AND c.isRevoked = 0 AND c.content IS NOT NULL
                    ) AS certificates
                    FROM worker WHERE id > :after AND (:employer IS NULL OR employer = :employer)
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: ["after": query.pageToken ?? "", "employer": employer, "limit": limit + 1]
        )
        let items = try rows.map { row in
            let filing = try JSONColumn.value(WorkerFiling.self, row["filing"])
            return WorkerRow(
                worker: row["id"],
                occupation: filing.occupation,
                employer: filing.employer,
                filedOn: filing.filedOn,
                certificates: row["certificates"]
            )
        }
        return Page(items, limit: limit) { $0.worker.description }
    }
}
