import ArgumentParser

/// What an auditor asks of stores, without asking a service.
struct AuditCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "审计：验证、重放、导出，只读日志文件 / verify, replay and export logs, reading their files only",
        discussion: """
            示例 / EXAMPLE:
              jiazheng audit verify --data ./data --head stick/heads.txt
              jiazheng audit head --out /media/stick/heads.txt

            不连接任何服务，不改动任何日志；运行中的、备份的、别处的日志都可以。
            It asks no service and changes no log; the stores may be live, copies, or somebody else's.
            """,
        subcommands: [
            AuditVerify.self, AuditHead.self, AuditReplay.self, AuditAsOf.self, AuditExport.self, AuditSample.self,
            AuditReads.self, AuditCheck.self, AuditProof.self, AuditStory.self,
        ]
    )
}
