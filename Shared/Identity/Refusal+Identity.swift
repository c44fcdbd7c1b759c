import Model

extension Refusal {
    static let tokenMissing = Refusal(
        "tokenMissing",
        Message("请求没有令牌，请先登录", "the request has no token; ask registry for one (params._meta.token)"),
        status: .unauthenticated
    )
    static let tokenInvalid = Refusal(
        "tokenInvalid",
        Message("令牌无效，请重新登录", "the token was not issued by this county, or was changed; ask registry for another"),
        status: .unauthenticated
    )
    static let tokenExpired = Refusal(
        "tokenExpired",
        Message("令牌已过期，请重新登录", "the token has expired; ask registry for another"),
        status: .unauthenticated
    )
    static let tokenRevoked = Refusal(
        "tokenRevoked",
        Message("令牌已被吊销，请联系系统管理员", "the token was revoked; ask an administrator"),
        status: .unauthenticated
    )
    static func methodNotAllowed(_ method: String, _ role: Role) -> Refusal {
        Refusal(
            "methodNotAllowed",
            Message("\(role.displayName)无权使用 \(method)", "\(role.rawValue) may not call \(method)"),
            status: .permissionDenied
        )
    }
}
