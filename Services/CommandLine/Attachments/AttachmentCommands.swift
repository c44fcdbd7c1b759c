import ArgumentParser
import Model
import ServiceKit
import Wire

/// Evidence, scans, letters as they were sent.
struct AttachmentCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "附件 / attachments",
        discussion: """
            示例 / EXAMPLE:
              jiazheng attach put 欠条.jpg --to case/01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role mediator
              jiazheng attach list case/01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --reason 核对 --role mediator

            附件以当事人的密钥加密后落盘；当事人的个人信息被删除时，附件随之销毁。
            A file is sealed with its person's key before it lies on the disk, and goes when that person is erased.
            """,
        subcommands: [AttachmentPut.self, AttachmentListing.self, AttachmentGet.self, AttachmentChecking.self]
    )
}

/// Who asks about attachments, and where.
struct AttachmentOffice: ParsableArguments {
    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    /// Lets `work` ask one service, over one connection.
    func with<Result: Sendable>(
        _ service: String,
        _ work: @escaping @Sendable (_ ask: Asking) async throws -> Result
    ) async throws -> Result {
        let folder = try general.existingFolder()
        let meta = RequestMeta(token: try await credentials.text(in: folder))
        return try await Suite(folder: folder).with(service) { client in
            try await work(Asking(client: client, meta: meta))
        }
    }

    /// One connection with a token.
    struct Asking: Sendable {
        let client: WireClient
        let meta: RequestMeta

        func callAsFunction(_ method: String, _ params: some Encodable & Sendable) async throws -> JSONDocument.Node {
            try await client.call(method, params: params, meta: meta).result
        }
    }

    /// Which service keeps the files of a subject such as `case/<id>`.
    static func service(of subject: String) throws -> String {
        let kind = subject.split(separator: "/").first.map(String.init) ?? ""
        let owners = ["case": "mediation", "report": "mediation", "letter": "mediation", "worker": "registry"]
        guard let service = owners[kind] else {
            throw Failure(
                .usage,
                "attachmentSubjectUnknown",
                Message(
                    "事项写作 case/编号、report/编号、letter/编号 或 worker/编号",
                    "a subject is written case/<id>, report/<id>, letter/<id> or worker/<id>"
                )
            )
        }
        return service
    }
}

/// Lists what was handed in.
struct AttachmentListing: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出附件 / list attachments",
        discussion: """
            示例 / EXAMPLE:
              jiazheng attach list case/01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --reason 核对 --role mediator

            填写理由才显示文件名，理由记入日志。
            The names are opened for a reason, which is recorded.
            """
    )

    @Argument(help: "事项，如 case/编号 / the subject, such as case/<id>")
    var subject: String

    @Option(help: ArgumentHelp("查看文件名的理由 / why the names are opened", valueName: "reason"))
    var reason: String?

    @OptionGroup var office: AttachmentOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var about: String
        var reason: String?
    }

    func run() async throws {
        let question = Question(about: subject, reason: reason)
        let answer = try await office.with(AttachmentOffice.service(of: subject)) { ask in
            try await ask("attachment.list", question)
        }
        guard !general.json else { return Terminal.output.write(answer.text + "\n") }
        let items = answer["items"]?.elements ?? []
        guard !items.isEmpty else { return Terminal.output.write("没有附件 / nothing was handed in\n") }
        var table = TextTable(["编号 id", "文件名 name", "类型 type", "字节 bytes", "时间 when"])
        for item in items {
            let isErased = item["isErased"]?.bool == true
            table.add([
                item["id"]?.string ?? "", isErased ? "已销毁 erased" : item["name"]?.string ?? "·",
                item["mediaType"]?.string ?? "", item["bytes"]?.integer.map(String.init) ?? "",
                item["moment"]?.string ?? "",
            ])
        }
        Terminal.output.write(table.text)
    }
}

/// Compares the files with the log.
struct AttachmentChecking: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "核对附件 / compare the files with the log",
        discussion: """
            示例 / EXAMPLE:
              jiazheng attach check --role auditor

            逐一重算摘要；缺失或被改动的逐项列出，退出码 1。
            Every digest is recomputed; what is missing or altered is listed, and the exit code is 1.
            """
    )

    @OptionGroup var office: AttachmentOffice

    var general: GeneralOptions { office.general }

    func run() async throws {
        var faults = 0
        for service in ["registry", "mediation"] {
            let answer = try await office.with(service) { ask in try await ask("attachment.check", [String: String]()) }
            if general.json { Terminal.output.write("{\"service\":\"\(service)\",\"check\":\(answer.text)}\n") }
            func count(_ name: String) -> Int { answer[name]?.integer ?? 0 }
            func places(_ name: String) -> [String] {
                (answer[name]?.elements ?? []).map { "\($0["id"]?.string ?? "")  \($0["part"]?.string ?? "")" }
            }
            let (missing, altered) = (places("missing"), places("altered"))
            faults += missing.count + altered.count
            guard !general.json else { continue }
            Terminal.output.write(
                "\(service)：\(count("attachments")) 份，\(count("parts")) 段，已销毁 \(count("erased")) / erased\n"
            )
            for place in missing { Terminal.output.write("  ✗ 缺失 missing  \(place)\n") }
            for place in altered { Terminal.output.write("  ✗ 被改动 altered  \(place)\n") }
        }
        guard faults == 0 else {
            throw Failure(
                .refused,
                "attachmentDamaged",
                Message("\(faults) 段附件缺失或被改动；请从备份恢复", "\(faults) parts are missing or altered; restore them")
            )
        }
    }
}
