import Crypto
import FoundationEssentials
import GRDB
public import Model

/// A vault that is looked into from beside the service that owns it: nothing is written, and what was erased stays closed.
///
/// Whoever looks must have said so in the service's log first; that is the caller's to do.
public struct VaultGlass: Sendable {
    private let database: DatabaseQueue
    private let masters: MasterKeys
    private let erased: Set<UniqueID>
    private let purposes: Set<KeyPurpose>

    /// Opens a vault's file for reading.
    ///
    /// - Parameters:
    ///   - path: The vault's file, live or a copy.
    ///   - masters: The keys it hangs on.
    ///   - erased: The list of erased keys, which outlives the file.
    ///   - purposes: Whose values may be opened.
    /// - Throws: what SQLite says, or what is wrong with the list.
    public init(
        path: String,
        masters: MasterKeys,
        erased: ErasedList,
        purposes: Set<KeyPurpose> = [.person]
    ) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        database = try DatabaseQueue(path: Self.address(of: path), configuration: configuration)
        self.masters = masters
        self.erased = try erased.read()
        self.purposes = purposes
    }

    /// Opens a sealed value, whatever it says of somebody; nil when it was erased or is not for these eyes.
    public func open(_ sealed: Sealed, source: String) throws -> (kind: SealKind, text: String)? {
        guard !erased.contains(sealed.key), let key = try key(sealed.key) else { return nil }
        for kind in SealKind.allCases {
            do {
                return (kind, try key.open(sealed, kind: kind, source: source))
            } catch SealFault.doesNotOpen {
                continue
            }
        }
        return nil
    }

    /// Whose a key is; nil when it was erased or never was.
    public func person(of key: UniqueID) throws -> UniqueID? {
        try database.read { db in
            try String.fetchOne(db, sql: "SELECT person FROM key WHERE id = ?", arguments: [key.description])
        }.flatMap { UniqueID($0) }
    }

    /// Everybody of whom this is known, by the keyed hash of it.
    public func persons(matching kind: LookUpKind, _ value: String) throws -> [UniqueID] {
        let text = Array(kind.rawValue.utf8) + [0] + Array(value.utf8)
        let hash = Data(HMAC<SHA256>.authenticationCode(for: text, using: masters.lookUps))
        return try database.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT person FROM lookup WHERE kind = ? AND hash = ? ORDER BY person",
                arguments: [kind.rawValue, hash]
            )
        }.compactMap { UniqueID($0) }
    }

    /// A file nobody has open is read as it is, so that a copy on a read-only medium works and nothing appears beside it.
    private static func address(of path: String) -> String {
        guard !FileManager.default.fileExists(atPath: "\(path)-wal") else { return path }
        let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
        return "file:\(escaped)?immutable=1"
    }

    private func key(_ id: UniqueID) throws -> SealingKey? {
        let row = try database.read { db in
            try Row.fetchOne(db, sql: "SELECT purpose, wrapped FROM key WHERE id = ?", arguments: [id.description])
        }
        guard let row, let purpose = KeyPurpose(rawValue: row["purpose"]), purposes.contains(purpose) else {
            return nil
        }
        guard let bytes = try? AES.KeyWrap.unwrap(row["wrapped"] as Data, using: masters.wrapping(purpose)),
            let key = bytes.withUnsafeBytes({ SealingKey(id: id, bytes: $0) })
        else { throw VaultFault.wrongMasterKey(key: id.description) }
        return key
    }
}
