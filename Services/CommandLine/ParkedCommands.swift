import ArgumentParser
import Model
import ServiceKit
import Wire

/// Events of peers that could not be taken in and wait for a person.
struct ParkedCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parked",
        abstract: "搁置的事件 / events that wait for a person",
        discussion: """
            示例 / EXAMPLE:
              jiazheng parked list
              jiazheng parked show credit mediation 48214
              jiazheng parked retry credit mediation case/019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f
            """,
        subcommands: [List.self, Show.self, Retry.self]
    )

    /// Lists them.
    struct List: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出搁置的事件 / list them",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng parked list --service credit
                """
        )

        @Option(
            help: ArgumentHelp("只看一个服务 / of one service", valueName: "service"),
            completion: .list(DataFolder.services)
        )
        var service: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let shelf = ParkedShelf(folder: try general.existingFolder(), credentials: credentials)
            var table = TextTable(["服务", "对方", "反应集", "位置", "主题", "次数", "自", "原因"])
            var lines: [String] = []
            for service in try Suite.services(named: service) {
                for item in try await shelf.items(of: service) {
                    lines.append("{\"service\":\"\(service)\",\"item\":\(item.text)}")
                    table.add([service] + ParkedShelf.row(of: item))
                }
            }
            let text = lines.isEmpty ? "✓ 没有搁置的事件 / nothing is parked\n" : table.text
            Terminal.output.write(general.json ? "[\(lines.joined(separator: ","))]\n" : text)
        }
    }

    /// Shows one whole.
    struct Show: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "显示一个搁置的事件 / show one whole",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng parked show credit mediation 48214
                """
        )

        @Argument(help: "搁置它的服务 / the service that parked it", completion: .list(DataFolder.services))
        var service: String

        @Argument(help: "事件来自哪个服务 / whose event it is", completion: .list(DataFolder.services))
        var peer: String

        @Argument(help: "事件在对方日志的位置 / its position in the peer's log")
        var position: Int

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let shelf = ParkedShelf(folder: try general.existingFolder(), credentials: credentials)
            let items = try await shelf.items(of: service, peer: peer).filter { $0["sequence"]?.integer == position }
            guard !items.isEmpty else {
                throw Failure(
                    .refused,
                    "parkedNotFound",
                    Message("\(service) 没有搁置 \(peer) 的第 \(position) 号事件", "\(service) has not parked it"),
                    remedy: Message("先看 jiazheng parked list", "see `jiazheng parked list`")
                )
            }
            for item in items { Terminal.output.write((general.json ? item.text : item.indented) + "\n") }
        }
    }

    /// Tries a subject's events again.
    struct Retry: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "按顺序重试一个主题 / try a subject's events again, in order",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng parked retry credit mediation case/019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f
                """
        )

        @Argument(help: "搁置它的服务 / the service that parked it", completion: .list(DataFolder.services))
        var service: String

        @Argument(help: "事件来自哪个服务 / whose event it is", completion: .list(DataFolder.services))
        var peer: String

        @Argument(help: "主题 / the subject")
        var subject: String

        @Option(help: ArgumentHelp("反应集；默认全部 / the set of reactions", valueName: "set"))
        var reactionSet: String?

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let shelf = ParkedShelf(folder: try general.existingFolder(), credentials: credentials)
            let taken = try await shelf.retry(service, peer: peer, reactionSet: reactionSet, subject: subject)
            Terminal.output.write(
                general.json ? "{\"taken\":\(taken)}\n" : "✓ 已处理 \(taken) 个搁置的事件 / taken in: \(taken)\n"
            )
        }
    }
}
