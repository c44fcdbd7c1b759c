import ArgumentParser
import Model
import ServiceKit
import Wire

/// Letters with official numbers.
struct LetterCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "文书 / letters",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter issue F5 --case 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --field complainantName=王秀英 \\
                --field contact=李明 --field contactPhone=0936-6620000 --role mediator
              jiazheng letter verify F5.html --reason 核验 --role auditor
            """,
        subcommands: [
            LetterIssue.self, LetterPrint.self, LetterList.self, LetterServe.self, LetterScan.self, LetterVoid.self,
            LetterVerify.self,
        ]
    )
}

/// Who asks about letters, and where.
struct LetterOffice: ParsableArguments {
    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    /// Asks mediation one thing; a command under a key of its own.
    func ask(_ method: String, _ params: some Encodable & Sendable) async throws -> JSONDocument.Node {
        let folder = try general.existingFolder()
        let key = "\(UniqueID.fresh(at: Moment.read()))"
        let meta = RequestMeta(token: try await credentials.text(in: folder, orAs: .mediator), idempotencyKey: key)
        return try await Suite(folder: folder).with("mediation") { client in
            try await client.call(method, params: params, meta: meta).result
        }
    }
}

/// Issues a letter.
struct LetterIssue: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "制作文书 / issue a letter",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter issue F5 --case 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --field complainantName=王秀英 \\
                --field contact=李明 --field contactPhone=0936-6620000 --role mediator

            各种文书的填写项见县目录 letters/letters.yaml；缺项时按名称提示。
            The fields of each kind stand in the county's letters/letters.yaml; what is missing is named.
            """
    )

    @Argument(help: "F1 至 F10、L1 至 L5 / the form", completion: .list(LetterKind.allCases.map(\.form)))
    var form: String

    @Option(name: .customLong("case"), help: ArgumentHelp("案件编号 / the case's id", valueName: "id"))
    var caseID: String?

    @Option(help: ArgumentHelp("工单，渠道:编号 / the order", valueName: "channel:number"))
    var order: String?

    @Option(help: ArgumentHelp("举报编号 / the report's id", valueName: "id"))
    var report: String?

    @Option(help: ArgumentHelp("企业编号 / the enterprise's id", valueName: "id"))
    var enterprise: String?

    @Option(help: ArgumentHelp("赔付序号 / the number of the payout", valueName: "number"))
    var payout: Int64?

    @Option(help: ArgumentHelp("填写项，可重复 / a field, repeatable", valueName: "name=value"))
    var field: [String] = []

    @Option(help: ArgumentHelp("替换的文书 / the letter in whose place it stands", valueName: "id"))
    var replaces: String?

    @OptionGroup var office: LetterOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var kind: LetterKind
        var caseID: String?
        var reference: Reference?
        var report: String?
        var enterprise: String?
        var payout: Int64?
        var fields: [String: String]
        var replaces: String?

        struct Reference: Encodable {
            var channel: String
            var number: String
        }
    }

    func validate() throws {
        guard LetterKind(form: form) != nil else {
            throw ValidationError("文书种类为 F1 至 F10、L1 至 L5 / the form is F1 to F10 or L1 to L5")
        }
        guard field.allSatisfy({ $0.contains("=") }) else {
            throw ValidationError("--field 写作 名称=内容 / a field is written name=value")
        }
        guard order.map({ $0.contains(":") }) ?? true else {
            throw ValidationError("--order 写作 渠道:编号 / an order is written channel:number")
        }
    }

    func run() async throws {
        guard let kind = LetterKind(form: form) else { return }
        let pairs = field.map { $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) }
        let fields = Dictionary(pairs.map { (String($0[0]), String($0[1])) }) { _, last in last }
        let named = order?.split(separator: ":", maxSplits: 1).map(String.init)
        let question = Question(
            kind: kind,
            caseID: caseID,
            reference: named.flatMap { $0.count == 2 ? .init(channel: $0[0], number: $0[1]) : nil },
            report: report,
            enterprise: enterprise,
            payout: payout,
            fields: fields,
            replaces: replaces
        )
        let answer = try await office.ask("letter.issue", question)
        guard !general.json else { return Terminal.output.write(answer.text + "\n") }
        let id = answer["events"]?.elements.first?["subject"]?.string?.split(separator: "/").last.map(String.init) ?? ""
        let view = try await office.ask("letter.get", LetterPrint.Question(letter: id))["value"]
        Terminal.output.write("✓ \(view?["summary"]?["number"]?.string ?? "")  \(id)\n")
    }
}

/// Prints a letter.
struct LetterPrint: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "输出可打印的文书（HTML，A4）/ print a letter",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter print 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --reason 送达 --role mediator > F5.html

            打印会打开加密内容，理由记入日志。
            What is sealed is opened for it, and the reason recorded.
            """
    )

    @Argument(help: "文书编号 / the letter's id")
    var letter: String

    @Option(help: ArgumentHelp("理由，至少两个字 / why, two characters or more", valueName: "reason"))
    var reason: String

    @OptionGroup var office: LetterOffice

    var general: GeneralOptions { office.general }

    struct Question: Encodable {
        var letter: String
        var reason: String?
    }

    func run() async throws {
        let view = try await office.ask("letter.get", Question(letter: letter, reason: reason))["value"]
        guard !general.json else { return Terminal.output.write((view?.text ?? "{}") + "\n") }
        guard let html = view?["html"]?.string else {
            throw Failure(
                .refused,
                "letterErased",
                Message("文书内容已按规定删除，只留摘要", "what the letter said was erased; only its digest is left")
            )
        }
        Terminal.output.write(html)
    }
}

/// Lists letters.
struct LetterList: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出文书 / list letters",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter list --case 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role mediator
            """
    )

    @Option(name: .customLong("case"), help: ArgumentHelp("案件编号 / the case's id", valueName: "id"))
    var caseID: String?

    @Option(
        help: ArgumentHelp("只列一种 / of one form", valueName: "form"),
        completion: .list(LetterKind.allCases.map(\.form))
    )
    var form: String?

    @OptionGroup var office: LetterOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var kind: LetterKind?
        var caseID: String?
        var pageSize = 500
        var pageToken: String?
    }

    func run() async throws {
        var question = Question(kind: form.flatMap(LetterKind.init(form:)), caseID: caseID)
        var table = TextTable(["种类", "文号", "日期", "状态", "编号"])
        var lines: [String] = []
        repeat {
            let page = try await office.ask("letter.list", question)["value"]
            for item in page?["items"]?.elements ?? [] {
                lines.append(item.text)
                table.add(["form", "number", "issuedOn", "standing", "letter"].map { item[$0]?.string ?? "" })
            }
            question.pageToken = page?["nextPageToken"]?.string
        } while question.pageToken != nil
        let text = table.isEmpty ? "✓ 没有文书 / there is none\n" : table.text
        Terminal.output.write(general.json ? "[\(lines.joined(separator: ","))]\n" : text)
    }
}
