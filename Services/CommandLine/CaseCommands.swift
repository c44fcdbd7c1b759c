public import ArgumentParser
public import Model
import ServiceKit
import Wire

/// Cases as officers look at them.
struct CaseCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "案件 / cases",
        discussion: """
            示例 / EXAMPLE:
              jiazheng case list --mine
              jiazheng case show 2026-17
              jiazheng case story 12345:GD20260930-000131 --reason 接待来访

            案件可写作 id、年-序号（2026-17）或 来源:工单编号（12345:GD…）。未给令牌和角色时以调解员办理。
            A case is named by its id, by year and number, or by line and order number. Without a token or a role the
            commands ask as a mediator.
            """,
        subcommands: [Show.self, List.self, Story.self, Tell.self, Reclassify.self, Instruct.self]
    )
}

/// How the `case` commands ask mediation.
struct CaseDesk {
    let folder: DataFolder
    let credentials: CredentialOptions

    /// Asks one thing; everything reads, nothing changes.
    func ask(_ method: String, _ params: some Encodable & Sendable) async throws -> JSONDocument.Node {
        let meta = RequestMeta(token: try await token())
        return try await Suite(folder: folder).with("mediation") { client in
            let result = try await client.call(method, params: params, meta: meta).result
            return result["value"] ?? result
        }
    }

    /// The token that was given, or a mediator's: the administrator has no business with cases.
    private func token() async throws -> String {
        if let text = credentials.given() { return text }
        return try await RoleTokens(folder: folder).token(for: credentials.role ?? .mediator)
    }
}

/// A case by one of its names.
struct NamedCase: Encodable, Sendable {
    var `case`: CaseName
    var reason: String?
    var pageSize: Int?
    var pageToken: String?
}

extension CaseName: ExpressibleByArgument {
    /// Reads it from the command line; what is wrong is told by the parser.
    public init?(argument: String) {
        guard let name = try? CaseName(argument) else { return nil }
        self = name
    }
}

extension CaseCommands {
    /// Shows one.
    struct Show: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "显示一件案件 / show one",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng case show 2026-17
                  jiazheng case show 12345:GD20260930-000131 --reason 办理投诉
                """
        )

        @Argument(help: "案件 / the case: id, 2026-17 or 12345:GD…")
        var name: CaseName

        @Option(help: ArgumentHelp("查看加密内容的理由 / why sealed texts are shown", valueName: "reason"))
        var reason: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        private struct Known: Encodable, Sendable {
            var id: String
            var reason: String?
        }

        func run() async throws {
            let desk = CaseDesk(folder: try general.existingFolder(), credentials: credentials)
            let ties = try await desk.ask("case.ties", NamedCase(case: name, reason: reason))
            let id = ties["row"]?["summary"]?["id"]?.string ?? name.text
            let view = try await desk.ask("case.get", Known(id: id, reason: reason))
            Terminal.output.write(
                general.json
                    ? "{\"case\":\(view.text),\"ties\":\(ties.text)}\n" : CaseSheet(view: view, ties: ties).text
            )
        }
    }

    /// Lists them.
    struct List: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出案件 / list them",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng case list --mine
                  jiazheng case list --due-by 2026-10-15
                  jiazheng case list --phone 13893610001

                不带条件时按到期日列出未办结的；给出 --phone、--name、--enterprise、--credit-code 或 --ended 时也含已办结的。
                Without a filter those still open come by what is due first; with a person, an enterprise or --ended also
                those that are over, the newest first.
                """
        )

        @Flag(help: "只列本人经办的 / the caller's own")
        var mine = false

        @Flag(help: "只列本单位的 / those of the caller's unit")
        var unit = false

        @Flag(help: "只列已超期的 / those whose day went by")
        var overdue = false

        @Flag(help: "含已办结的 / those that are over too")
        var ended = false

        @Option(help: ArgumentHelp("到期日不晚于 / due by that day", valueName: "day"))
        var dueBy: Day?

        @Option(help: ArgumentHelp("投诉人电话 / of a caller's number", valueName: "phone"))
        var phone: String?

        @Option(help: ArgumentHelp("投诉人姓名 / of a caller's name", valueName: "name"))
        var name: String?

        @Option(help: ArgumentHelp("企业编号 / against an enterprise, by id", valueName: "id"))
        var enterprise: String?

        @Option(help: ArgumentHelp("统一社会信用代码 / against an enterprise, by its code", valueName: "code"))
        var creditCode: String?

        @Option(help: ArgumentHelp("条数，最多500 / how many", valueName: "count"))
        var limit = 50

        @Option(help: ArgumentHelp("从上一页给出的位置继续 / go on after the page before", valueName: "token"))
        var after: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        private struct Queue: Encodable, Sendable {
            var of: CaseQueueQuery.Owner
            var dueBy: Day?
            var isOverdue: Bool?
            var pageSize: Int
            var pageToken: String?
        }

        private struct Finding: Encodable, Sendable {
            var phone: String?
            var name: String?
            var enterprise: String?
            var creditCode: String?
            var pageSize: Int
            var pageToken: String?
        }

        func validate() throws {
            let isFinding = ended || phone != nil || name != nil || enterprise != nil || creditCode != nil
            if isFinding, mine || unit || overdue || dueBy != nil {
                throw ValidationError(
                    "--mine、--unit、--overdue、--due-by 只用于未办结的 / go with open cases only, not with people or --ended"
                )
            }
            guard (1...500).contains(limit) else { throw ValidationError("--limit：1 至 500 / is 1 to 500") }
        }

        func run() async throws {
            let desk = CaseDesk(folder: try general.existingFolder(), credentials: credentials)
            let isFinding = ended || phone != nil || name != nil || enterprise != nil || creditCode != nil
            let finding = Finding(
                phone: phone,
                name: name,
                enterprise: enterprise,
                creditCode: creditCode,
                pageSize: limit,
                pageToken: after
            )
            let queue = Queue(
                of: mine ? .mine : unit ? .unit : .all,
                dueBy: dueBy,
                isOverdue: overdue ? true : nil,
                pageSize: limit,
                pageToken: after
            )
            let page = isFinding ? try await desk.ask("case.find", finding) : try await desk.ask("case.queue", queue)
            Terminal.output.write(general.json ? page.text + "\n" : CaseSheet.table(of: page))
        }
    }

    /// Tells the story of one.
    struct Story: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "按时间顺序列出全过程 / tell what happened, in order",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng case story 2026-17
                  jiazheng case story 2026-17 --reason 复核 --json
                """
        )

        @Argument(help: "案件 / the case: id, 2026-17 or 12345:GD…")
        var name: CaseName

        @Option(help: ArgumentHelp("查看加密内容的理由 / why sealed texts are shown", valueName: "reason"))
        var reason: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let desk = CaseDesk(folder: try general.existingFolder(), credentials: credentials)
            var lines: [JSONDocument.Node] = []
            var question = NamedCase(case: name, reason: reason, pageSize: 500)
            repeat {
                let page = try await desk.ask("case.story", question)
                lines += page["items"]?.elements ?? []
                question.pageToken = page["nextPageToken"]?.string
            } while question.pageToken != nil
            let text =
                general.json
                ? "[\(lines.map(\.text).joined(separator: ","))]\n" : lines.map(CaseSheet.line).joined()
            Terminal.output.write(text)
        }
    }
}

extension Day: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD` from the command line.
    public init?(argument: String) {
        guard let day = try? Day(argument) else { return nil }
        self = day
    }
}
