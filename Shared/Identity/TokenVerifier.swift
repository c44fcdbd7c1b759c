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

    private struct State {
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

    private let keys: [TokenIssuer: [Curve25519.Signing.PublicKey]]
    private let state = Mutex(State())

    /// A verifier that believes the county, and the services it vouches for.
    ///
    /// - Parameters:
    ///   - county: The county's public key.
    ///   - certificates: Those of all services; a service that changes its key has two for a while.
    public init(county: Curve25519.Signing.PublicKey, certificates: [ServiceCertificate]) {
        var keys: [TokenIssuer: [Curve25519.Signing.PublicKey]] = [.county: [county]]
        for certificate in certificates {
            keys[.service(certificate.service), default: []].append(certificate.publicKey)
        }
        self.keys = keys
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
        let caller = try check(token, now: now)
        let isRevoked = state.withLock { state in
            if state.revoked[caller.tokenID] != nil { return true }
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

    private func check(_ token: String, now: Moment) throws(Refusal) -> Caller {
        guard let parsed = CompactSignature.Parsed(token, as: .token),
            let claims = try? CanonicalJSON.decode(TokenClaims.self, from: parsed.payload),
            let issuer = TokenIssuer(claims.iss), let keys = keys[issuer],
            keys.contains(where: parsed.isSigned), let caller = claims.caller(from: issuer),
            claims.iat * 1_000 <= now.milliseconds + Self.leewayMilliseconds
        else { throw .tokenInvalid }
        guard caller.expires > now else { throw .tokenExpired }
        return caller
    }
}
