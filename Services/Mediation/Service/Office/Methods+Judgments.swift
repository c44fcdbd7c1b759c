import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// How demands and offices are judged, and what speaks for a cluster of like texts.
    static var judgmentMethods: [Method<Mediation>] { findingMethods + appealMethods }

    private static var findingMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        let deciders: Set<Role> = [.intakeOfficer, .mediator, .head]
        return [
            .command(
                "unreasonable.propose",
                Message("提出不合理诉求认定，附佐证", "proposes to call a demand unreasonable, with evidence"),
                for: officers,
                taking: UnreasonableRequest.self
            ) { request, door in
                let id = try door.dispute(request.case)
                let finding = UnreasonableFinding(
                    caseID: id,
                    kind: request.kind,
                    evidence: try door.digests(request.evidence, at: "evidence"),
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: id)),
                    by: door.officer
                )
                return [.unreasonable(.propose(finding: finding), on: Unreasonable.ID(door.freshID()))]
            },
            .command(
                "unreasonable.decide",
                Message(
                    "第二人确认或否定不合理诉求；确认的不计入考核，仍留存并照常办理",
                    "a second person confirms or rejects; out of the score, never of the record"
                ),
                for: deciders,
                taking: UnreasonableDecideRequest.self
            ) { request, door in
                guard !request.isConfirmed else {
                    return [.unreasonable(.confirm(by: door.officer), on: request.id)]
                }
                guard let words = request.reason else { throw Refusal.reasonMissing }
                let reason = try door.seal(words.text, as: .narrative, of: door.newPerson())
                return [.unreasonable(.reject(by: door.officer, reason: reason), on: request.id)]
            },
            .query(
                "unreasonable.list",
                Message("不合理诉求认定清单", "lists what was called unreasonable"),
                for: deciders.union([.commerceSupervisor, .auditor]),
                taking: UnreasonableListQuery.self,
                giving: UnreasonableList.self
            ) { query, desk in
                UnreasonableList(items: try await desk.read { db in try Judgments.findings(query.standing, db) })
            },
            .query(
                "case.similarTexts",
                Message("内容高度相似的投诉，供判断第十六条第三项；只提示", "complaints with nearly the same words; an indicator only"),
                for: officers,
                taking: SimilarTextQuery.self,
                giving: SimilarTextView.self,
                SimilarTexts.cluster
            ),
        ]
    }

    private static var appealMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .head]
        return [
            .command(
                "appeal.file",
                Message("提出考核申诉，附佐证", "objects to how the office was judged, with evidence"),
                for: officers,
                taking: AppealRequest.self
            ) { request, door in
                let id = try door.dispute(request.case)
                let appeal = AssessmentAppeal(
                    caseID: id,
                    item: request.item,
                    publishedOn: request.publishedOn,
                    evidence: try door.digests(request.evidence, at: "evidence"),
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: id)),
                    by: door.officer
                )
                return [.appeal(.file(appeal: appeal), on: Appeal.ID(door.freshID()))]
            },
            .command(
                "appeal.decide",
                Message("登记热线主管单位对考核申诉的决定", "enters what the hotline's office has decided"),
                for: officers,
                taking: AppealDecideRequest.self
            ) { request, door in
                let step = Appeal.Command.decide(
                    isUpheld: request.isUpheld,
                    on: request.on ?? door.now.day,
                    paper: request.paper,
                    reason: try request.reason.map { try door.seal($0.text, as: .narrative, of: door.newPerson()) }
                )
                return [.appeal(step, on: request.id)]
            },
            .query(
                "appeal.list",
                Message("考核申诉清单", "lists appeals"),
                for: officers.union([.commerceSupervisor, .auditor]),
                taking: AppealListQuery.self,
                giving: AppealList.self
            ) { query, desk in
                AppealList(items: try await desk.read { db in try Judgments.appeals(query.standing, db) })
            },
        ]
    }
}

/// Where the words of complaints are compared.
enum SimilarTexts {
    /// The most complaints that are opened for one question.
    private static let limit = 200

    /// The complaints of the days before and after whose words are nearly the same.
    static func cluster(_ query: SimilarTextQuery, at desk: Desk<Mediation>) async throws -> SimilarTextView {
        guard let term = desk.rules.office.term(.similarText, on: desk.now.day), let share = term.perThousand,
            let least = term.least
        else { throw Appeal.Rejection.appealRuleMissing.refusal }
        let found = try await desk.read {
            db -> (own: (StoredCase, StoredOrder), others: [(StoredCase, StoredOrder)])? in
            guard let id = try query.case.find(db), let item = try Cases.item(id, db),
                let order = try Self.order(of: item, db)
            else { return nil }
            let (first, last) = (
                item.summary.receivedOn.adding(days: -term.count), item.summary.receivedOn.adding(days: term.count)
            )
            let ids = try Case.ID.fetchAll(
                db,
                sql: """
                    SELECT id FROM disputeCase WHERE receivedOn BETWEEN ? AND ? AND id <> ?
                    ORDER BY id LIMIT \(limit)
                    """,
                arguments: [first, last, id]
            )
            let others = try ids.compactMap { id -> (StoredCase, StoredOrder)? in
                guard let item = try Cases.item(id, db), let order = try Self.order(of: item, db) else { return nil }
                return (item, order)
            }
            return ((item, order), others)
        }
        guard let found else { throw Case.Rejection.caseUnknown.refusal.at("case") }
        func words(_ order: StoredOrder) throws -> TextLikeness? {
            let sealed = order.complaint ?? order.receipt.narrative
            return try desk.open(sealed, as: .narrative, of: order.summary.order.stream, because: query.reason)
                .map(TextLikeness.init)
        }
        guard let own = try words(found.own.1) else { throw Case.Rejection.caseUnknown.refusal.at("case") }
        let others = try found.others.compactMap { item, order -> SimilarText? in
            guard let alike = try words(order)?.perThousand(with: own), alike >= share else { return nil }
            return SimilarText(caseID: item.summary.id, number: item.summary.number, perThousand: alike)
        }
        return SimilarTextView(
            rule: term.id,
            least: least,
            others: others.sorted { ($1.perThousand, $0.number.serial) < ($0.perThousand, $1.number.serial) }
        )
    }

    private static func order(of item: StoredCase, _ db: Database) throws -> StoredOrder? {
        try item.opening.orders.first.flatMap { try Orders.order($0, mayKnowReports: false, db) }
    }
}
