/// What `token.issue` takes.
public struct TokenIssueRequest: Codable, Hashable, Sendable {
    /// Who it is for: `user:<id>` or `link:12345`.
    public var actor: String
    /// What they act as with it.
    public var role: Role
    /// How long it lives, 1 to 12; absent means 12.
    public var hours: Int?
    /// Why; it stays in the log, and names nobody.
    public var reason: LineText?
}

/// What `token.revoke` takes.
public struct TokenRevocation: Codable, Hashable, Sendable {
    /// The token's id.
    public var token: Token.ID
}

/// What `token.list` takes.
public struct TokenListQuery: Codable, Hashable, Sendable {
    /// The tokens of one holder: `user:<id>` or `link:12345`.
    public var actor: String?
    /// The most items on a page.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A token as a list shows it.
public struct TokenView: Codable, Hashable, Sendable {
    /// The token's id.
    public var token: Token.ID
    /// Who has it.
    public var actor: String
    /// What they act as with it.
    public var role: Role
    /// When it ends by itself.
    public var expires: Moment
    /// Whether it was revoked.
    public var isRevoked: Bool

    /// A row with all its parts.
    public init(token: Token.ID, actor: String, role: Role, expires: Moment, isRevoked: Bool) {
        self.token = token
        self.actor = actor
        self.role = role
        self.expires = expires
        self.isRevoked = isRevoked
    }
}

/// What `token.issue` gives: the token itself, which is signed anew from the event and stored nowhere.
public struct IssuedToken: Codable, Hashable, Sendable {
    /// The signed token, to be sent as `_meta.token`.
    public var token: String
    /// Its id, by which it can be revoked.
    public var tokenID: UniqueID
    /// From when on it is worth nothing.
    public var expires: Moment
    /// The position of the event that allowed it.
    public var position: String

    /// A token with what is to be known of it.
    public init(token: String, tokenID: UniqueID, expires: Moment, position: String) {
        self.token = token
        self.tokenID = tokenID
        self.expires = expires
        self.position = position
    }
}
