public import Crypto
public import Model
import Synchronization

/// Says who asks: every request's token goes through here, from any thread.
///
/// A signature takes tens of microseconds to check and a digest one, so what was believed once is known by its digest
/// until it expires or is revoked. The tokens themselves are not kept.
public final class TokenVerifier: Sendable {
    /// How many believed tokens are remembered.
    public static let maxRemembered = 4_096
    /// How far an issuer's clock may be ahead of ours.
    public static let leewayMilliseconds: Int64 = 60_000

    /// A key, and when what it issues is no longer believed; nil while nothing has replaced it.
    private struct BelievedKey {
        var key: Curve25519.Signing.PublicKey
        var until: Moment?
    }

    private struct State {
        var keys: [TokenIssuer: [BelievedKey]] = [:]
        /// How often the keys were others; what was checked by older ones is not remembered.
        var changes = 0
        var recent: [Digest: Caller] = [:]
        var older: [Digest: Caller] = [:]
        var revoked: [UniqueID: Moment] = [:]
    }

    /// The digest of a token; any of its words is as good a hash as any other.
    private struct Digest: Hashable {
        let words: (UInt64, UInt64, UInt64, UInt64)

        init(of token: String) {
            var token = token
            let digest = token.withUTF8 { bytes in
                var hash = SHA256()
                hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
                return hash.finalize()
            }
            words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
        }

        static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

        func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
    }

    private let county: Curve25519.Signing.PublicKey
    private let state = Mutex(State())

    /// A verifier that believes the county, and the services it vouches for.
    ///
    /// - Parameters:
    ///   - county: The county's public key.
    ///   - certificates: Those of all services; a service that has changed its key has several, the oldest first.
    public init(county: Curve25519.Signing.PublicKey, certificates: [ServiceCertificate]) {
        self.county = county
        adopt(certificates)
    }

    /// Believes these services' keys and no others, from this call on.
    ///
    /// What a replaced key had issued before lives out its time; of one that is suspected nothing is believed any more.
    public func adopt(_ certificates: [ServiceCertificate]) {
        var keys: [TokenIssuer: [BelievedKey]] = [.county: [BelievedKey(key: county)]]
        for (service, line) in Dictionary(grouping: certificates, by: \.service) {
            for (index, certificate) in line.enumerated() {
                let later = line[(index + 1)...]
                guard !later.contains(where: { $0.reason == .suspected }) else { continue }
                let until = later.first?.issuedAt.adding(milliseconds: Self.leewayMilliseconds)
                keys[.service(service), default: []].append(BelievedKey(key: certificate.publicKey, until: until))
            }
        }
        state.withLock { state in
            state.keys = keys
            state.changes += 1
            state.recent = [:]
            state.older = [:]
        }
    }

    /// Believes a token, or refuses it.
    ///
    /// - Parameters:
    ///   - token: The token's text, as it came with the request.
    ///   - now: The time of the request.
    /// - Returns: Who bears it.
    /// - Throws: `tokenMissing`, `tokenInvalid`, `tokenExpired` or `tokenRevoked`, all `UNAUTHENTICATED`.
    public func verify(_ token: String?, now: Moment) throws(Refusal) -> Caller {
        guard let token, !token.isEmpty else { throw .tokenMissing }
        guard token.utf8.count <= CompactSignature.maxBytes else { throw .tokenInvalid }
        let digest = Digest(of: token)
        if let caller = state.withLock({ $0.recent[digest] ?? $0.older[digest] }) {
            guard caller.expires > now else { throw .tokenExpired }
            return caller
        }
        let (keys, changes) = state.withLock { ($0.keys, $0.changes) }
        let caller = try Self.check(token, now: now, by: keys)
        let isRevoked = state.withLock { state in
            if state.revoked[caller.tokenID] != nil { return true }
            guard state.changes == changes else { return false }
            if state.recent.count >= Self.maxRemembered / 2 {
                state.older = state.recent
                state.recent = [:]
            }
            state.recent[digest] = caller
            return false
        }
        if isRevoked { throw .tokenRevoked }
        return caller
    }

    /// Stops believing a token, from this call on.
    ///
    /// - Parameters:
    ///   - id: The token's id.
    ///   - moment: When it was revoked. Nothing that was issued before lives longer than twelve hours after.
    public func revoke(_ id: UniqueID, at moment: Moment) {
        let lifetime = TokenRequest.maxLifetimeSeconds * 1_000 + Self.leewayMilliseconds
        state.withLock { state in
            state.recent = state.recent.filter { $0.value.tokenID != id }
            state.older = state.older.filter { $0.value.tokenID != id }
            state.revoked = state.revoked.filter { $0.value > moment }
            state.revoked[id] = moment.adding(milliseconds: lifetime)
        }
    }

    private static func check(
        _ token: String,
        now: Moment,
        by keys: [TokenIssuer: [BelievedKey]]
    ) throws(Refusal) -> Caller {
        guard let parsed = CompactSignature.Parsed(token, as: .token),
            let claims = try? CanonicalJSON.decode(TokenClaims.self, from: parsed.payload),
            let issuer = TokenIssuer(claims.iss), let keys = keys[issuer],
            let signer = keys.first(where: { parsed.isSigned(by: $0.key) }), let caller = claims.caller(from: issuer),
            claims.iat * 1_000 <= min(now.milliseconds + leewayMilliseconds, signer.until?.milliseconds ?? .max)
        else { throw .tokenInvalid }
        guard caller.expires > now else { throw .tokenExpired }
        return caller
    }
}
