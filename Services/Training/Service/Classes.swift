public import EventLog
public import GRDB
public import Model
import ServiceKit

/// The classes of the county, found by their official numbers.
public struct Classes: ReadModel {
    /// Its name among the read models.
    public let name = "trainingClass"
    /// One row a class.
    public let tables = ["trainingClass"]
    /// Details are kept whole; what is searched has columns of its own.
    public let schema = """
        CREATE TABLE trainingClass (
            id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, occupation TEXT NOT NULL, details TEXT NOT NULL,
            isClosed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// No class was opened.
    public init() {}

    /// The event carries all that the row needs.
    public func apply(_ record: Recorded<Training.Event>, in db: Database) throws {
        switch record.event {
        case .trainingClass(.opened(let details), let id):
            try db.run(
                "INSERT INTO trainingClass (id, number, occupation, details, isClosed) VALUES (?, ?, ?, ?, 0)",
                [id, details.number.text, details.occupation.text, try JSONColumn.text(details)]
            )
        case .trainingClass(.closed, let id):
            try db.change(
                "trainingClass",
                key: id.description,
                "UPDATE trainingClass SET isClosed = 1 WHERE id = ?",
                [id]
            )
        case .trainingClass(.workerEnrolled, _), .trainingClass(.workerCompleted, _),
            .trainingClass(.workerCertified, _), .trainingClass(.certificateWithdrawn, _), .certificate:
            break
        }
    }
}

extension Classes {
    /// The class with that official number.
    static func id(of number: LineText, in db: Database) throws -> TrainingClass.ID? {
        let statement = try db.cachedStatement(sql: "SELECT id FROM trainingClass WHERE number = ?")
        return try TrainingClass.ID.fetchOne(statement, arguments: [number.text])
    }

    /// What a class is.
    static func details(of id: TrainingClass.ID, in db: Database) throws -> ClassDetails? {
        let statement = try db.cachedStatement(sql: "SELECT details FROM trainingClass WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id]).map { try JSONColumn.value(ClassDetails.self, $0) }
    }

    /// A class with its figures and its roster.
    static func view(of id: TrainingClass.ID, in db: Database) throws -> ClassView? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: figures + " WHERE id = ?"), arguments: [id]) else {
            return nil
        }
        var view = try view(row)
        view.roster = try ClassRoster.rows(of: id, in: db)
        return view
    }

    /// One page of the classes that are asked for, oldest first.
    static func page(_ query: ClassListQuery, in db: Database) throws -> Page<ClassView> {
        let limit = PageRequest.limit(query.pageSize)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: figures + """
                     WHERE id > :after AND (:occupation IS NULL OR occupation = :occupation)
                        AND (:isClosed IS NULL OR isClosed = :isClosed)
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: [
                "after": query.pageToken ?? "", "occupation": query.occupation?.text, "isClosed": query.isClosed,
                "limit": limit + 1,
            ]
        )
        return Page(try rows.map(view), limit: limit) { $0.id.description }
    }

    private static let figures = """
        SELECT id, details, isClosed,
            (SELECT count(*) FROM classRoster r WHERE r.class = trainingClass.id) AS enrolled,
            (SELECT count(*) FROM classRoster r WHERE r.class = trainingClass.id AND r.isCompleted) AS completed,
            (SELECT count(r.certificate) FROM classRoster r WHERE r.class = trainingClass.id) AS certified
        FROM trainingClass
        """

    private static func view(_ row: Row) throws -> ClassView {
        ClassView(
            id: row["id"],
            details: try JSONColumn.value(ClassDetails.self, row["details"]),
            enrolled: row["enrolled"],
            completed: row["completed"],
            certified: row["certified"],
            isClosed: row["isClosed"]
        )
    }
}
