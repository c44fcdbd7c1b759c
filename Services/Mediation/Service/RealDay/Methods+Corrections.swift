import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// What puts a case right, and what brings several together at one table.
    static var correctionMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "case.reclassify",
                Message(
                    "更正案件类别（如以退款名义追讨工资）：自同一收到之日按另一规定重新计算",
                    "says that a dispute is of the other kind, such as wages called a refund; counted anew from the same receipt"
                ),
                for: officers,
                taking: CaseReclassifyRequest.self
            ) { request, door in
                let (id, day) = (try door.named(request), request.on ?? door.now.day)
                let change = CaseReclassification(
                    kind: request.kind,
                    on: day,
                    reason: try door.seal(request.reason.text, as: .narrative, of: door.key(of: id))
                )
                let asked = request.relation.map { relation -> Mediation.Command in
                    .case(.labour(step: .askRelation(relation: relation, on: day)), on: id)
                }
                return [.case(.reclassify(change: change), on: id)] + (asked.map { [$0] } ?? [])
                    + (try door.answers(of: id))
            },
            .command(
                "case.scheduleTogether",
                Message("为几件案件安排同一次调解", "schedules one session for several files"),
                for: officers,
                taking: SharedSessionRequest.self
            ) { request, _ in
                guard (2...SharedSessionRequest.limit).contains(request.cases.count),
                    Set(request.cases).count == request.cases.count
                else {
                    throw Refusal(
                        "sharedSessionCases",
                        Message("同一次调解须有2至100件案件，每件一次", "one session is for 2 to 100 cases, each once"),
                        field: "cases"
                    )
                }
                let session = CaseSession(
                    number: request.number,
                    at: request.at,
                    isOnSite: request.isOnSite,
                    place: request.place?.text,
                    mediator: request.mediator
                )
                return request.cases.map { .case(.mediate(step: .schedule(session: session)), on: $0) }
            },
        ]
    }
}

extension Door<Mediation> {
    /// What goes along when a case is against another enterprise: its hold, and the letters that named the wrong one.
    ///
    /// The money moves as far as the right enterprise's deposit reaches; a letter is void and is issued again by a person.
    func moves(of id: Case.ID, to enterprise: Enterprise.ID, on day: Day) throws -> [Mediation.Command] {
        try find { db in
            guard let item = try Cases.item(id, db), let was = item.summary.enterprise, was != enterprise else {
                return []
            }
            let letters = try Letters.namingRespondent(of: id, db)
                .map { Mediation.Command.letter(.void(on: day, because: .wrongRecipient), on: $0) }
            let (wrong, right) = (Deposit.ID(of: was), Deposit.ID(of: enterprise))
            guard let hold = try Deposits.hold(of: id, in: wrong, db) else { return letters }
            let amount = min(hold.amount, try Deposits.available(in: right, for: [], db))
            let release = Deposit.Command.releaseHold(of: id, on: day, because: .respondentCorrected)
            return letters + [.deposit(release, on: wrong)]
                + (amount > .zero ? [.deposit(.hold(of: id, amount: amount, on: day), on: right)] : [])
        }
    }
}

extension Letters {
    /// The letters in force of a case that name its respondent.
    fileprivate static func namingRespondent(of id: Case.ID, _ db: Database) throws -> [Letter.ID] {
        let naming: Set<LetterKind> = [
            .mediationNotice, .termination, .mediationAgreement, .advancePayment, .topUpNotice,
        ]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM letter WHERE caseID = ? AND standing = ? ORDER BY id"
        )
        return try Row.fetchAll(statement, arguments: [id, LetterStanding.inForce.rawValue])
            .map { try StoredLetter($0).summary }.filter { naming.contains($0.kind) }.map(\.letter)
    }
}
