public import EventLog
public import GRDB
public import Model
import ServiceKit

/// The officers of the suite with their roles; their names are sealed.
public struct Officers: ReadModel {
    /// Its name among the read models.
    public let name = "officer"
    /// Officers, dismissed ones too, and the roles they have.
    public let tables = ["officer", "officerRole"]
    /// Who has no role is dismissed.
    public let schema = """
        CREATE TABLE officer (id TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE officerRole (officer TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (officer, role))
            STRICT, WITHOUT ROWID;
        """

    /// Nobody is an officer.
    public init() {}

    /// An appointment replaces all that was.
    public func apply(_ record: Recorded<Registry.Event>, in db: Database) throws {
        switch record.event {
        case .officer(.appointed(let appointment), let id):
            try db.run(
                """
                INSERT INTO officer (id, name, unit) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET name = excluded.name, unit = excluded.unit
                """,
                [id, try JSONColumn.text(appointment.name), appointment.unit.text]
            )
            try db.run("DELETE FROM officerRole WHERE officer = ?", [id])
            for role in appointment.roles {
                try db.run("INSERT INTO officerRole (officer, role) VALUES (?, ?)", [id, role.rawValue])
            }
        case .officer(.dismissed, let id):
            try db.change("officerRole", key: id.description, "DELETE FROM officerRole WHERE officer = ?", [id])
        case .enterprise, .worker, .token, .mark, .lead:
            break
        }
    }
}

extension Officers {
    /// The roles an officer has; none for who is dismissed or unknown.
    static func roles(of id: Officer.ID, in db: Database) throws -> [Role] {
        let statement = try db.cachedStatement(sql: "SELECT role FROM officerRole WHERE officer = ? ORDER BY role")
        return try String.fetchAll(statement, arguments: [id]).compactMap(Role.init)
    }

    /// The office of an officer.
    static func unit(of id: Officer.ID, in db: Database) throws -> LineText? {
        let statement = try db.cachedStatement(sql: "SELECT unit FROM officer WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id]).map { try LineText($0) }
    }

    /// One page of the officers, those of one role or all, each with the sealed name.
    static func page(_ query: OfficerListQuery, in db: Database) throws -> [(view: OfficerView, name: Sealed)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, name, unit FROM officer
                    WHERE id > :after AND (:role IS NULL OR EXISTS (
                        SELECT 1 FROM officerRole r WHERE r.officer = officer.id AND r.role = :role))
                    ORDER BY id LIMIT :limit
                    """
            ),
            arguments: [
                "after": query.pageToken ?? "", "role": query.role?.rawValue,
                "limit": PageRequest.limit(query.pageSize) + 1,
            ]
        )
        .map { row in
            let id: Officer.ID = row["id"]
            let view = OfficerView(officer: id, roles: try roles(of: id, in: db), unit: try LineText(row["unit"]))
            return (view, try JSONColumn.value(Sealed.self, row["name"]))
        }
    }
}
