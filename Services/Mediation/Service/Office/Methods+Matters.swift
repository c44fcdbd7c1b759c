import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What lies elsewhere, and what authorities write each other.
    static var neighbourMethods: [Method<Mediation>] { matterMethods + correspondenceMethods }

    private static var matterMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "matter.register",
                Message("登记同一事项在信访、信箱、法院等处的办理", "enters that the same matter lies elsewhere too"),
                for: officers,
                taking: MatterRegisterRequest.self
            ) { request, door in
                let matter = ExternalMatter(
                    caseID: try door.dispute(request.case),
                    body: request.body,
                    number: request.number,
                    since: request.since ?? door.now.day,
                    standing: request.standing ?? .lodged,
                    evidence: try request.evidence.map { try door.digest($0, at: "evidence") }
                )
                return [.matter(.register(matter: matter), on: Matter.ID(door.freshID()))]
            },
            .command(
                "matter.advance",
                Message("登记该机构是否受理、已处理", "enters whether that body has taken it on or ended it"),
                for: officers,
                taking: MatterAdvanceRequest.self
            ) { request, door in
                let evidence = try request.evidence.map { try door.digest($0, at: "evidence") }
                let day = request.on ?? door.now.day
                return [.matter(.advance(standing: request.standing, on: day, evidence: evidence), on: request.id)]
            },
            .query(
                "matter.list",
                Message("同一事项在其他机构的登记", "lists what lies elsewhere"),
                for: officers.union([.head, .auditor]),
                taking: MatterListQuery.self,
                giving: MatterList.self
            ) { query, desk in
                let office = desk.rules.office
                let items = try await desk.read { db -> [MatterView] in
                    guard let name = query.case else { return try Matters.items(of: nil, office, db) }
                    return try name.find(db).map { try Matters.items(of: $0, office, db) } ?? []
                }
                return MatterList(items: items)
            },
        ]
    }

    private static var correspondenceMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator, .head]
        return [
            .command(
                "correspondence.open",
                Message("登记协查函、报请上级处理函及其答复期限", "enters a letter to or from another authority, and its own term"),
                for: officers,
                taking: CorrespondenceOpenRequest.self
            ) { request, door in
                let dispute = try request.case.map { try door.dispute($0) }
                let report = try request.report.map { try door.report($0.value) }
                let key =
                    if let report {
                        try door.key(of: report)
                    } else if let dispute { try door.key(of: dispute) } else { door.newPerson() }
                let letter = OfficeLetter(
                    kind: request.kind,
                    authority: request.authority,
                    number: request.number,
                    on: request.on ?? door.now.day,
                    answerBy: request.answerBy,
                    // A letter about a report is in no case's story.
                    caseID: report == nil ? dispute : nil,
                    report: report,
                    content: try door.seal(request.content.text, as: .narrative, of: key)
                )
                return [.correspondence(.open(letter: letter), on: Correspondence.ID(door.freshID()))]
            },
            .command(
                "correspondence.answer",
                Message("登记函件的答复", "enters what was answered"),
                for: officers,
                taking: CorrespondenceAnswerRequest.self
            ) { request, door in
                let mayKnow = door.caller.mayKnowReports
                guard try door.find({ db in try Matters.isKnown(request.id, mayKnowReports: mayKnow, db) }) else {
                    throw Correspondence.Rejection.correspondenceUnknown.refusal.at("id")
                }
                let reply = OfficeReply(
                    on: request.on ?? door.now.day,
                    outcome: request.outcome,
                    number: request.number,
                    note: try request.note.map { try door.seal($0.text, as: .narrative, of: door.newPerson()) }
                )
                return [.correspondence(.answer(reply: reply), on: request.id)]
            },
            .query(
                "correspondence.list",
                Message("协查和报请清单，按答复期限排列", "lists letters between authorities by what is due first"),
                for: officers.union([.auditor]),
                taking: CorrespondenceListQuery.self,
                giving: CorrespondenceList.self
            ) { query, desk in
                let mayKnow = desk.caller.mayKnowReports
                let items = try await desk.read { db -> [CorrespondenceView] in
                    let dispute = try query.case?.find(db)
                    guard dispute != nil || query.case == nil else { return [] }
                    return try Matters.letters(of: dispute, isOpen: query.isOpen, mayKnowReports: mayKnow, db)
                }
                return CorrespondenceList(items: items)
            },
        ]
    }
}

extension Door<Mediation> {
    /// Refuses to rest a refusal on what lies elsewhere, where only bodies that the law does not list have it.
    ///
    /// - Throws: `matterNotListed`.
    func checkElsewhere(_ ground: Int, of id: Case.ID) throws {
        guard rules.office.externalBodies.contains(where: { $0.ground == ground }) else { return }
        let office = rules.office
        let matters = try find { db in try Matters.items(of: id, office, db) }
        guard !matters.isEmpty, !matters.contains(where: \.isGround) else { return }
        throw Refusal(
            "matterNotListed",
            Message(
                "登记的其他渠道不属于该项所列机构，或者尚未受理；不能据此不予受理",
                "what lies elsewhere lies with no body that the item lists, or was not taken on there"
            ),
            status: .failedPrecondition,
            field: "ground"
        )
    }
}
