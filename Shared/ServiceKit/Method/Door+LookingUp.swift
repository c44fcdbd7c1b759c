import EventLog
public import Model
public import Vault

extension Door {
    /// The persons of whom this is known, for deciding whether two callers are one.
    public func persons(matching kind: LookUpKind, _ value: String) throws -> [UniqueID] {
        try node.vault.persons(matching: kind, value)
    }
}
