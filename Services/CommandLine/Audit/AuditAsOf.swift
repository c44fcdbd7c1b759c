import ArgumentParser
import Auditor
import Model
import ServiceKit

/// Asks a service's query of the past.
struct AuditAsOf: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "as-of",
        abstract: "按当时的数据回答服务自己的查询 / answer a service's query as it stood then",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit as-of 2026-09-30 credit file.get '{"enterprise":"019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f"}' --role commerceSupervisor
              jiazheng audit as-of 48214 registry enterprise.list --role commerceSupervisor
              jiazheng audit as-of 2026-09-30 mediation --what-if ./rules-new

            时刻为位置、日期（到当日末）或 RFC 3339。先重放到临时文件，答完即删。规则用当时的，程序用现在的。
            密文不打开，按姓名、电话的查询查不到人；要看，请在服务里带理由查询，那里会留下记录。
            The moment is a position, a day (to its end) or RFC 3339. The log is replayed into a temporary file, which is gone
            afterwards; the rules are those of then, the program is today's. Sealed fields stay sealed and nobody is found
            by a name or a number: ask the running service, with a reason, which is recorded there.
            --what-if 不作查询：把到那时为止由规则决定的事按另一版规则复算，逐案列出会不同之处；不包括被拒绝的请求。
            --what-if asks no query: what rules had decided by then is computed again by other rules; refusals are not covered.
            """
    )

    @Argument(help: "位置、日期或时刻 / a position, a day or a moment")
    var moment: ReplayEnd

    @Argument(help: "服务 / the service", completion: .list(DataFolder.services))
    var service: String?

    @Argument(help: "查询 / the query")
    var method: String?

    @Argument(help: "参数，JSON 对象 / its params, a JSON object")
    var params: String = "{}"

    @Option(
        help: ArgumentHelp("以此角色查询；默认 auditor / ask in this role", valueName: "role"),
        completion: .list(Role.allCases.map(\.rawValue))
    )
    var role: Role = .auditor

    @Option(
        help: ArgumentHelp("按此规则文件夹复算，不作查询 / compute again by these rules", valueName: "rules"),
        completion: .directory
    )
    var whatIf: String?

    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard whatIf != nil || (service != nil && method != nil) else {
            throw ValidationError("须指明服务和查询，或 --what-if / name a service and a query, or --what-if")
        }
    }

    func run() async throws {
        if let whatIf {
            let files = try service.map { [try stores.file(of: $0, general)] } ?? stores.files(general)
            return try await WhatIfPage.show(whatIf, about: files, upTo: moment.end, general)
        }
        guard let service, let method else { return }
        let rate = AuditRate()
        do {
            let document = try JSONDocument(Array(params.utf8))
            var asOf = AsOf(try stores.file(of: service, general), moment.end, role: role)
            asOf.progress = { rate.note($0) }
            let answer = try await asOf.answer(method, document)
            rate.finish()
            let value = try JSONDocument(answer.value).root
            if general.json {
                let head = "{\"position\":\"\(answer.position)\",\"value\":"
                Terminal.output.write(head + value.text + "}\n")
            } else {
                Terminal.output.write(value.indented + "\n")
                Terminal.error.write("第 \(answer.position) 号 / as of \(answer.moment?.text ?? "–")\n")
            }
        } catch let error as AuditError {
            throw Failure(error)
        }
    }
}
