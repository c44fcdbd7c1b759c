extension Token.Rejection {
    /// What people are told.
    public var message: Message {
        switch self {
        case .tokenNotIssued:
            Message("没有签发过这个令牌；请核对编号", "no such token was issued; check its id")
        case .tokenAlreadyIssued:
            Message("该令牌编号已签发给他人；请换一个编号", "this token was issued for something else; use another id")
        case .tokenAlreadyRevoked:
            Message("该令牌已吊销；请签发新的", "the token was revoked; issue another")
        case .tokenLifetimeOutOfRange:
            Message("令牌有效期为1至12小时", "a token lives from 1 to 12 hours")
        case .tokenHolderNotAppointed:
            Message("此人未被任命该角色；请先任命", "the officer was not appointed to this role; appoint them first")
        case .tokenRolesExcludeEachOther:
            Message(
                "此人持有另一管理员角色的有效令牌；三员不得兼任，请先吊销",
                "the officer holds a live token of another administrator; revoke it first"
            )
        case .tokenRoleNotForHolder:
            Message("热线对接的角色只给热线平台，其余角色只给人员", "the role hotlineLink is for links alone, and links have no other")
        case .tokenRoleNotYoursToGive:
            Message(
                "安全管理员的令牌由系统管理员签发，其余由安全管理员签发",
                "the system administrator issues the security administrator's tokens, who issues all others"
            )
        }
    }

    /// The class of the refusal.
    public var status: Refusal.Status {
        switch self {
        case .tokenNotIssued: .notFound
        case .tokenAlreadyIssued: .alreadyExists
        case .tokenLifetimeOutOfRange, .tokenRoleNotForHolder: .invalidArgument
        case .tokenAlreadyRevoked, .tokenHolderNotAppointed, .tokenRolesExcludeEachOther: .failedPrecondition
        case .tokenRoleNotYoursToGive: .permissionDenied
        }
    }
}
