public import ArgumentParser
public import Model
import ServiceKit
import Wire

/// Which unit gets what, and why.
struct RouteCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "route",
        abstract: "分送承办单位 / which unit gets what",
        discussion: """
            示例 / EXAMPLE:
              jiazheng route explain --kind complaint --place 620724100 --role intakeOfficer
            """,
        subcommands: [Explain.self]
    )

    /// Says which rule sends something where, and why the others do not fit.
    struct Explain: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "说明按哪条规则分送何处 / which rule sends it where, and why",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng route explain --kind labour --relation employee --role intakeOfficer
                  jiazheng route explain --kind complaint --place 620724102 --seat 620724100 --role mediator
                  jiazheng route explain --id 019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f --role intakeOfficer

                --id 是案件、举报或者线索的编号，其已知情况无须再写。
                --id names a case, a report or a clue; what is known of it need not be said.
                """
        )

        @Option(help: ArgumentHelp("已有事项的编号 / something that is there", valueName: "id"))
        var id: String?

        @Option(
            help: ArgumentHelp("类别 / complaint, labour, report, clue, advice", valueName: "kind"),
            completion: .list(RoutedKind.allCases.map(\.rawValue))
        )
        var kind: RoutedKind?

        @Option(help: ArgumentHelp("事项，用规则中的词 / what it is about, such as crime", valueName: "matter"))
        var matter: String?

        @Option(
            help: ArgumentHelp("与企业的关系 / employee or other", valueName: "relation"),
            completion: .list(RoutingRelation.allCases.map(\.rawValue))
        )
        var relation: RoutingRelation?

        @Option(help: ArgumentHelp("实际经营地或者行为发生地的乡镇代码 / the town of the act", valueName: "code"))
        var place: String?

        @Option(help: ArgumentHelp("住所地的乡镇代码 / the town of the registered seat", valueName: "code"))
        var seat: String?

        @Flag(help: "不属于本机关权限 / it is not ours")
        var notOurs = false

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func validate() throws {
            guard id == nil || id.flatMap({ UniqueID($0) }) != nil else {
                throw ValidationError("--id 是一个编号（UUID）/ --id is a UUID")
            }
        }

        private struct Question: Encodable {
            var id: String?
            var kind: RoutedKind?
            var matter: String?
            var relation: RoutingRelation?
            var place: String?
            var seat: String?
            var isOurs: Bool?
        }

        func run() async throws {
            let folder = try general.existingFolder()
            let token = try await credentials.text(in: folder)
            let question = Question(
                id: id,
                kind: kind,
                matter: matter,
                relation: relation,
                place: place,
                seat: seat,
                isOurs: notOurs ? false : nil
            )
            let result = try await Suite(folder: folder).with("mediation") { client in
                try await client.call("route.explain", params: question, meta: RequestMeta(token: token)).result
            }
            guard let answer = result["value"] else {
                throw WireFailure.unintelligible(reason: "route.explain gave no value")
            }
            Terminal.output.write(general.json ? answer.text + "\n" : Self.words(answer))
        }

        private static func words(_ answer: JSONDocument.Node) -> String {
            var table = TextTable(["", "规则", "内容", "不适用的原因"])
            for rule in answer["rules"]?.elements ?? [] {
                let fits = rule["fits"]?.bool ?? false
                let mark = rule["rule"]?.string == answer["rule"]?.string ? "→" : fits ? "✓" : ""
                table.add([
                    mark, rule["rule"]?.string ?? "", rule["name"]?.string ?? "", rule["against"]?.string ?? "",
                ])
            }
            let office = answer["unitName"]?.string ?? answer["unit"]?.string ?? ""
            return "\(office)：\(answer["words"]?.string ?? "")\n\n" + table.text
        }
    }
}

extension RoutedKind: ExpressibleByArgument {}
extension RoutingRelation: ExpressibleByArgument {}
