import ArgumentParser
import Model

extension CaseCommands {
    /// Says that a dispute is of the other kind.
    struct Reclassify: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "更正案件类别 / say that a dispute is of the other kind",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng case reclassify 12345:GD20260930-000168 --kind labour --relation employee \\
                    --reason 名为退费，实为工资 --role mediator

                自同一收到之日按另一规定重新计算，新旧期限都在案卷里；工单的类别用 order recategorise 更正。
                Counted anew from the same receipt, both terms on file; an order's category is put right by order recategorise.
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case")
        var place: PlaceName

        @Option(help: ArgumentHelp("类别 / the kind: complaint、labour", valueName: "kind"))
        var kind: String

        @Option(help: ArgumentHelp("用工关系 / what the worker is: employee、serviceAgreement…", valueName: "relation"))
        var relation: String?

        @Option(help: ArgumentHelp("理由 / why", valueName: "text"))
        var reason: String

        @Option(help: ArgumentHelp("日期；默认今天 / when", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var kind: String
            var relation: String?
            var reason: String
            var on: Day?
        }

        func run() async throws {
            let asked = Asked(
                id: place.id,
                reference: place.reference,
                kind: kind,
                relation: relation,
                reason: reason,
                on: on
            )
            try await desk.show("case.reclassify", asked)
        }
    }

    /// Enters what superiors, media or deputies ask.
    struct Instruct: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记批示、媒体关注、代表委员建议 / enter what superiors, media or deputies ask",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng case instruct 12345:GD20260930-000131 --source peoplesDeputy --number 人大建议2026-12 \\
                    --office 县人大常委会 --report-by 2026-10-20 --content 请核实预付费 --role intakeOfficer

                来源 / sources: leader、media、peoplesDeputy、consultativeMember
                反馈期限各算各的，不改变法定期限。Its day to report back moves no statutory term.
                """
        )

        @Argument(help: "案件 id 或 12345:工单编号 / the case")
        var place: PlaceName

        @Option(help: ArgumentHelp("来源；默认 leader / from whom", valueName: "source"))
        var source: String?

        @Option(help: ArgumentHelp("文号 / the number of the slip", valueName: "number"))
        var number: String

        @Option(help: ArgumentHelp("来自哪个机关或媒体 / the office or paper it came from", valueName: "office"))
        var office: String

        @Option(help: ArgumentHelp("反馈期限 / until when it is reported on", valueName: "day"))
        var reportBy: Day

        @Option(help: ArgumentHelp("内容 / its words", valueName: "text"))
        var content: String

        @Option(help: ArgumentHelp("日期；默认今天 / when", valueName: "day"))
        var on: Day?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var number: String
            var office: String
            var on: Day?
            var reportBy: Day
            var content: String
            var source: String?
        }

        func run() async throws {
            let asked = Asked(
                id: place.id,
                reference: place.reference,
                number: number,
                office: office,
                on: on,
                reportBy: reportBy,
                content: content,
                source: source
            )
            try await desk.show("case.instruct", asked)
        }
    }

    /// Records that a side was told.
    struct Tell: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记告知 / record that a side was told",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng case tell 12345:GD20260930-000131 --about acceptance --whom complainant --how phone \\
                    --evidence 录音2026-131 --role mediator

                没有凭证的告知照样登记，但不使期限终结；补上凭证再登记一次。
                A telling without what proves it is kept, but ends no term; enter it again with its proof.
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

        @Option(help: ArgumentHelp("方式 / how: phone、sms、platform、letter、inPerson、post…", valueName: "way"))
        var how: String

        @Option(help: ArgumentHelp("时间，RFC 3339；默认现在 / when", valueName: "moment"))
        var at: String?

        @Option(help: ArgumentHelp("凭证编号或摘要 / the number or digest of what proves it", valueName: "number"))
        var evidence: String?

        @Option(help: ArgumentHelp("第几次调解 / which session", valueName: "number"))
        var session: Int?

        @OptionGroup var desk: RealDayDesk

        var general: GeneralOptions { desk.general }

        private struct Asked: Encodable, Sendable {
            var id: String?
            var reference: OrderReference?
            var about: String
            var whom: String
            var how: String
            var at: String?
            var evidence: String?
            var session: Int?
        }

        func run() async throws {
            let asked = Asked(
                id: place.id,
                reference: place.reference,
                about: about,
                whom: whom,
                how: how,
                at: at,
                evidence: evidence,
                session: session
            )
            try await desk.show("case.recordTelling", asked)
        }
    }
}
