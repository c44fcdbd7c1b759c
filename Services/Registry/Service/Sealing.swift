import Identity
import Model
import ServiceKit
import Vault

extension Door where Owner == Registry {
    /// A person who is known only as somebody's: an enterprise's representative, an officer.
    ///
    /// A name alone is nobody in particular; with the thing it stands for it is one person, and so the same name asked
    /// twice is sealed under one key.
    func person(named name: PersonName, standingFor thing: String) throws -> PersonKey {
        let whole = "\(thing) \(name)"
        if let known = try person(with: .fullName, whole) { return known }
        let person = newPerson()
        remember(.fullName, whole, of: person)
        remember(.fullName, name.text, of: person)
        return person
    }

    /// What an enterprise's representative leaves, sealed.
    func contact(
        _ person: PersonKey,
        named name: PersonName,
        phone: PhoneNumber?
    ) throws -> EnterpriseContact {
        if let phone { remember(.phone, phone.text, of: person) }
        return EnterpriseContact(
            legalRepresentative: try seal(name.text, as: .name, of: person),
            phone: try phone.map { try seal($0.text, as: .phone, of: person) }
        )
    }
}

extension Caller {
    /// Lets through those whose work it is to know persons.
    func requireMayOpen() throws(Refusal) {
        switch role {
        case .commerceSupervisor, .trainingOfficer, .intakeOfficer, .mediator: return
        case .hotlineClerk, .head, .enterprise, .public, .auditor, .systemAdministrator, .securityAdministrator,
            .hotlineLink, .service:
            throw Refusal(
                "sealedFieldsNotYours",
                Message(
                    "\(role.displayName)无权查看个人信息；请不要填写 reason",
                    "\(role.rawValue) may not see personal fields; leave out reason"
                ),
                status: .permissionDenied,
                field: "reason"
            )
        }
    }
}
