import Crypto
import FoundationEssentials
import GRDB
public import Model

extension VaultStore {
    /// A way to a person, to be stored with their key.
    ///
    /// - Parameters:
    ///   - kind: What is known of them.
    ///   - value: The value in its normal form: the same form that is searched with.
    ///   - person: Whom it leads to.
    /// - Returns: What the vault keeps of it.
    public func lookUp(_ kind: LookUpKind, _ value: String, of person: UniqueID) -> LookUp {
        LookUp(hash: hash(kind, value), kind: kind, person: person)
    }

    /// Everybody of whom this is known, in the order of their ids.
    public func persons(matching kind: LookUpKind, _ value: String) throws -> [UniqueID] {
        try pool.read { db in
            try String.fetchAll(
                db.cachedStatement(sql: "SELECT person FROM lookup WHERE kind = ? AND hash = ? ORDER BY person"),
                arguments: [kind.rawValue, Data(hash(kind, value))]
            )
        }.compactMap { UniqueID($0) }
    }

    /// The first person of whom this is known and whose key still exists, with the oldest of their keys.
    public func person(matching kind: LookUpKind, _ value: String) throws -> (person: UniqueID, key: SealingKey)? {
        for person in try persons(matching: kind, value) {
            if let key = try key(of: person) { return (person, key) }
        }
        return nil
    }

    /// The oldest of a person's keys that still exists; nil when they are erased, or nobody is known by that id.
    public func key(of person: UniqueID) throws -> SealingKey? {
        for id in try keys(of: person) {
            if let key = try key(id) { return key }
        }
        return nil
    }

    /// Everybody who shares something of that kind with a person, the person included when it is known of them.
    ///
    /// Nothing is opened for that: both were remembered by the same keyed hash.
    public func persons(alike person: UniqueID, by kind: LookUpKind) throws -> [UniqueID] {
        try pool.read { db in
            try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT DISTINCT other.person FROM lookup own
                        JOIN lookup other ON other.kind = own.kind AND other.hash = own.hash
                        WHERE own.person = ? AND own.kind = ? ORDER BY other.person
                        """
                ),
                arguments: [person.description, kind.rawValue]
            )
        }.compactMap { UniqueID($0) }
    }

    /// The first person of whom each value is known and whose key still exists, with the oldest of their keys.
    ///
    /// - Returns: By value; what nobody is known by is not in it.
    public func keys(
        matching kind: LookUpKind,
        _ values: some Collection<String>
    ) throws -> [String: (person: UniqueID, key: SealingKey)] {
        guard !values.isEmpty else { return [:] }
        let found = try pool.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT key.person, key.id, purpose, wrapped FROM lookup JOIN key ON key.person = lookup.person
                    WHERE kind = ? AND hash = ? ORDER BY key.person, created, key.id LIMIT 1
                    """
            )
            var found: [String: Row] = [:]
            for value in values where found[value] == nil {
                found[value] = try Row.fetchOne(statement, arguments: [kind.rawValue, Data(hash(kind, value))])
            }
            return found
        }
        var keys: [String: (person: UniqueID, key: SealingKey)] = [:]
        for (value, row) in found {
            guard let person = UniqueID(row["person"] as String), let id = UniqueID(row["id"] as String),
                let key = try cache[id] ?? cache.keep(unwrap(row, id: id))
            else { continue }
            keys[value] = (person, key)
        }
        return keys
    }

    /// Whose a key is; nil when it was erased or never was.
    public func person(of key: UniqueID) throws -> UniqueID? {
        try pool.read { db in
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT person FROM key WHERE id = ?"),
                arguments: [key.description]
            )
        }.flatMap { UniqueID($0) }
    }

    func hash(_ kind: LookUpKind, _ value: String) -> [UInt8] {
        var code = lookingUp
        code.update(data: Array(kind.rawValue.utf8) + [0] + Array(value.utf8))
        return Array(code.finalize())
    }
}
