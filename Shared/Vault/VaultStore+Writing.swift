import Crypto
import FoundationEssentials
import GRDB
public import Model

extension VaultStore {
    /// A key for a person, in memory: seal with it at the door, and store it when the request is kept.
    public func draft(person: UniqueID, purpose: KeyPurpose, at moment: Moment) -> DraftKey {
        DraftKey(.fresh(at: moment), person: person, purpose: purpose, created: moment)
    }

    /// Keeps the keys and look-ups of requests that are about to be committed, in one transaction.
    ///
    /// It goes first, because a key without its event is harmless and an event without its key is lost. An erased key
    /// is never taken back, and a look-up of somebody without a key is passed over.
    ///
    /// - Parameter drafts: Those of one transaction of the log; when all are empty nothing is written.
    /// - Throws: What SQLite says; then the log must not commit either.
    public func store(_ drafts: some Sequence<SealedDraft>) throws {
        let drafts = drafts.filter { !$0.isEmpty }
        guard !drafts.isEmpty else { return }
        let keys = drafts.flatMap(\.keys).filter { !cache.isErased($0.key.id) }
        try pool.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                try insert(keys, in: db)
                try insert(drafts.flatMap(\.lookUps), in: db)
                return .commit
            }
        }
        for draft in keys { _ = cache.keep(draft.key) }
    }

    /// Takes keys away for ever, and with a person's last key every way to them.
    ///
    /// Asking twice is harmless. When it throws, ask again until it does not: only then are no bytes of them left.
    ///
    /// - Parameter keys: The keys' names, as `person.erased` has them.
    /// - Throws: `ErasedListFault`, or what SQLite says, for example that a reader was still in the way.
    public func erase(keys: [UniqueID]) throws {
        if !keys.isEmpty { try erased.add(keys) }
        cache.erase(keys)
        try pool.writeWithoutTransaction { db in
            try db.inTransaction(.immediate) {
                if try delete(keys, in: db) { try db.execute(sql: "INSERT OR IGNORE INTO erasing VALUES (1)") }
                return .commit
            }
            try leaveNothing(in: db)
            _ = try db.checkpoint(.truncate)
        }
    }

    /// Writes the whole file anew when keys were taken away, now or just before the process died.
    ///
    /// `secure_delete` overwrites a row where it lies, and not the copies that lie in the free part of a page since
    /// the tree was balanced: one key in a few thousand stayed legible.
    private func leaveNothing(in db: Database) throws {
        guard try Int.fetchOne(db, sql: "SELECT one FROM erasing") != nil else { return }
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "DELETE FROM erasing")
    }

    private func insert(_ keys: [DraftKey], in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO key (id, person, purpose, wrapped, created) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """
        )
        for draft in keys {
            let wrapped = try AES.KeyWrap.wrap(draft.key.secret, using: masters.wrapping(draft.purpose))
            try statement.execute(
                arguments: [
                    draft.key.id.description, draft.person.description, draft.purpose.rawValue, wrapped,
                    draft.created.milliseconds,
                ]
            )
        }
    }

    private func insert(_ lookUps: [LookUp], in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO lookup (kind, hash, person)
                SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM key WHERE person = ?3)
                ON CONFLICT DO NOTHING
                """
        )
        for lookUp in lookUps {
            try statement.execute(
                arguments: [lookUp.kind.rawValue, Data(lookUp.hash), lookUp.person.description]
            )
        }
    }

    /// Says whether there was anything to take away.
    private func delete(_ keys: [UniqueID], in db: Database) throws -> Bool {
        let deleteKey = try db.cachedStatement(sql: "DELETE FROM key WHERE id = ? RETURNING person")
        var persons: Set<String> = []
        for key in keys {
            persons.formUnion(try String.fetchAll(deleteKey, arguments: [key.description]))
        }
        let deleteLookUps = try db.cachedStatement(
            sql: "DELETE FROM lookup WHERE person = ?1 AND NOT EXISTS (SELECT 1 FROM key WHERE person = ?1)"
        )
        for person in persons {
            try deleteLookUps.execute(arguments: [person])
        }
        return !persons.isEmpty
    }
}
