import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Whom a complaint is against when the name is wrong, vague or nowhere registered.
    static var respondentMethods: [Method<Mediation>] { respondentSteps + respondentQueries }

    private static let officers: Set<Role> = [.intakeOfficer, .mediator]

    private static var respondentSteps: [Method<Mediation>] {
        [
            .command(
                "respondent.noteAlias",
                Message("登记企业的别名、电话或收款人，便于辨认", "notes by what else an enterprise is known: name, telephone, payee"),
                for: officers,
                taking: AliasRequest.self
            ) { request, door in
                guard let enterprise = try door.enterprise(request.enterprise, coded: request.creditCode) else {
                    throw Refusal.respondentUnknown
                }
                return try NotedAlias.all(in: request, of: enterprise, at: door)
                    .map { .alias(.note(alias: $0), on: Alias.ID(door.freshID())) }
            },
            .command(
                "respondent.nameUnregistered",
                Message(
                    "被投诉人没有统一社会信用代码：登记未登记主体，同时登记无照线索",
                    "names a respondent without a credit code; for an agency a clue is entered with it"
                ),
                for: officers,
                taking: UnregisteredRequest.self
            ) { request, door in try door.nameUnregistered(request) },
            .command(
                "respondent.foundRegistered",
                Message("未登记主体已查明为已登记企业", "says which enterprise an unregistered party turned out to be"),
                for: officers,
                taking: UnregisteredFinding.self
            ) { request, door in
                guard let enterprise = try door.enterprise(request.enterprise, coded: request.creditCode) else {
                    throw Refusal.respondentUnknown
                }
                let find = Unregistered.Command.find(enterprise: enterprise, on: request.on ?? door.now.day)
                return [.unregistered(find, on: request.unregistered)]
            },
        ]
    }

    private static var respondentQueries: [Method<Mediation>] {
        [
            .query(
                "respondent.candidates",
                Message(
                    "按名称、招牌、别名、电话、收款人查找可能的被投诉人",
                    "finds whom a caller may mean by name, shop sign, alias, telephone or payee"
                ),
                for: officers.union([.hotlineClerk]),
                taking: RespondentQuery.self,
                giving: RespondentCandidates.self
            ) { query, desk in
                let phones = try query.phone.map { try desk.persons(matching: .phone, $0.text) } ?? []
                let payees = try query.payee.map { try desk.persons(matching: .fullName, $0.text) } ?? []
                let items = try await desk.read { db in
                    try Respondents.candidates(text: query.text?.text, phones: phones, payees: payees, db)
                }
                return RespondentCandidates(items: items)
            }
        ]
    }
}

extension NotedAlias {
    /// Each sign of a request; telephones and payees are looked up under a person of their own.
    fileprivate static func all(
        in request: AliasRequest,
        of enterprise: Enterprise.ID,
        at door: Door<Mediation>
    ) throws -> [NotedAlias] {
        var aliases: [NotedAlias] = []
        if let name = request.name { aliases.append(NotedAlias(enterprise: enterprise, kind: .name, text: name)) }
        func note(_ kind: Kind, _ value: String, _ lookUp: LookUpKind, _ seal: SealKind) throws {
            let contact = door.newPerson()
            door.remember(lookUp, value, of: contact)
            let sealed = try door.seal(value, as: seal, of: contact)
            aliases.append(NotedAlias(enterprise: enterprise, kind: kind, contact: contact.person, value: sealed))
        }
        if let phone = request.phone { try note(.phone, phone.text, .phone, .phone) }
        if let payee = request.payee { try note(.payee, payee.text, .fullName, .name) }
        guard !aliases.isEmpty else {
            throw Refusal(
                "aliasEmpty",
                Message("请填写别名、电话或收款人之一", "name an alias, a telephone or a payee"),
                field: "name"
            )
        }
        return aliases
    }
}

extension Door<Mediation> {
    /// A party without a licence gets an id of its own, and the case is against it; of an agency there is a clue.
    fileprivate func nameUnregistered(_ request: UnregisteredRequest) throws -> [Mediation.Command] {
        let (id, day) = (try named(request), request.on ?? now.day)
        let party = Unregistered.ID(freshID())
        let owner = newPerson()
        if let name = request.name { remember(.fullName, name.text, of: owner) }
        if let phone = request.phone { remember(.phone, phone.text, of: owner) }
        let known = UnregisteredParty(
            kind: request.kind,
            sign: request.sign,
            place: request.place,
            name: try request.name.map { try seal($0.text, as: .name, of: owner) },
            phone: try request.phone.map { try seal($0.text, as: .phone, of: owner) },
            on: day
        )
        let commands: [Mediation.Command] = [
            .unregistered(.name(party: known), on: party),
            .case(.identifyRespondent(enterprise: party.enterprise), on: id),
        ]
        guard request.kind == .agency else { return commands }
        let sign = "\(request.sign?.text ?? "") \(request.place?.text ?? "")"
        let opening = ClueOpening(
            source: .unregistered,
            caseID: id,
            foundOn: day,
            ruledOn: day,
            enterprise: party.enterprise,
            narrative: try seal("涉嫌无照经营：\(sign)", as: .narrative, of: key(of: id))
        )
        return commands + [.clue(.open(opening: opening), on: Clue.ID(freshID()))]
    }
}
