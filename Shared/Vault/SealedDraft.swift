public import Model

/// A key that exists in memory only: values are sealed under it before anybody has decided whether they are kept.
public struct DraftKey: Sendable {
    /// The key itself, ready to seal with.
    public let key: SealingKey
    /// Whose values it seals.
    public let person: UniqueID
    /// Which master key it will be kept under.
    public let purpose: KeyPurpose
    /// When it was made.
    public let created: Moment

    /// A key that is to be stored; examples and seeds bring their own.
    public init(_ key: SealingKey, person: UniqueID, purpose: KeyPurpose, created: Moment) {
        self.key = key
        self.person = person
        self.purpose = purpose
        self.created = created
    }
}

/// How a person can be found again by who knows something of theirs.
public enum LookUpKind: String, Codable, Hashable, Sendable, CaseIterable {
    case fullName
    case identityNumber
    case phone
    /// The last four digits of a phone number.
    case phoneEnding
    /// The number of a contract.
    case contract
}

/// A keyed hash that leads to a person; without the vault's key it says nothing.
public struct LookUp: Hashable, Sendable {
    let hash: [UInt8]
    let kind: LookUpKind
    let person: UniqueID
}

/// What a request leaves in the vault if it is kept: new keys, and the ways to the persons they belong to.
public struct SealedDraft: Sendable {
    /// The new keys.
    public var keys: [DraftKey]
    /// The new ways to a person.
    public var lookUps: [LookUp]

    /// A draft; an empty one costs nothing to store.
    public init(keys: [DraftKey] = [], lookUps: [LookUp] = []) {
        self.keys = keys
        self.lookUps = lookUps
    }

    /// Whether there is nothing to store.
    public var isEmpty: Bool { keys.isEmpty && lookUps.isEmpty }
}
