public import ArgumentParser
import Foundation
import Identity
public import Model
import ServiceKit

/// Who a command asks as.
struct CredentialOptions: ParsableArguments {
    @Option(help: ArgumentHelp("使用这枚令牌；默认 $JIAZHENG_TOKEN / ask with this token", valueName: "token"))
    var token: String?

    @Option(
        help: ArgumentHelp("以此角色办理（经 registry 取令牌）/ ask in this role", valueName: "role"),
        completion: .list(Role.allCases.map(\.rawValue))
    )
    var role: Role?

    /// The token to ask with: the option's, the role's, the environment's, or one that the county's key makes.
    ///
    /// - Throws: A failure when there is no way to one.
    func text(in folder: DataFolder) async throws -> String {
        if let token { return token }
        if let role, role != .systemAdministrator { return try await RoleTokens(folder: folder).token(for: role) }
        if role == nil, let token = ProcessInfo.processInfo.environment["JIAZHENG_TOKEN"], !token.isEmpty {
            return token
        }
        return try Administrator(folder: folder).token(lifetimeSeconds: 600)
    }

    /// The token that was given outright; nil when one has to be found.
    func given() -> String? {
        if let token { return token }
        guard role == nil, let token = ProcessInfo.processInfo.environment["JIAZHENG_TOKEN"] else { return nil }
        return token.isEmpty ? nil : token
    }

    /// The same, or nothing: for what may be asked without a token.
    func textIfAny(in folder: DataFolder) async throws -> String? {
        do {
            return try await text(in: folder)
        } catch let failure as Failure where failure.reason == "tokenNeeded" {
            return nil
        }
    }
}

extension Role: ExpressibleByArgument {}

/// The first administrator, whom the county's key vouches for.
struct Administrator {
    let folder: DataFolder

    /// A token of the administrator's, made with the county's key.
    ///
    /// - Throws: `tokenNeeded` when the county's key is not in the folder, or may not be read.
    func token(lifetimeSeconds: Int64, user: UniqueID? = nil) throws -> String {
        let key: CountyKey
        do {
            key = try folder.countyKey()
        } catch let refusal as Refusal {
            throw Failure(
                .refused,
                "tokenNeeded",
                refusal.message,
                remedy: Message(
                    "县密钥不在此处时，请用 --token 或 JIAZHENG_TOKEN 给出令牌",
                    "where the county's key is elsewhere, give a token with --token or JIAZHENG_TOKEN"
                )
            )
        }
        let now = Moment.read()
        return try key.token(
            TokenRequest(
                id: .fresh(at: now),
                actor: .user(try user ?? id()),
                role: .systemAdministrator,
                lifetimeSeconds: lifetimeSeconds
            ),
            at: now
        )
    }

    /// The administrator's id: made once, and kept beside the keys.
    func id() throws -> UniqueID {
        let path = "\(folder.path)/keys/administrator.id"
        if let text = try? String(contentsOfFile: path, encoding: .utf8), let id = UniqueID(text.prefix(36)) {
            return id
        }
        let id = UniqueID.fresh(at: Moment.read())
        try Data("\(id)\n".utf8).write(to: URL(filePath: path), options: .atomic)
        return id
    }
}

extension Moment {
    /// What the clock on the wall says.
    static func read() -> Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
