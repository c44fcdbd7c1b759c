import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Who handles reports and clues.
    static let checkers: Set<Role> = [.intakeOfficer, .head]
    /// Who may read of them.
    static let checkReaders: Set<Role> = [.intakeOfficer, .head, .auditor]

    /// What can be done to reports and asked about them, by the few who may know of them.
    static var reportMethods: [Method<Mediation>] { reportSteps + reportDecisions + reportQueries }

    private static var reportSteps: [Method<Mediation>] {
        [
            .command(
                "report.proposeExtension",
                Message("申请延长举报核查或者处理期限", "asks for a longer term of a report"),
                for: checkers,
                taking: ExtensionRequest.self
            ) { request, door in
                let id = try door.report(request.id)
                let reason = try door.seal(request.reason.text, as: .narrative, of: door.key(of: id))
                return [.report(.proposeExtension(by: door.officer, reason: reason), on: id)]
            },
            .command(
                "report.approveExtension",
                Message(
                    "负责人或者代理人批准延长；不得批准自己的申请",
                    "the head or a deputy lengthens the term; nobody on their own asking"
                ),
                for: checkers,
                taking: CheckReference.self
            ) { request, door in
                let approve = Report.Command.approveExtension(by: door.officer, isHead: door.caller.role == .head)
                return [.report(approve, on: try door.report(request.id))]
            },
            .command(
                "report.commissionTest",
                Message("登记送检、送鉴定；所需时间不计入期限", "something goes away to be tested: that time is not counted"),
                for: checkers,
                taking: TestRequest.self
            ) { request, door in
                let id = try door.report(request.id)
                let document = try door.seal(request.document.text, as: .document, of: door.key(of: id))
                return [.report(.commissionTest(on: request.on ?? door.now.day, document: document), on: id)]
            },
            .command(
                "report.recordTestResult",
                Message("登记检测、鉴定结果；期限继续计算", "the result is there: the term goes on"),
                for: checkers,
                taking: TestRequest.self
            ) { request, door in
                let id = try door.report(request.id)
                let document = try door.seal(request.document.text, as: .document, of: door.key(of: id))
                return [.report(.recordTestResult(on: request.on ?? door.now.day, document: document), on: id)]
            },
        ]
    }

    private static var reportDecisions: [Method<Mediation>] {
        [
            .command(
                "report.decideFiling",
                Message("决定立案或者不予立案", "files a case of punishment, or none"),
                for: checkers,
                taking: FilingRequest.self
            ) { request, door in
                let id = try door.report(request.id)
                let decision = FilingDecision(
                    isFiled: request.isFiled,
                    on: request.on ?? door.now.day,
                    by: door.officer,
                    reason: try request.reason.map { try door.seal($0.text, as: .narrative, of: door.key(of: id)) }
                )
                return [.report(.decideFiling(decision: decision), on: id)]
            },
            .command(
                "report.conclude",
                Message("登记立案后的处理决定", "records what came of a filed case"),
                for: checkers,
                taking: ConclusionRequest.self
            ) { request, door in
                let day = request.on ?? door.now.day
                return [
                    .report(
                        .conclude(on: day, outcome: request.outcome, by: door.officer),
                        on: try door.report(request.id)
                    )
                ]
            },
            .command(
                "report.declineCompetence",
                Message("不具备处理权限：告知举报人，不转送", "it is not ours: the reporter is told, nothing is forwarded"),
                for: checkers,
                taking: CompetenceRequest.self
            ) { request, door in
                let day = request.on ?? door.now.day
                return [
                    .report(
                        .declineCompetence(on: day, goTo: request.goTo, by: door.officer),
                        on: try door.report(request.id.value)
                    )
                ]
            },
            .command(
                "report.oweResult",
                Message("登记依法须告知结果或者奖励", "notes the rule by which the result is told or rewarded"),
                for: checkers,
                taking: ResultRequest.self
            ) { request, door in
                let id = try door.report(request.id.value)
                return [.report(.oweResult(rule: request.rule, by: door.officer), on: id)]
            },
            .command(
                "report.tell",
                Message("登记已告知举报人", "records that the reporter was told what a rule says"),
                for: checkers,
                taking: ReporterTellingRequest.self
            ) { request, door in
                let telling = ReporterTelling(what: request.what, told: door.telling(request))
                return [.report(.tell(telling: telling), on: try door.report(request.id.value))]
            },
            .command(
                "report.noteRepeat",
                Message("同一举报人重复举报，不再另行处理", "the same reporter told the same facts before"),
                for: checkers,
                taking: ReportPairRequest.self
            ) { request, door in
                let earlier = try door.report(request.earlier.value)
                return [.report(.noteRepeat(of: earlier, by: door.officer), on: try door.report(request.id.value))]
            },
            .command(
                "report.merge",
                Message(
                    "同一举报人补充新事实，并入前一举报，期限重新计算",
                    "makes new facts of the same reporter a part of the earlier report"
                ),
                for: checkers,
                taking: ReportPairRequest.self
            ) { request, door in
                let (later, earlier) = (try door.report(request.id.value), try door.report(request.earlier.value))
                return [
                    .report(.joinInto(report: earlier, by: door.officer), on: later),
                    .report(.takeIn(report: later, by: door.officer), on: earlier),
                ]
            },
            .command(
                "report.link",
                Message("关联不同举报人的同一事项，各自计算期限", "links reports of several people; each keeps its terms"),
                for: checkers,
                taking: ReportPairRequest.self
            ) { request, door in
                let (later, earlier) = (try door.report(request.id.value), try door.report(request.earlier.value))
                return [
                    .report(.link(with: earlier, by: door.officer), on: later),
                    .report(.link(with: later, by: door.officer), on: earlier),
                ]
            },
        ]
    }

    private static var reportQueries: [Method<Mediation>] {
        [
            .query(
                "report.get",
                Message("查看一件举报", "shows a report"),
                for: checkReaders,
                taking: ReportQuery.self,
                giving: ReportView.self,
                ReportDesk.item
            ),
            .query(
                "report.list",
                Message("分页列出举报；承办单位只见本单位的", "lists reports by page; a unit sees its own"),
                for: checkReaders,
                taking: ReportListQuery.self,
                giving: Page<ReportView>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let rules = desk.rules.routing
                let own = desk.caller.office(in: rules).flatMap { $0 == rules.intake ? nil : $0 }
                let items = try await desk.read { db in
                    try Reports.page(after: query.pageToken, of: own, limit: limit, db)
                }
                return Page(items: items, nextPageToken: items.count == limit ? items.last?.id.description : nil)
            },
        ]
    }
}

extension Door<Mediation> {
    /// How a reporter was told, by whoever enters it.
    fileprivate func telling(_ request: ReporterTellingRequest) -> Telling {
        Telling(how: request.told, at: request.at ?? now, evidence: request.evidence?.text, by: officer)
    }
}
