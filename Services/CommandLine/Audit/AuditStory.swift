import ArgumentParser
import Auditor
import Identity
import Model
import ServiceKit
import Vault
import Wire

/// Tells one thing's story across all services.
struct AuditStory: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "一件事的来龙去脉：跨四个服务和两条热线的一棵树 / one thing's story across all services and both hotlines",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit story 2026-17
              jiazheng audit story 12345:GD20260930-000131
              jiazheng audit story 91620724MADEM0011F --json
              jiazheng audit story 620724-2026-00017 --store backup/registry.sqlite --store backup/training.sqlite
              jiazheng audit story 2026-17 --person --reason 复核文书内容

            主题：案件（编号或 2026-17）、企业（统一社会信用代码或编号）、从业人员、证书（编号）、工单（12345:编号）、任何 种类/编号，
            加 --person 时也可写 电话:、姓名:、身份证:。只读日志文件，按起因、事项、时钟和回执连成一棵树，写明相隔多久、依据哪条规则及其出处。
            --person 打开加密内容：需要保险库密钥、理由和运行中的服务，先在服务的日志里登记，登记不了就不显示。举报另加 --reports。
            A subject is a case, an enterprise, a worker, a certificate, an order, or any kind/id; with --person also phone:,
            name: or identity:. Only files are read; cause, affair, clock and receipt make one tree, with gaps and rules.
            --person opens what is sealed: it takes the vault's key, a reason, and running services, whose logs are told
            before anything is shown. Reports are left out, without a word, unless --reports is given.
            """
    )

    @Argument(help: "主题 / the subject: 2026-17, 12345:GD…, 9162…, kind/id")
    var subject: String

    @Flag(help: "打开加密内容，须有理由，会留下记录 / open what is sealed, which is recorded")
    var person = false

    @Option(help: ArgumentHelp("打开加密内容的理由 / why it is opened", valueName: "reason"))
    var reason: String?

    @Flag(help: "包括举报和线索 / tell of reports and clues too")
    var reports = false

    @Option(
        help: ArgumentHelp("从解开的证据包读取 / read an unpacked pack instead", valueName: "folder"),
        completion: .directory
    )
    var pack: String?

    @OptionGroup var stores: StoreOptions
    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard StoryName(subject) != nil else {
            throw ValidationError("不认识的主题：\(subject)；例如 2026-17、12345:GD… / is no subject, such as 2026-17")
        }
        guard !person || (reason?.count ?? 0) >= 2 else {
            throw ValidationError("--person 须同时给出 --reason / goes with --reason")
        }
    }

    func run() async throws {
        guard let name = StoryName(subject) else { return }
        let rate = AuditRate()
        let told: StoryTelling.Told
        do {
            let sources =
                if let pack { try StorySource.sources(inPack: pack) } else {
                    try stores.files(general).map { try StorySource($0) }
                }
            var telling = StoryTelling(sources)
            telling.includesReports = reports
            telling.progress = { rate.note($0) }
            if person { telling.vaults = try vaults(of: sources.map(\.service)) }
            told = try telling.tell(of: name, named: subject)
        } catch let error as AuditError {
            throw Failure(error)
        }
        rate.finish()
        // Nothing is shown that is not in the log of the service that it was opened from.
        if let reason { try await note(told.openings, because: reason) }
        if general.json {
            Terminal.output.write(try CanonicalJSON.encode(told.tree) + [UInt8(ascii: "\n")])
        } else {
            Terminal.output.write(StoryPage(tree: told.tree).text)
        }
    }

    private func vaults(of services: [String]) throws -> [String: VaultGlass] {
        let folder = try general.existingFolder()
        var vaults: [String: VaultGlass] = [:]
        for service in services {
            vaults[service] = try VaultGlass(
                path: folder.vault(of: service),
                masters: folder.masters(service),
                erased: folder.erasedList,
                purposes: reports ? [.person, .report] : [.person]
            )
        }
        return vaults
    }

    private struct Note: Encodable, Sendable {
        var method = "audit.story"
        var subjects: [String]
        var persons: [UniqueID]
        var fields: [String]
        var reason: String
    }

    /// How many subjects go into one note.
    private static let noteLimit = 200

    private func note(_ openings: [String: StoryTelling.Opening], because reason: String) async throws {
        guard !openings.isEmpty else { return }
        let folder = try general.existingFolder()
        let token =
            if credentials.token == nil, credentials.role == nil {
                try await RoleTokens(folder: folder).token(for: .auditor)
            } else {
                try await credentials.text(in: folder)
            }
        for (service, opening) in openings.sorted(by: { $0.key < $1.key }) {
            var (subjects, persons) = (opening.subjects.sorted()[...], opening.persons.sorted()[...])
            while !subjects.isEmpty || !persons.isEmpty {
                let note = Note(
                    subjects: Array(subjects.prefix(Self.noteLimit)),
                    persons: Array(persons.prefix(Self.noteLimit)),
                    fields: opening.fields.sorted(),
                    reason: reason
                )
                (subjects, persons) = (subjects.dropFirst(Self.noteLimit), persons.dropFirst(Self.noteLimit))
                try await Suite(folder: folder).with(service) { client in
                    _ = try await client.call("access.note", params: note, meta: RequestMeta(token: token))
                }
            }
        }
    }
}
