public import EventLog
public import GRDB
public import Model

/// Who is in which class, and how far they have come.
public struct ClassRoster: ReadModel {
    /// Its name among the read models.
    public let name = "classRoster"
    /// One row a worker in a class.
    public let tables = ["classRoster"]
    /// Workers are named by the registry's id alone.
    public let schema = """
        CREATE TABLE classRoster (
            class TEXT NOT NULL, worker TEXT NOT NULL, isCompleted INTEGER NOT NULL, certificate TEXT,
            PRIMARY KEY (class, worker)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX classRosterWorker ON classRoster (worker, class);
        """

    /// Nobody is in any class.
    public init() {}

    /// One statement an event.
    public func apply(_ record: Recorded<Training.Event>, in db: Database) throws {
        guard case .trainingClass(let event, let id) = record.event else { return }
        switch event {
        case .workerEnrolled(let worker):
            try db.run("INSERT INTO classRoster (class, worker, isCompleted) VALUES (?, ?, 0)", [id, worker])
        case .workerCompleted(let worker):
            try Self.change("isCompleted = 1", of: worker, in: id, [], db)
        case .workerCertified(let worker, let certificate):
            try Self.change("certificate = ?", of: worker, in: id, [certificate], db)
        case .certificateWithdrawn(let worker, _):
            try Self.change("certificate = NULL", of: worker, in: id, [], db)
        case .opened, .closed:
            break
        }
    }

    private static func change(
        _ assignment: String,
        of worker: Worker.ID,
        in id: TrainingClass.ID,
        _ values: [any StatementBinding],
        _ db: Database
    ) throws {
        try db.change(
            "classRoster",
            key: "\(id)/\(worker)",
            "UPDATE classRoster SET \(assignment) WHERE class = ? AND worker = ?",
            values + [id, worker]
        )
    }

    /// The workers of a class, in the order of their ids.
    static func rows(of id: TrainingClass.ID, in db: Database) throws -> [RosterRow] {
        let statement = try db.cachedStatement(
            sql: "SELECT worker, isCompleted, certificate FROM classRoster WHERE class = ? ORDER BY worker"
        )
        return try Row.fetchAll(statement, arguments: [id])
            .map { RosterRow(worker: $0["worker"], isCompleted: $0["isCompleted"], certificate: $0["certificate"]) }
    }
}
