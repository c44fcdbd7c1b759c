import ArgumentParser
import Model

/// How people are reached and served.
struct ContactCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact",
        abstract: "联系与送达 / contacts and service",
        discussion: """
            示例 / EXAMPLE:
              jiazheng contact record 12345:GD20260930-000131 --result unanswered --role mediator
              jiazheng contact serve 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --about termination --whom respondent \\
                --how publicNotice --on 2026-09-08 --evidence 公告2026-20 --role mediator
            """,
        subcommands: [Record.self, Serve.self, Log.self]
    )
}

extension ContactCommands {
    /// Records a try.
    struct Record: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记一次联系 / record a try",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng contact record 12345:GD20260930-000131 --result reached --note 约明日上门 --role mediator

                结果 / results: reached、unanswered、switchedOff、wrongNumber、refused、absent、returned
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case or the order")
        var place: PlaceName

        @Option(help: ArgumentHelp("结果 / what came of it", valueName: "result"))
        var result: String

        @Option(help: ArgumentHelp("对象 / whom: complainant、respondent", valueName: "side"))
        var party = "complainant"

        @Option(help: ArgumentHelp("方式 / how: phone、sms、inPerson…", valueName: "way"))
        var how = "phone"

        @Option(help: ArgumentHelp("时间，RFC 3339；默认现在 / when", valueName: "moment"))
        var at: String?

        @Option(help: ArgumentHelp("凭证编号 / the number of what shows it", valueName: "number"))
        var evidence: String?

        @Option(help: ArgumentHelp("说明 / what was said or seen", valueName: "text"))
        var note: String?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var party: String
            var how: String
            var at: String?
            var result: String
            var evidence: String?
            var note: String?
        }

        func run() async throws {
            let asked = Asked(
                id: place.id,
                reference: place.reference,
                party: party,
                how: how,
                at: at,
                result: result,
                evidence: evidence,
                note: note
            )
            try await desk.show("contact.record", asked)
        }
    }

    /// Records service.
    struct Serve: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记送达 / record service",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng contact serve 12345:GD20260930-000131 --about termination --whom complainant --how post \\
                    --on 2026-09-03 --evidence EMS1012345678901 --role mediator

                公告送达须先有两次联系不上的记录，三十日期满视为送达。
                A public notice takes two failed tries before it, and counts when its thirty days are over.
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case")
        var place: PlaceName

        @Option(
            help: ArgumentHelp("事项 / of what: acceptance、refusal、termination、session、agreement", valueName: "matter")
        )
        var about: String

        @Option(help: ArgumentHelp("对象 / whom: complainant、respondent", valueName: "side"))
        var whom: String

        @OptionGroup var service: ServiceOptions
        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var about: String
            var whom: String
            var service: ServiceOptions.Service
        }

        func run() async throws {
            let asked = Asked(
                id: place.id,
                reference: place.reference,
                about: about,
                whom: whom,
                service: service.service
            )
            try await desk.show("contact.serve", asked)
        }
    }

    /// Shows the log.
    struct Log: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "查看联系记录 / show the log",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng contact log 12345:GD20260930-000131 --reason 核对送达 --role mediator
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case or the order")
        var place: PlaceName

        @Option(help: ArgumentHelp("查看加密内容的理由 / why sealed texts are shown", valueName: "reason"))
        var reason: String?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var reason: String?
        }

        func run() async throws {
            let asked = Asked(id: place.id, reference: place.reference, reason: reason)
            try await desk.show("contact.list", asked) { result in
                let value = result["value"]
                var text =
                    value?["contactBy"]?.string.map { by in
                        let reached = value?["reachedAt"]?.string.map { "，已于 \($0) 联系上" } ?? "，尚未联系上"
                        return "联系群众至 \(by)\(reached)\(value?["isOverdue"]?.bool == true ? "（逾期）" : "")\n"
                    } ?? ""
                for item in value?["attempts"]?.elements ?? [] {
                    let attempt = item["attempt"]
                    let words = ["at", "party", "how", "result", "evidence"].compactMap { attempt?[$0]?.string }
                    text += "\(words.joined(separator: "  "))  \(item["note"]?.string ?? "")\n"
                }
                for item in value?["services"]?.elements ?? [] {
                    let service = item["service"]
                    let how = service?["service"]?["how"]?.string ?? ""
                    let state = item["isEffective"]?.bool == true ? "已送达" : "公告期内"
                    text += "\(service?["whom"]?.string ?? "")  \(service?["about"]?.string ?? "")  \(how)  "
                    text += "生效 \(item["effectiveOn"]?.string ?? "")（\(state)）\n"
                }
                return text.isEmpty ? "✓ 没有联系记录 / nothing was tried\n" : text
            }
        }
    }
}
