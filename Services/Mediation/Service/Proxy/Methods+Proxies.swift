import GRDB
import Identity
import MediationDomain
import Model
import ServiceKit
import Vault

extension Mediation {
    /// Who may act for a complainant.
    static var proxyMethods: [Method<Mediation>] {
        let officers: Set<Role> = [.intakeOfficer, .mediator]
        return [
            .command(
                "proxy.appoint",
                Message(
                    "登记委托代理：授权委托书原件和受托人身份证明",
                    "enters an authorisation with its original and the proxy's proved identity"
                ),
                for: officers,
                taking: ProxyAppointRequest.self
            ) { request, door in
                let id = try door.caseID(request.case, isLive: true)
                guard let item = try door.find({ db in try Cases.item(id, db) }) else {
                    throw Case.Rejection.caseUnknown.refusal
                }
                let principal = request.principal ?? item.opening.complainant
                let key = try door.agent(request)
                let authorisation = ProxyAuthorisation(
                    caseID: id,
                    principal: principal,
                    agent: key.person,
                    name: try door.seal(request.name.text, as: .name, of: key),
                    identity: try door.seal(request.identity.text, as: .identityNumber, of: key),
                    phone: try request.phone.map { try door.seal($0.text, as: .phone, of: key) },
                    paper: try door.seal(request.paper.text, as: .document, of: key),
                    matters: try door.seal(request.matters.text, as: .narrative, of: key),
                    powers: request.powers,
                    from: request.from,
                    through: request.through
                )
                return [.proxy(.appoint(authorisation: authorisation), on: Proxy.ID(door.freshID()))]
            },
            .command(
                "proxy.revoke",
                Message("终止委托代理", "ends an authorisation"),
                for: officers,
                taking: ProxyRevokeRequest.self
            ) { request, door in [.proxy(.revoke(on: request.on ?? door.now.day), on: request.id)] },
        ]
    }
}

extension Door<Mediation> {
    /// The proxy: somebody known by the same identity document, or somebody new.
    fileprivate func agent(_ request: ProxyAppointRequest) throws -> PersonKey {
        if let known = try person(with: .identityNumber, request.identity.text) { return known }
        let agent = newPerson()
        remember(.fullName, agent.person.description, of: agent)
        remember(.identityNumber, request.identity.text, of: agent)
        return agent
    }
}
