import Crypto
public import Model

/// What opens some values of one person, and nothing else in the world does.
///
/// When it is erased, every copy of those values, in logs, backups and letters, stays closed for ever.
public struct SealingKey: Sendable {
    /// The name that sealed values give for it.
    public let id: UniqueID
    let encryption: SymmetricKey
    let nonces: SymmetricKey
    /// Begun once for all values of the key.
    let nonceCode: HMAC<SHA256>

    /// How many random bytes a key has: the first half encrypts, the second makes nonces.
    public static let size = 64

    /// The key of these bytes.
    ///
    /// - Parameters:
    ///   - id: The key's name.
    ///   - bytes: 64 random bytes; any other number is nil.
    public init?(id: UniqueID, bytes: some Collection<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        self.init(
            id: id,
            encryption: SymmetricKey(data: Array(bytes.prefix(Self.size / 2))),
            nonces: SymmetricKey(data: Array(bytes.suffix(Self.size / 2)))
        )
    }

    /// A key nobody has seen before.
    public static func fresh(at moment: Moment) -> SealingKey {
        SealingKey(
            id: .fresh(at: moment),
            encryption: SymmetricKey(size: .bits256),
            nonces: SymmetricKey(size: .bits256)
        )
    }

    private init(id: UniqueID, encryption: SymmetricKey, nonces: SymmetricKey) {
        self.id = id
        self.encryption = encryption
        self.nonces = nonces
        nonceCode = HMAC<SHA256>(key: nonces)
    }

    var secret: SymmetricKey {
        SymmetricKey(data: encryption.withUnsafeBytes { Array($0) } + nonces.withUnsafeBytes { Array($0) })
    }
}
