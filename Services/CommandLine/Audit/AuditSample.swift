import ArgumentParser
import Auditor
import Model

/// Draws a sample that anybody can draw again.
struct AuditSample: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "按审计人员给的种子抽样，可用自己的工具复核 / draw a sample from a seed that the auditor names",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit sample --seed "高台 2026-09-30 张科长" --count 30 --service mediation
              printf "%s\\n%s\\n%020d" "高台 2026-09-30 张科长" mediation 48214 | sha256sum

            每个事件的签 = SHA-256(种子 换行 服务 换行 二十位序号)；签最小的若干个被抽中。第二行示例算出一个事件的签。
            The lot of an event is SHA-256 over seed, line feed, service, line feed, the sequence in twenty digits; the smallest
            lots are drawn. The second example computes one.
            """
    )

    @Option(help: ArgumentHelp("种子，由审计人员定 / the seed, named by the auditor", valueName: "text"))
    var seed: String

    @Option(help: ArgumentHelp("抽几个 / how many", valueName: "n"))
    var count: Int = 30

    @OptionGroup var choice: ChoiceOptions
    @OptionGroup var stores: StoreOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        guard (1...100_000).contains(count) else { throw ValidationError("--count 为 1 至 100000 / from 1 to 100000") }
    }

    func run() async throws {
        do {
            var draw = SampleDraw(seed: seed, count: count)
            draw.choice = choice.choice
            let drawn = try draw.draw(from: try choice.files(stores, general))
            if general.json {
                Terminal.output.write(try CanonicalJSON.encode(drawn) + [UInt8(ascii: "\n")])
            } else {
                var table = TextTable(["服务", "序号", "类型", "主题", "签"])
                for event in drawn {
                    let digits = event.sequence.drop { $0 == "0" }
                    table.add([event.service, String(digits), event.type, event.subject, String(event.lot.prefix(16))])
                }
                Terminal.output.write(table.text)
            }
        } catch let error as AuditError {
            throw Failure(error)
        }
    }
}
