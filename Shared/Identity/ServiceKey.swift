public import Crypto
public import Model

/// A service's own key: it signs the checkpoints of its log and the tokens it may issue.
public struct ServiceKey: Sendable {
    /// The service's name.
    public let service: String
    /// The key itself, which a checkpoint is signed with.
    public let signing: Curve25519.Signing.PrivateKey

    /// Makes a key and writes it where nothing was before.
    ///
    /// - Parameters:
    ///   - service: The service's name.
    ///   - path: `DATA/keys/<service>.key`, readable by its owner alone.
    /// - Returns: The key.
    /// - Throws: A refusal that names the file.
    public static func create(service: String, at path: String) throws(Refusal) -> ServiceKey {
        let key = ServiceKey(service: service, signing: Curve25519.Signing.PrivateKey())
        try KeyFile.create(key.signing, at: path)
        return key
    }

    /// Reads what `create` wrote; refused when others may read it too.
    public init(service: String, readingFrom path: String) throws(Refusal) {
        self.init(service: service, signing: try KeyFile.readPrivate(path))
    }

    private init(service: String, signing: Curve25519.Signing.PrivateKey) {
        self.service = service
        self.signing = signing
    }

    /// The public half, which the county vouches for.
    public var publicKey: Curve25519.Signing.PublicKey { signing.publicKey }

    /// Issues a token: registry to anybody, every service to itself.
    ///
    /// - Parameters:
    ///   - request: Who is to be what, and for how long.
    ///   - now: When it is issued.
    /// - Returns: The token's text.
    /// - Throws: `tokenNotIssuable` when it is not this service's to issue.
    public func token(_ request: TokenRequest, at now: Moment) throws -> String {
        try TokenClaims(from: .service(service), request, at: now).text(signedWith: signing)
    }
}
