public import EventLog
import GRDB
import Identity
public import MediationDomain
public import Model
import ServiceKit
import Vault

/// Third parties of cases, and what the police were told of them.
struct ThirdParties: ReadModel {
    let name = "thirdParties"
    let tables = ["thirdParty"]
    let schema = """
        CREATE TABLE thirdParty (
            id TEXT NOT NULL PRIMARY KEY,
            caseID TEXT NOT NULL,
            party TEXT NOT NULL,
            referral TEXT,
            receipt TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX thirdPartyCase ON thirdParty (caseID);
        """

    func apply(_ record: Recorded<Mediation.Event>, in db: Database) throws {
        guard case .thirdParty(let event, let id) = record.event else { return }
        switch event {
        case .named(let party):
            try db.run(
                "INSERT INTO thirdParty (id, caseID, party) VALUES (?, ?, ?)",
                [id, party.caseID, try JSONColumn.text(party)]
            )
        case .referred(_, let referral): try set("referral", try JSONColumn.text(referral), id, db)
        case .receiptCame(_, let receipt): try set("receipt", try JSONColumn.text(receipt), id, db)
        }
    }

    private func set(_ column: String, _ value: String, _ id: ThirdParty.ID, _ db: Database) throws {
        let sql = "UPDATE thirdParty SET \(column) = ? WHERE id = ?"
        try db.change("thirdParty", key: id.description, sql, [value, id])
    }

    static func items(
        of id: Case.ID,
        _ db: Database
    ) throws -> [(view: ThirdPartiesView.Item, party: InvolvedParty)] {
        let statement = try db.cachedStatement(sql: "SELECT * FROM thirdParty WHERE caseID = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            let party = try JSONColumn.value(InvolvedParty.self, row["party"])
            var view = ThirdPartiesView.Item(thirdParty: row["id"], part: party.part, worker: party.worker)
            view.referral = try (row["referral"] as String?).map { try JSONColumn.value(CrimeReferral.self, $0) }
            view.receipt = try (row["receipt"] as String?).map { try JSONColumn.value(ReferralReceipt.self, $0) }
            return (view, party)
        }
    }
}

extension ThirdParty: Kept {}

extension Mediation {
    /// Who is part of a dispute without being a side.
    static var thirdPartyMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "thirdParty.name",
                Message("登记第三人（如失联的服务人员）", "names a third party, such as a worker who vanished"),
                for: officers,
                taking: ThirdPartyRequest.self
            ) { request, door in
                let id = try door.named(request)
                let person = door.newPerson()
                door.remember(.fullName, request.name.text, of: person)
                let party = InvolvedParty(
                    caseID: id,
                    part: request.part,
                    worker: request.worker,
                    name: try door.seal(request.name.text, as: .name, of: person),
                    facts: try door.seal(request.facts.text, as: .narrative, of: door.key(of: id)),
                    on: request.on ?? door.now.day
                )
                return [.thirdParty(.name(party: party), on: ThirdParty.ID(door.freshID()))]
            },
            .command(
                "thirdParty.refer",
                Message(
                    "将第三人涉嫌犯罪的线索移送公安机关；民事争议继续办理",
                    "refers what is suspected of a third party to the police; the case goes on"
                ),
                for: officers,
                taking: CrimeReferralRequest.self
            ) { request, door in
                let referral = CrimeReferral(
                    office: request.office,
                    on: request.on ?? door.now.day,
                    document: request.document,
                    amount: request.amount
                )
                return [.thirdParty(.refer(referral: referral), on: request.thirdParty)]
            },
            .command(
                "thirdParty.recordReceipt",
                Message("登记公安机关的接收回执", "records the receipt of the police"),
                for: officers,
                taking: CrimeReceiptRequest.self
            ) { request, door in
                let receipt = ReferralReceipt(number: request.receipt.text, on: request.on ?? door.now.day)
                return [.thirdParty(.recordReceipt(receipt: receipt), on: request.thirdParty)]
            },
            .query(
                "thirdParty.list",
                Message("列出一件案件的第三人及其移送情况", "lists the third parties of a case, and what was referred"),
                for: officers.union([.commerceSupervisor, .auditor]),
                taking: ThirdPartyQuery.self,
                giving: ThirdPartiesView.self
            ) { query, desk in
                let found = try await desk.read { db in
                    try query.place(db).map { try ThirdParties.items(of: Case.ID($0.contact.value), db) }
                }
                guard let found else { throw Case.Rejection.caseUnknown.refusal }
                return ThirdPartiesView(
                    items: try found.map { item in
                        var view = item.view
                        guard let reason = query.reason else { return view }
                        let stream = item.view.thirdParty.stream
                        view.name = try desk.open(item.party.name, as: .name, of: stream, because: reason)
                        view.facts = try desk.open(item.party.facts, as: .narrative, of: stream, because: reason)
                        return view
                    }
                )
            },
        ]
    }
}
