import Crypto
public import Model

/// What a token says, and what makes it void; the labels are RFC 7519's.
struct TokenClaims: Codable, Hashable, Sendable {
    var jti: UniqueID
    var iss: String
    var sub: String
    var role: Role
    var unit: String?
    /// Seconds since 1970.
    var iat: Int64
    var exp: Int64

    /// Signs them.
    func text(signedWith key: Curve25519.Signing.PrivateKey) throws -> String {
        try CompactSignature.sign(try CanonicalJSON.encode(self), as: .token, with: key)
    }

    /// The claims of a token that is about to be issued.
    ///
    /// - Throws: `tokenNotIssuable` when this issuer has no business with such a token.
    init(from issuer: TokenIssuer, _ request: TokenRequest, at now: Moment) throws(Refusal) {
        guard issuer.mayIssue(to: request.actor, as: request.role),
            (1...TokenRequest.maxLifetimeSeconds).contains(request.lifetimeSeconds)
        else {
            throw Refusal(
                "tokenNotIssuable",
                Message(
                    "\(issuer) 不能为 \(request.actor) 签发角色为\(request.role.displayName)、有效期 \(request.lifetimeSeconds) 秒的令牌",
                    "\(issuer) may not issue \(request.actor) a token as \(request.role.rawValue) "
                        + "for \(request.lifetimeSeconds) s"
                ),
                status: .permissionDenied
            )
        }
        jti = request.id
        iss = issuer.description
        sub = request.actor.description
        role = request.role
        unit = request.unit
        iat = now.milliseconds / 1_000
        exp = iat + request.lifetimeSeconds
    }

    /// What the claims make of their bearer; nil when they contradict themselves or their issuer.
    func caller(from issuer: TokenIssuer) -> Caller? {
        guard let actor = Actor(sub), issuer.mayIssue(to: actor, as: role), exp > iat,
            exp - iat <= TokenRequest.maxLifetimeSeconds
        else { return nil }
        return Caller(
            actor: actor,
            role: role,
            unit: unit,
            tokenID: jti,
            expires: Moment(milliseconds: exp * 1_000)
        )
    }
}

/// A token as it is asked for.
public struct TokenRequest: Hashable, Sendable {
    /// The longest a token may live: twelve hours, a long working day.
    public static let maxLifetimeSeconds: Int64 = 12 * 3_600

    /// The token's id, by which it can be revoked.
    public var id: UniqueID
    /// Whom it is for.
    public var actor: Actor
    /// What they will act as.
    public var role: Role
    /// The office they belong to; never a person's name.
    public var unit: String?
    /// How long it lives.
    public var lifetimeSeconds: Int64

    /// A request with its parts.
    public init(
        id: UniqueID,
        actor: Actor,
        role: Role,
        unit: String? = nil,
        lifetimeSeconds: Int64 = maxLifetimeSeconds
    ) {
        self.id = id
        self.actor = actor
        self.role = role
        self.unit = unit
        self.lifetimeSeconds = lifetimeSeconds
    }
}

/// Who signs tokens, and for whom each may: the one place that says so.
enum TokenIssuer: Hashable, Sendable, CustomStringConvertible {
    case county
    case service(String)

    /// The county's key makes the first administrator, registry makes everybody, and a service speaks for itself.
    func mayIssue(to actor: Actor, as role: Role) -> Bool {
        guard actor.mayBe(role) else { return false }
        switch (self, actor) {
        case (.county, .user): return role == .systemAdministrator
        case (.county, .link), (.county, .service): return false
        case (.service(let issuer), .user), (.service(let issuer), .link): return issuer == "registry"
        case (.service(let issuer), .service(let name)): return issuer == name
        }
    }

    var description: String {
        switch self {
        case .county: "county"
        case .service(let name): "service:\(name)"
        }
    }

    init?(_ text: String) {
        if text == "county" {
            self = .county
        } else if case .service(let name)? = Actor(text) {
            self = .service(name)
        } else {
            return nil
        }
    }
}
