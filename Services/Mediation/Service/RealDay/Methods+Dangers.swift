import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Threats and self-harm.
    static var dangerMethods: [Method<Mediation>] {
        let anybody: Set<Role> = [.hotlineClerk, .intakeOfficer, .mediator, .commerceSupervisor, .head]
        return [
            .command(
                "danger.raise",
                Message(
                    "登记威胁、暴力、轻生：立即呼叫值班主管，不受夜间限制",
                    "raises a danger: the duty supervisor is called at once, at any hour"
                ),
                for: anybody,
                taking: DangerRequest.self
            ) { request, door in
                guard let place = try door.find({ db in try request.place(db) }) else {
                    throw Order.Rejection.orderUnknown.refusal
                }
                let key = try door.key(ofPerson: place.complainant)
                let alert = DangerAlert(
                    kind: request.kind,
                    at: request.at ?? door.now,
                    words: try door.seal(request.words.text, as: .narrative, of: key),
                    caseID: place.orders.first?.value == place.contact.value ? nil : Case.ID(place.contact.value)
                )
                return [.danger(.raise(alert: alert), on: Danger.ID(place.contact.value))]
            },
            .command(
                "danger.answer",
                Message("值班主管接警", "the duty supervisor takes it on"),
                for: [.intakeOfficer, .commerceSupervisor, .head],
                taking: DangerReference.self
            ) { request, door in
                [.danger(.answer(number: request.number, by: door.officer), on: request.danger)]
            },
            .command(
                "danger.refer",
                Message("登记已通报公安、信访或急救", "records that an office was told"),
                for: anybody,
                taking: DangerReferralRequest.self
            ) { request, door in
                let referral = DangerReferral(
                    to: request.to,
                    at: request.at ?? door.now,
                    document: request.document
                )
                return [.danger(.refer(number: request.number, referral: referral), on: request.danger)]
            },
            .command(
                "danger.recordReceipt",
                Message("登记接收部门的回执", "records the receipt of an office that was told"),
                for: anybody,
                taking: DangerReceiptRequest.self
            ) { request, door in
                let receipt = ReferralReceipt(number: request.receipt.text, on: request.on ?? door.now.day)
                let record = Danger.Command.recordReceipt(number: request.number, to: request.to, receipt: receipt)
                return [.danger(record, on: request.danger)]
            },
            .command(
                "danger.end",
                Message(
                    "结束涉险处置：须已接警并通报规则列明的部门",
                    "ends a danger once it was taken on and those the rule names were told"
                ),
                for: [.intakeOfficer, .commerceSupervisor, .head],
                taking: DangerEndRequest.self
            ) { request, door in
                let note = try door.seal(request.note.text, as: .narrative, of: door.newPerson())
                return [.danger(.end(number: request.number, note: note), on: request.danger)]
            },
            .query(
                "danger.list",
                Message("列出涉险情况：未接警的在前", "lists dangers, the unanswered first"),
                for: anybody.union([.auditor]),
                taking: DangerListQuery.self,
                giving: DangersView.self
            ) { query, desk in
                let isEnded = query.ended ?? false
                let found = try await desk.read { db in try Dangers.list(ended: isEnded, db) }
                return DangersView(
                    items: try found.map { item in
                        var view = item.view
                        if let reason = query.reason {
                            let stream = item.view.danger.stream
                            view.words = try desk.open(item.alert.words, as: .narrative, of: stream, because: reason)
                        }
                        return view
                    }
                )
            },
        ]
    }
}
