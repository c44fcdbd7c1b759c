import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// How people are reached and served.
    static var contactMethods: [Method<Mediation>] {
        [
            .command(
                "contact.record",
                Message(
                    "登记一次联系：时间、方式、结果、凭证",
                    "records a try to reach somebody: when, how, with what result and evidence"
                ),
                for: [.hotlineClerk, .intakeOfficer, .mediator],
                taking: ContactRequest.self
            ) { request, door in
                let found = try door.find { db in try request.place(db) }
                guard let found else { throw Order.Rejection.orderUnknown.refusal }
                let attempt = ContactAttempt(
                    party: request.party ?? .complainant,
                    how: request.how ?? .phone,
                    at: request.at ?? door.now,
                    result: request.result,
                    evidence: request.evidence,
                    note: try request.note.map {
                        try door.seal($0.text, as: .remark, of: door.key(ofPerson: found.complainant))
                    }
                )
                // One ring answers every order of the case that is owed one.
                let orders = try door.find { db in try Contacts.owed(found.orders.map(\.value), db) }
                return [.contact(.attempt(attempt: attempt), on: found.contact)]
                    + orders.filter { $0 != found.contact }.map { .contact(.attempt(attempt: attempt), on: $0) }
            },
            .command(
                "contact.serve",
                Message(
                    "登记送达：直接、邮寄、经同意的电子、公告；公告期满视为送达",
                    "records service: in person, by post, electronically by consent, by public notice, which counts when its days are over"
                ),
                for: [.intakeOfficer, .mediator],
                taking: PartyServiceRequest.self
            ) { request, door in
                let id = try door.named(request)
                let service = PartyService(
                    about: request.about,
                    session: request.session,
                    whom: request.whom,
                    service: request.service,
                    by: door.officer
                )
                let serve = Mediation.Command.contact(.serve(service: service), on: Contact.ID(id.value))
                guard let letter = request.letter else { return [serve] }
                let party: LetterParty = request.whom == .complainant ? .applicant : .respondent
                return [.letter(.serve(party: party, service: request.service), on: try door.letter(letter)), serve]
            },
            .query(
                "contact.list",
                Message("查看联系记录、送达情况和联系群众时限", "shows the log of contacts, services, and until when a caller is rung"),
                for: [.hotlineClerk, .intakeOfficer, .mediator, .commerceSupervisor, .auditor],
                taking: ContactQuery.self,
                giving: ContactView.self,
                ContactDesk.view
            ),
        ]
    }
}

/// Where a contact is logged: the case, or an order that has none yet.
struct ContactPlace {
    let contact: Contact.ID
    let complainant: Person.ID
    let orders: [Order.ID]
}

extension CaseNaming {
    /// The case, or else the order, that is named; nil when there is none.
    func place(_ db: Database) throws -> ContactPlace? {
        let named = try id ?? reference.flatMap { try Cases.id(onOrder: $0.number, in: $0.channel, db) }
        if let named {
            let live = try Merges.live(of: named, db)
            guard let item = try Cases.item(live, db) else { return nil }
            return ContactPlace(
                contact: Contact.ID(live.value),
                complainant: item.opening.complainant,
                orders: try Orders.orders(of: live, db)
            )
        }
        guard let reference, let order = try Orders.id(numbered: reference.number, in: reference.channel, db),
            let item = try Orders.order(order, mayKnowReports: false, db)
        else { return nil }
        return ContactPlace(
            contact: Contact.ID(order.value),
            complainant: item.receipt.complainant.person,
            orders: [order]
        )
    }
}

/// Where the log of contacts is shown.
enum ContactDesk {
    static func view(_ query: ContactQuery, at desk: Desk<Mediation>) async throws -> ContactView {
        let found = try await desk.read { db -> (place: Contact.ID, view: ContactView)? in
            guard let place = try query.place(db) else { return nil }
            let owed = try ([place.contact] + place.orders.map { Contact.ID($0.value) })
                .compactMap { try Contacts.owed(of: $0, db) }.min { $0.by < $1.by }
            let view = ContactView(
                attempts: try Contacts.attempts(of: place.contact, db)
                    .map { ContactView.Attempt(number: $0.number, attempt: $0.attempt, note: nil) },
                services: try Contacts.services(of: place.contact, db),
                contactBy: owed?.by,
                reachedAt: owed?.reached,
                isOverdue: owed?.isOverdue ?? false
            )
            return (place.contact, view)
        }
        guard var found else { throw Order.Rejection.orderUnknown.refusal }
        guard let reason = query.reason else { return found.view }
        for index in found.view.attempts.indices {
            found.view.attempts[index].note = try found.view.attempts[index].attempt.note.flatMap {
                try desk.open($0, as: .remark, of: found.place.stream, because: reason)
            }
        }
        return found.view
    }
}
