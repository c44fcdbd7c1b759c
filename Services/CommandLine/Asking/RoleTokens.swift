import Identity
import Model
import ServiceKit
import Wire

/// Tokens of every role, obtained the way that registry demands.
///
/// The system administrator makes the security administrator, who makes everybody else. For each role the command line
/// has one officer of its own, appointed under a fixed key, so that asking again appoints nobody.
struct RoleTokens {
    let folder: DataFolder

    /// A role's token, for a named officer or the command line's own.
    ///
    /// - Parameters:
    ///   - role: What the token is for.
    ///   - actor: Who gets it, as `user:<id>` or `link:12345`; nil for the command line's own officer.
    ///   - unit: The officer's office; for `enterprise` its credit code.
    ///   - hours: How long it lives.
    ///   - giver: A token of whoever may give the role; nil to go by the county's key.
    /// - Returns: The token's text.
    /// - Throws: What registry refused, or a failure that says what is missing.
    func token(
        for role: Role,
        actor: String? = nil,
        unit: String? = nil,
        hours: Int = 12,
        by giver: String? = nil
    ) async throws -> String {
        guard role != .service else {
            throw Failure(
                .refused,
                "roleNotIssuable",
                Message("服务进程自行签发令牌，不能由人领取", "services sign their own tokens; nobody else gets one")
            )
        }
        if role == .systemAdministrator, giver == nil {
            let user = actor.flatMap { Actor($0) }
            guard actor == nil || user != nil else { throw Self.actorInvalid }
            if case .user(let id)? = user { return try administrator.token(lifetimeSeconds: hours.inSeconds, user: id) }
            return try administrator.token(lifetimeSeconds: hours.inSeconds)
        }
        return try await Suite(folder: folder).with("registry") { registry in
            let giver = if let giver { giver } else { try await giverToken(for: role, registry) }
            let actor =
                if let actor { actor } else if role == .hotlineLink { "link:12345" } else {
                    try await officer(for: role, unit: unit, registry, giver)
                }
            return try await issue(role, to: actor, hours: hours, registry, giver)
        }
    }

    private var administrator: Administrator { Administrator(folder: folder) }

    private func giverToken(for role: Role, _ registry: WireClient) async throws -> String {
        let administrator = try administrator.token(lifetimeSeconds: 600)
        guard role != .securityAdministrator else { return administrator }
        let security = try await officer(for: .securityAdministrator, unit: nil, registry, administrator)
        return try await issue(.securityAdministrator, to: security, hours: 1, registry, administrator)
    }

    private struct Appointment: Encodable {
        var name: String
        var roles: [Role]
        var unit: String
    }

    private func officer(
        for role: Role,
        unit: String?,
        _ registry: WireClient,
        _ giver: String
    ) async throws -> String {
        let answer = try await registry.call(
            "officer.appoint",
            params: Appointment(name: "命令行\(role.displayName)", roles: [role], unit: unit ?? "命令行"),
            meta: RequestMeta(token: giver, idempotencyKey: Self.key(role, unit))
        )
        guard let subject = answer.result["events"]?.elements.first?["subject"]?.string,
            let id = subject.split(separator: "/").last
        else { throw WireFailure.unintelligible(reason: "officer.appoint named no officer") }
        return "user:\(id)"
    }

    /// The key of an appointment: the same role at the same office is the same request.
    private static func key(_ role: Role, _ unit: String?) -> String {
        guard let unit else { return "cli/appoint/\(role.rawValue)" }
        let digest = unit.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "cli/appoint/\(role.rawValue)/\(String(digest, radix: 16))"
    }

    private struct Issue: Encodable {
        var actor: String
        var role: Role
        var hours: Int
        var reason = "命令行 / command line"
    }

    private func issue(
        _ role: Role,
        to actor: String,
        hours: Int,
        _ registry: WireClient,
        _ giver: String
    ) async throws -> String {
        let answer = try await registry.call(
            "token.issue",
            params: Issue(actor: actor, role: role, hours: hours),
            meta: RequestMeta(token: giver, idempotencyKey: "\(UniqueID.fresh(at: Moment.read()))")
        )
        guard let token = answer.result["token"]?.string else {
            throw WireFailure.unintelligible(reason: "token.issue gave no token")
        }
        return token
    }

    private static let actorInvalid = Failure(
        .usage,
        "actorInvalid",
        Message("持有人写作 user:编号 或 link:名称", "a holder is written user:<id> or link:<name>")
    )
}

extension Int {
    fileprivate var inSeconds: Int64 { Int64(self) * 3_600 }
}
