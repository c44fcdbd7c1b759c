public import EventLog
public import Identity
public import Model
import ServiceKit

extension Registry {
    static var tokenMethods: [Method<Registry>] { [issueToken, revokeToken, listTokens] }

    private static var issueToken: Method<Registry> {
        .command(
            "token.issue",
            Message("签发令牌", "issues a token"),
            for: [.systemAdministrator, .securityAdministrator],
            taking: TokenIssueRequest.self,
            giving: IssuedToken.self
        ) { params, door in
            guard Actor(params.actor) != nil, let holder = TokenHolder(actor: params.actor) else {
                throw Refusal(
                    "tokenActorInvalid",
                    Message(
                        "持有人应写作 user:编号 或 link:名称",
                        "a holder is written user:<id> or link:<name>"
                    ),
                    field: "actor"
                )
            }
            let unit: LineText? =
                switch holder {
                case .officer(let id): try door.find { try Officers.unit(of: id, in: $0) }
                case .link: nil
                }
            let grant = Grant(
                holder: holder,
                role: params.role,
                unit: unit,
                reason: params.reason,
                from: door.caller.host.isEmpty ? nil : door.caller.host
            )
            return [
                .token(
                    .issue(grant, hours: params.hours ?? 12, by: door.caller.role),
                    on: Token.ID(door.freshID())
                )
            ]
        } finishing: { done, desk in
            try sign(done, desk)
        }
    }

    /// Signs what the event allows: asked again under the same key, the very same token comes back.
    private static func sign(_ done: Answer.Done, _ desk: Desk<Registry>) throws -> IssuedToken {
        guard let record = try desk.event(at: done.position), case .ours(let event) = record.event,
            let token = issuedToken(in: record.map { _ in event })
        else { throw Token.Rejection.tokenNotIssued.refusal }
        let request = TokenRequest(
            id: token.id,
            actor: token.actor,
            role: token.role,
            unit: token.unit,
            lifetimeSeconds: token.expires.milliseconds / 1_000 - record.moment.milliseconds / 1_000
        )
        return IssuedToken(
            token: try desk.sign(request, at: record.moment),
            tokenID: token.id,
            expires: token.expires,
            position: String(done.position)
        )
    }

    private static var revokeToken: Method<Registry> {
        .command(
            "token.revoke",
            Message("吊销令牌", "revokes a token"),
            for: [.systemAdministrator, .securityAdministrator],
            taking: TokenRevocation.self
        ) { params, _ in
            [.token(.revoke, on: params.token)]
        }
    }

    private static var listTokens: Method<Registry> {
        .query(
            "token.list",
            Message("列出已签发的令牌", "lists the tokens that were issued"),
            for: [.systemAdministrator, .securityAdministrator, .auditor],
            taking: TokenListQuery.self,
            giving: Page<TokenView>.self
        ) { query, desk in
            try await desk.read { try Tokens.page(query, in: $0) }
        }
    }

    /// The token that a committed event allows to be signed; nil when it is about something else.
    ///
    /// Signing stays outside the decision: the same event signed twice gives the same claims.
    public static func issuedToken(
        in record: Recorded<Registry.Event>
    ) -> (id: UniqueID, actor: Actor, role: Role, unit: String?, expires: Moment)? {
        guard case .token(.issued(let grant, let expires), let id) = record.event,
            let actor = Actor(grant.holder.actor)
        else { return nil }
        return (id.value, actor, grant.role, grant.unit?.text, expires)
    }
}
