import Crypto
import FoundationEssentials
import GRDB
import Glibc
public import Model
import Synchronization

/// A service's keys of persons, in a file of their own: what is erased here is gone from every log and every backup.
///
/// The service's one writer thread alone calls `store` and `erase`. Everything else may be called from anywhere.
public final class VaultStore: Sendable {
    /// How many unwrapped keys are held in memory unless told otherwise.
    public static let defaultCacheLimit = 10_000

    let pool: DatabasePool
    let masters: MasterKeys
    let erased: ErasedList
    let cache: KeyCache
    /// New persons whose requests are on their way, by the hash of what belongs to them alone.
    let claims = Mutex<[[UInt8]: (draft: DraftKey, holders: Int)]>([:])
    /// Begun once, for the key takes as long as a short request.
    private let fingerprinting: HMAC<SHA256>
    /// The same for look-ups.
    let lookingUp: HMAC<SHA256>

    /// Opens the vault, after erasing again whatever was ever erased: an old copy put back has nothing to tell.
    ///
    /// - Parameters:
    ///   - path: The vault's file; it is made when it is not there.
    ///   - masters: The keys it hangs on.
    ///   - erased: The list of erased keys, which outlives the file.
    ///   - erasedInLog: The keys that the log's own events name as erased.
    ///   - cacheLimit: How many unwrapped keys are held in memory.
    /// - Throws: `VaultFault`, `ErasedListFault` or what SQLite says; the service does not start then.
    public init(
        path: String,
        masters: MasterKeys,
        erased: ErasedList,
        erasedInLog: some Sequence<UniqueID> = [],
        cacheLimit: Int = defaultCacheLimit
    ) throws {
        try Self.makePrivate(path)
        pool = try DatabasePool(path: path, configuration: VaultSchema.configuration)
        try pool.writeWithoutTransaction(VaultSchema.prepare)
        self.masters = masters
        fingerprinting = HMAC<SHA256>(key: masters.fingerprints)
        lookingUp = HMAC<SHA256>(key: masters.lookUps)
        self.erased = erased
        cache = KeyCache(limit: cacheLimit)
        try erase(keys: Array(try erased.read().union(erasedInLog)))
        try checkMasters()
    }

    /// Ends all reading and writing; the file can be copied or moved afterwards.
    public func close() throws {
        try pool.close()
    }

    /// The key of this name; nil when it was erased or never was.
    public func key(_ id: UniqueID) throws -> SealingKey? {
        if let key = cache[id] { return key }
        if cache.isErased(id) { return nil }
        let row = try pool.read { db in
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT purpose, wrapped FROM key WHERE id = ?"),
                arguments: [id.description]
            )
        }
        guard let row else { return nil }
        return cache.keep(try unwrap(row, id: id))
    }

    /// Opens a sealed value; nil when its person was erased.
    ///
    /// - Parameters:
    ///   - sealed: The value as it was kept.
    ///   - kind: What it should say of the person.
    ///   - source: The source of the log that keeps it.
    /// - Returns: The value.
    /// - Throws: `SealFault` when it was changed or belongs elsewhere, or what SQLite says.
    public func open(_ sealed: Sealed, kind: SealKind, source: String) throws -> String? {
        try key(sealed.key)?.open(sealed, kind: kind, source: source)
    }

    /// The names of all keys of a person, the oldest first.
    public func keys(of person: UniqueID) throws -> [UniqueID] {
        try pool.read { db in
            try String.fetchAll(
                db.cachedStatement(sql: "SELECT id FROM key WHERE person = ? ORDER BY created, id"),
                arguments: [person.description]
            )
        }.compactMap { UniqueID($0) }
    }

    /// A digest of a request's canonical bytes, by which a repeated key is told from a reused one.
    public func fingerprint(of canonical: [UInt8]) -> [UInt8] {
        var code = fingerprinting
        code.update(data: canonical)
        return Array(code.finalize())
    }

    func unwrap(_ row: Row, id: UniqueID) throws -> SealingKey {
        guard let purpose = KeyPurpose(rawValue: row["purpose"]),
            let bytes = try? AES.KeyWrap.unwrap(row["wrapped"] as Data, using: masters.wrapping(purpose)),
            let key = bytes.withUnsafeBytes({ SealingKey(id: id, bytes: $0) })
        else { throw VaultFault.wrongMasterKey(key: id.description) }
        return key
    }

    /// One key of each purpose tells whether these master keys are the vault's own.
    private func checkMasters() throws {
        for purpose in KeyPurpose.allCases {
            let row = try pool.read { db in
                try Row.fetchOne(
                    db,
                    sql: "SELECT id, purpose, wrapped FROM key WHERE purpose = ? LIMIT 1",
                    arguments: [purpose.rawValue]
                )
            }
            if let row, let id = UniqueID(row["id"] as String) { _ = try unwrap(row, id: id) }
        }
    }

    /// SQLite gives its side files the permissions of the file itself.
    private static func makePrivate(_ path: String) throws {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw VaultFault.notWritable(path: path, errno: errno) }
        defer { Glibc.close(file) }
        guard fchmod(file, 0o600) == 0 else { throw VaultFault.notWritable(path: path, errno: errno) }
    }
}
