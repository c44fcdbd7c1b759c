import ArgumentParser
import Model
import ServiceKit
import Wire

/// Reads one event back from a log.
struct Get: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "读取日志中的一个事件 / read one event",
        discussion: """
            示例 / EXAMPLE:
              jiazheng get registry 1
              jiazheng get mediation 48214 --json | sha256sum

            --json 给出存储的原始字节（无换行）。封闭事件只有叶哈希，全文须 --role auditor。
            --json gives the stored bytes as they are, no line feed. Of a closed event there is the leaf hash alone; its
            body takes --role auditor.
            """
    )

    @Argument(help: "服务 / the service", completion: .list(DataFolder.services))
    var service: String

    @Argument(help: "位置，从 1 起 / the position, from 1")
    var position: Int64

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard position >= 1 else { throw ValidationError("位置从 1 起 / positions begin at 1") }
    }

    func run() async throws {
        let folder = try general.existingFolder()
        let token = try await credentials.text(in: folder)
        let question = EventQuestion(after: position - 1, limit: 1)
        let events = try await Suite(folder: folder).with(service) { try await question.ask($0, token: token) }
        guard let event = events.items.first, event.position == position else {
            throw Failure(
                .refused,
                "eventNotFound",
                Message("\(service) 的日志到第 \(events.head) 号为止", "the log of \(service) ends at \(events.head)")
            )
        }
        switch event.content {
        case .body(let node): Terminal.output.write(general.json ? node.text : node.indented + "\n")
        case .leaf(let leaf):
            Terminal.output.write(general.json ? leaf : "封闭事件，叶哈希 / a closed event, its leaf: \(leaf)\n")
        }
    }
}
