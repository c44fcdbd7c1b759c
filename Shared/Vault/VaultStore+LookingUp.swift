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

    func hash(_ kind: LookUpKind, _ value: String) -> [UInt8] {
        let text = Array(kind.rawValue.utf8) + [0] + Array(value.utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: text, using: masters.lookUps))
    }
}
