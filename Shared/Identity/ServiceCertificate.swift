public import Crypto
import FoundationEssentials
public import Model

/// The county's word that a key is a service's: what lets processes believe each other without sharing a secret.
public struct ServiceCertificate: Hashable, Sendable {
    /// The service's name.
    public let service: String
    /// The county it serves, six digits.
    public let division: String
    /// The public half of the service's key, 32 bytes.
    private let key: [UInt8]
    /// When the county signed it.
    public let issuedAt: Moment
    /// Why the key replaces the one before it; nothing is said of the first.
    public let reason: KeyChangeReason
    /// The certificate as it is kept in a file.
    public let text: String

    /// The service's key.
    public var publicKey: Curve25519.Signing.PublicKey {
        guard let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else {
            preconditionFailure("A certificate is made of a key that was read.")
        }
        return publicKey
    }

    private struct Claims: Codable {
        var division: String
        var iat: Int64
        var iss: String
        var key: String
        /// Absent in the certificate of a key that nobody suspects.
        var reason: KeyChangeReason?
        var sub: String
    }

    init(
        service: String,
        division: String,
        publicKey: Curve25519.Signing.PublicKey,
        issuedAt: Moment,
        reason: KeyChangeReason,
        signedWith county: Curve25519.Signing.PrivateKey
    ) throws {
        let claims = Claims(
            division: division,
            iat: issuedAt.milliseconds / 1_000,
            iss: TokenIssuer.county.description,
            key: publicKey.rawRepresentation.base64EncodedString(),
            reason: reason == .scheduled ? nil : reason,
            sub: Actor.service(service).description
        )
        let text = try CompactSignature.sign(try CanonicalJSON.encode(claims), as: .certificate, with: county)
        try self.init(text, from: county.publicKey)
    }

    /// Reads a certificate and believes it.
    ///
    /// - Parameters:
    ///   - text: The text as it was kept; a line feed at its end does no harm.
    ///   - county: The county's public key.
    /// - Throws: `certificateInvalid` when another key signed it, or it says something else.
    public init(_ text: String, from county: Curve25519.Signing.PublicKey) throws(Refusal) {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        guard let parsed = CompactSignature.Parsed(line, as: .certificate), parsed.isSigned(by: county),
            let claims = try? CanonicalJSON.decode(Claims.self, from: parsed.payload),
            claims.iss == TokenIssuer.county.description, case .service(let service)? = Actor(claims.sub),
            let key = Data(base64Encoded: claims.key),
            let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
        else {
            throw Refusal(
                "certificateInvalid",
                Message("服务证书不是本县密钥签发的", "the certificate was not signed by this county's key; issue it again"),
                status: .failedPrecondition
            )
        }
        self.service = service
        division = claims.division
        self.key = [UInt8](publicKey.rawRepresentation)
        issuedAt = Moment(milliseconds: claims.iat * 1_000)
        reason = claims.reason ?? .scheduled
        self.text = line
    }

    /// Writes it to `DATA/keys/<service>.cert`, where nothing was before.
    public func write(to path: String) throws(Refusal) {
        try KeyFile.write(text + "\n", to: path, permissions: 0o644)
    }

    /// Reads it from `DATA/keys/<service>.cert`.
    public init(readingFrom path: String, county: Curve25519.Signing.PublicKey) throws(Refusal) {
        try self.init(try KeyFile.read(path, secret: false), from: county)
    }
}
