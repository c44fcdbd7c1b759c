import ArgumentParser
import ServiceKit

/// The suite's command line: one subcommand a file, each in this list.
struct Jiazheng: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jiazheng",
        abstract: "家政服务监管平台的命令行 / the command line of the household-service suite",
        discussion: """
            示例 / EXAMPLE:
              jiazheng init && jiazheng up
              jiazheng status
              jiazheng call registry service.info

            退出码 / exit codes: 0 成功, 1 被拒绝, 2 暂不可用, 64 用法错误, 66 没有数据目录, 70 内部故障
            """,
        version: suiteVersion,
        subcommands: [
            Initialize.self, Up.self, Status.self, Call.self, Tail.self, Get.self, IssueToken.self, KeyCommands.self,
            ClockCommands.self,
            CaseCommands.self, ParkedCommands.self, Restore.self, Doctor.self, Completions.self, Play.self, Run.self,
            DepositCommands.self, LetterCommands.self, AttachmentCommands.self,
            RouteCommands.self, FiguresCommand.self,
            ContactCommands.self, DangerCommands.self, ReliefCommands.self, RespondentCommands.self,
            OrderCommands.self, ThirdPartyCommands.self, IntakeCommands.self,
            LinkCommands.self,
            Import.self,
            KitCommands.self, LateCommands.self, ApprovalCommands.self, DeputyCommands.self, HandoverCommands.self,
            MatterCommands.self, CorrespondenceCommands.self, UnreasonableCommands.self, AppealCommands.self,
            AnswerCommands.self, NationalCommands.self, CounterCommands.self, RegisterCommands.self,
            AuditCommands.self,
            BackupCommands.self,
            RebuildTables.self,
        ]
    )
}

/// Where the process begins: it parses, runs, and turns whatever went wrong into words and an exit code.
@main
enum Program {
    static func main() async {
        do {
            var command = try Jiazheng.parseAsRoot()
            do {
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            } catch let failure where Failure.explains(failure) {
                let asked = command as? any SuiteCommand
                Failure(failure).end(inJSON: asked?.general.json ?? false)
            }
        } catch {
            Jiazheng.exit(withError: error)
        }
    }
}
