import ArgumentParser
import Model
import ServiceKit

/// Gets a token to ask with.
struct IssueToken: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "领取某角色的令牌 / get a token of a role",
        discussion: """
            示例 / EXAMPLE:
              jiazheng token --role mediator
              export JIAZHENG_TOKEN=$(jiazheng token --role securityAdministrator --hours 8)
              jiazheng token --role hotlineLink --link 12345

            系统管理员的令牌由县密钥签发；其余由 registry 签发：系统管理员任命安全管理员，安全管理员任命其他人。
            未给 --user 时，为该角色任命一名“命令行”人员（只任命一次）。
            The county's key makes the system administrator's; registry makes the others: the system administrator
            appoints the security administrator, who appoints everybody else. Without --user the command line has an
            officer of its own for each role, appointed once.
            """
    )

    @Option(help: ArgumentHelp("角色 / the role", valueName: "role"), completion: .list(Role.allCases.map(\.rawValue)))
    var role: Role

    @Option(help: ArgumentHelp("已任命人员的编号 / an appointed officer's id", valueName: "id"))
    var user: String?

    @Option(help: ArgumentHelp("热线平台名称，如 12345 / a hotline's name", valueName: "name"))
    var link: String?

    @Option(help: ArgumentHelp("所属单位；企业角色填信用代码 / the office; for enterprise its credit code", valueName: "unit"))
    var unit: String?

    @Option(help: ArgumentHelp("有效小时数，1 至 12 / how many hours it lives", valueName: "hours"))
    var hours = 12

    @Option(help: ArgumentHelp("以这枚令牌签发；默认县密钥 / the giver's token", valueName: "token"))
    var token: String?

    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard (1...12).contains(hours) else { throw ValidationError("--hours：1 至 12 / is 1 to 12") }
        guard user == nil || link == nil else { throw ValidationError("--user 与 --link 只用其一 / use --user or --link") }
        if let user, UniqueID(user) == nil { throw ValidationError("--user：须为人员编号 / is an officer's id") }
        guard link == nil || role == .hotlineLink else {
            throw ValidationError("--link 只用于 hotlineLink / goes with the role hotlineLink")
        }
        if role == .enterprise, unit == nil, user == nil {
            throw ValidationError("企业角色须给 --unit 信用代码 / the role enterprise takes --unit, a credit code")
        }
    }

    func run() async throws {
        let folder = try general.existingFolder()
        let text = try await RoleTokens(folder: folder).token(
            for: role,
            actor: user.map { "user:\($0)" } ?? link.map { "link:\($0)" },
            unit: unit,
            hours: hours,
            by: token
        )
        let line = general.json ? "{\"role\":\"\(role.rawValue)\",\"token\":\"\(text)\"}" : text
        Terminal.output.write(line + "\n")
    }
}
