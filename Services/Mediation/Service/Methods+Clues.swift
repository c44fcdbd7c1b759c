import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What can be done to clues and asked about them.
    static var clueMethods: [Method<Mediation>] { clueSteps + clueQueries }

    private static var clueSteps: [Method<Mediation>] {
        [
            .command(
                "clue.open",
                Message("登记调解中发现的、未登记机构的或者名单上的线索", "enters a clue that the office came upon"),
                for: [.intakeOfficer, .mediator, .head],
                taking: ClueRequest.self,
                ClueOpening.commands(for:at:)
            ),
            .command(
                "clue.proposeExtension",
                Message("申请延长线索核查期限", "asks for a longer term of a clue"),
                for: checkers,
                taking: ExtensionRequest.self
            ) { request, door in
                let id = try door.clue(request.id)
                let reason = try door.seal(request.reason.text, as: .narrative, of: door.key(of: id))
                return [.clue(.proposeExtension(by: door.officer, reason: reason), on: id)]
            },
            .command(
                "clue.approveExtension",
                Message(
                    "负责人或者代理人批准延长；不得批准自己的申请",
                    "the head or a deputy lengthens the term; nobody on their own asking"
                ),
                for: checkers,
                taking: CheckReference.self
            ) { request, door in
                let approve = Clue.Command.approveExtension(by: door.officer, isHead: door.caller.role == .head)
                return [.clue(approve, on: try door.clue(request.id))]
            },
            .command(
                "clue.commissionTest",
                Message("登记送检、送鉴定；所需时间不计入期限", "something goes away to be tested: that time is not counted"),
                for: checkers,
                taking: TestRequest.self
            ) { request, door in
                let id = try door.clue(request.id)
                let document = try door.seal(request.document.text, as: .document, of: door.key(of: id))
                return [.clue(.commissionTest(on: request.on ?? door.now.day, document: document), on: id)]
            },
            .command(
                "clue.recordTestResult",
                Message("登记检测、鉴定结果；期限继续计算", "the result is there: the term goes on"),
                for: checkers,
                taking: TestRequest.self
            ) { request, door in
                let id = try door.clue(request.id)
                let document = try door.seal(request.document.text, as: .document, of: door.key(of: id))
                return [.clue(.recordTestResult(on: request.on ?? door.now.day, document: document), on: id)]
            },
            .command(
                "clue.decideFiling",
                Message("决定立案或者不予立案", "files a case of punishment, or none"),
                for: checkers,
                taking: FilingRequest.self
            ) { request, door in
                let id = try door.clue(request.id)
                let decision = FilingDecision(
                    isFiled: request.isFiled,
                    on: request.on ?? door.now.day,
                    by: door.officer,
                    reason: try request.reason.map { try door.seal($0.text, as: .narrative, of: door.key(of: id)) }
                )
                return [.clue(.decideFiling(decision: decision), on: id)]
            },
            .command(
                "clue.conclude",
                Message("登记立案后的处理决定", "records what came of a filed case"),
                for: checkers,
                taking: ConclusionRequest.self
            ) { request, door in
                let day = request.on ?? door.now.day
                return [
                    .clue(.conclude(on: day, outcome: request.outcome, by: door.officer), on: try door.clue(request.id))
                ]
            },
        ]
    }

    private static var clueQueries: [Method<Mediation>] {
        [
            .query(
                "clue.get",
                Message("查看一条线索；内容须填写理由", "shows a clue; what was found for a reason"),
                for: checkReaders,
                taking: ClueQuery.self,
                giving: ClueView.self
            ) { query, desk in
                let (caller, rules) = (desk.caller, desk.rules.routing)
                let found = try await desk.read { db throws -> (view: ClueView, narrative: Sealed)? in
                    guard let item = try Clues.item(query.id, db),
                        let assignment = try Assignments.item(query.id.value, db),
                        caller.mayKnow(
                            assignment,
                            coHandlers: try Assignments.coHandlers(of: query.id.value, db),
                            rules
                        )
                    else { return nil }
                    return item
                }
                guard var view = found?.view, let narrative = found?.narrative else {
                    throw Clue.Rejection.clueUnknown.refusal
                }
                if let reason = query.reason {
                    view.narrative = try desk.open(narrative, as: .narrative, of: view.id.stream, because: reason)
                }
                return view
            },
            .query(
                "clue.list",
                Message("分页列出线索", "lists clues by page"),
                for: checkReaders,
                taking: ClueListQuery.self,
                giving: Page<ClueView>.self
            ) { query, desk in
                let limit = PageRequest.limit(query.pageSize)
                let items = try await desk.read { db in try Clues.page(query, limit: limit, db) }
                return Page(items: items, nextPageToken: items.count == limit ? items.last?.id.description : nil)
            },
        ]
    }
}

extension ClueOpening {
    /// Enters a clue: one that came up in a case is found there, and its law is that of the case.
    static func commands(for request: ClueRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        let id = Clue.ID(door.freshID())
        let key = door.newPerson(.report)
        door.remember(.fullName, "clue \(id)", of: key)
        let foundOn = request.foundOn ?? door.now.day
        var opening = ClueOpening(
            source: request.source,
            foundOn: foundOn,
            ruledOn: foundOn,
            enterprise: try door.enterprise(request.enterprise, coded: nil),
            narrative: try door.seal(request.narrative.text, as: .narrative, of: key)
        )
        if request.source != .list || request.id != nil || request.reference != nil {
            let caseID = try door.named(request)
            guard let item = try door.find({ db in try Cases.item(caseID, db) }) else {
                throw Case.Rejection.caseUnknown.refusal
            }
            if request.source == .unregistered, item.summary.enterprise != nil { throw Refusal.agencyRegistered }
            opening.caseID = caseID
            opening.ruledOn = item.opening.receivedOn
            opening.enterprise = opening.enterprise ?? item.summary.enterprise
        }
        return [.clue(.open(opening: opening), on: id)]
    }
}

extension Refusal {
    /// The clue says that nobody registered the agency, but somebody did.
    static let agencyRegistered = Refusal(
        "agencyRegistered",
        Message("被投诉企业已登记，不属于未登记线索", "the agency is registered; this is no such clue"),
        status: .failedPrecondition,
        field: "source"
    )
}
