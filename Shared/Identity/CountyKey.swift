public import Crypto
public import Model

/// The key all trust in a county's suite begins with: it vouches for services and for the first administrator.
///
/// It is made once by `jiazheng init` and can lie in a safe afterwards.
public struct CountyKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// For putting the county's name to a note, such as the one that vouches for an audit pack.
    public var signing: Curve25519.Signing.PrivateKey { key }

    /// Makes the key and its public half, and writes both where nothing was before.
    ///
    /// - Parameters:
    ///   - path: `DATA/keys/county.key`, readable by its owner alone.
    ///   - publicPath: `DATA/keys/county.pub`, for everybody.
    /// - Returns: The key.
    /// - Throws: A refusal that names the file.
    public static func create(at path: String, publicPath: String) throws(Refusal) -> CountyKey {
        let county = CountyKey(key: Curve25519.Signing.PrivateKey())
        try KeyFile.create(county.key, at: path)
        try KeyFile.create(county.publicKey, at: publicPath)
        return county
    }

    /// Reads what `create` wrote; refused when others may read it too.
    public init(readingFrom path: String) throws(Refusal) {
        key = try KeyFile.readPrivate(path)
    }

    /// Reads the public half, which is all that a service needs.
    public static func publicKey(readingFrom path: String) throws(Refusal) -> Curve25519.Signing.PublicKey {
        try KeyFile.readPublic(path)
    }

    private init(key: Curve25519.Signing.PrivateKey) {
        self.key = key
    }

    /// The public half.
    public var publicKey: Curve25519.Signing.PublicKey { key.publicKey }

    /// Vouches for a service's key.
    ///
    /// - Parameters:
    ///   - service: The service's name.
    ///   - division: The county it serves.
    ///   - publicKey: The public half of the service's key.
    ///   - reason: Why the key replaces the one before it; of a first key nobody asks.
    ///   - now: When it is issued.
    /// - Returns: The certificate, to be kept in `DATA/keys/<service>.cert`.
    /// - Throws: A fault of the ciphers.
    public func certify(
        service: String,
        division: String,
        publicKey: Curve25519.Signing.PublicKey,
        because reason: KeyChangeReason = .scheduled,
        at now: Moment
    ) throws -> ServiceCertificate {
        try ServiceCertificate(
            service: service,
            division: division,
            publicKey: publicKey,
            issuedAt: now,
            reason: reason,
            signedWith: key
        )
    }

    /// The token that lets the first administrator in; whom it makes can then make others.
    ///
    /// - Parameters:
    ///   - request: Its id, the user and the role `systemAdministrator`.
    ///   - now: When it is issued.
    /// - Returns: The token's text.
    /// - Throws: `tokenNotIssuable` for any other role.
    public func token(_ request: TokenRequest, at now: Moment) throws -> String {
        try TokenClaims(from: .county, request, at: now).text(signedWith: key)
    }
}
