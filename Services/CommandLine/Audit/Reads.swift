import ArgumentParser
import Identity
import Model
import ServiceKit
import Wire

/// Who saw what: every opening of a person's data, or everything an actor has had access to.
struct AuditReads: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "reads",
        abstract: "谁查看了谁的信息 / who saw whose data",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit reads --person 019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f
              jiazheng audit reads --actor user:019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f --from 2026-09-01 --to 2026-10-01
              jiazheng audit reads --actor user:019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f --service registry --json

            逐条列出时间、人员、角色、方法、对象、理由和来源地址，不列出内容。以审计员身份查询；查询本身也记入日志。
            Time, actor, role, method, subjects, reason and host of each, never what was seen. It asks as the auditor,
            and the asking is recorded too.
            """
    )

    @Option(help: ArgumentHelp("谁的信息被查看 / whose data was opened", valueName: "id"))
    var person: String?

    @Option(help: ArgumentHelp("谁查看了信息 / who looked: user:<id>, link:12345", valueName: "actor"))
    var actor: String?

    @Option(help: ArgumentHelp("起始日期或时刻（含）/ not before: a day or a moment", valueName: "moment"))
    var from: String?

    @Option(help: ArgumentHelp("截止日期或时刻（不含）/ before: a day or a moment", valueName: "moment"))
    var to: String?

    @Option(
        help: ArgumentHelp("只看一个服务 / of one service", valueName: "service"),
        completion: .list(DataFolder.services)
    )
    var service: String?

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard (person == nil) != (actor == nil) else {
            throw ValidationError("须指明 --person 或 --actor 之一 / name either --person or --actor")
        }
        if let person, UniqueID(person) == nil {
            throw ValidationError("--person 是编号 / is an id, such as 019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f")
        }
    }

    private struct Question: Encodable {
        var person: String?
        var actor: String?
        var from: Moment?
        var to: Moment?
        var pageSize = 500
        var pageToken: String?
    }

    func run() async throws {
        let folder = try general.existingFolder()
        let text =
            if credentials.token == nil, credentials.role == nil {
                try await RoleTokens(folder: folder).token(for: .auditor)
            } else {
                try await credentials.text(in: folder)
            }
        var question = Question(person: person, actor: actor)
        (question.from, question.to) = (try Self.moment(from, "--from"), try Self.moment(to, "--to"))
        var lines: [String] = []
        var table = TextTable(["服务", "时间", "类别", "人员", "角色", "方法", "对象", "字段", "理由", "来源"])
        for service in try Suite.services(named: service) {
            for item in try await items(of: service, question, RequestMeta(token: text), in: folder) {
                lines.append("{\"service\":\"\(service)\",\"item\":\(item.text)}")
                table.add([service] + Self.row(of: item))
            }
        }
        let readable = lines.isEmpty ? "✓ 没有查阅记录 / nobody has looked\n" : table.text
        Terminal.output.write(general.json ? "[\(lines.joined(separator: ","))]\n" : readable)
    }

    private func items(
        of service: String,
        _ question: Question,
        _ meta: RequestMeta,
        in folder: DataFolder
    ) async throws -> [JSONDocument.Node] {
        try await Suite(folder: folder).with(service) { client in
            var question = question
            var items: [JSONDocument.Node] = []
            repeat {
                let answer = try await client.call("access.read", params: question, meta: meta).result
                items += answer["items"]?.elements ?? []
                question.pageToken = answer["nextPageToken"]?.string
            } while question.pageToken != nil
            return items
        }
    }

    private static func row(of item: JSONDocument.Node) -> [String] {
        ["moment", "kind", "actor", "role", "method", "subjects", "fields", "reason", "from"].map { key in
            guard let value = item[key] else { return "" }
            return value.string ?? value.elements.compactMap(\.string).joined(separator: " ")
        }
    }

    /// A day means its beginning.
    private static func moment(_ text: String?, _ option: String) throws -> Moment? {
        guard let text else { return nil }
        if let day = try? Day(text) { return day.start }
        if let moment = try? Moment(text) { return moment }
        throw ValidationError("\(option)：日期或时刻 / is a day or a moment, such as 2026-09-01")
    }
}
