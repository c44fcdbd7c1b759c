import MediationDomain
import Model
import TestKit
import Testing

@Suite("An authorisation of a proxy")
struct ProxyTests {
    let day = Moment.example.day

    @Test func `Article 11 names matters, powers and term`() throws {
        let facts = try Proxy.Facts.example()
        given(Proxy.self).when(.appoint(authorisation: .example()), knowing: facts).then(
            .appointed(
                authorisation: .example(),
                basis: [
                    Basis(
                        rule: "proxy.authorisation",
                        inputs: ["from": "2026-09-30", "through": "2026-10-30"],
                        outcome: ["article": "第十一条"]
                    )
                ]
            )
        )
        func refused(_ rejection: Proxy.Rejection, _ change: (inout ProxyAuthorisation) -> Void) {
            var authorisation = ProxyAuthorisation.example()
            change(&authorisation)
            given(Proxy.self).when(.appoint(authorisation: authorisation), knowing: facts).rejects(rejection)
        }
        refused(.proxyPowersMissing) { $0.powers = [] }
        refused(.proxyTermBackwards) { $0.through = $0.from.adding(days: -1) }
        refused(.proxyTermOver) { ($0.from, $0.through) = (day.adding(days: -9), day.adding(days: -1)) }
        refused(.proxyIsPrincipal) { $0.agent = $0.principal }
        refused(.proxyPrincipalForeign) { $0.principal = .example(55) }
        var unknown = facts
        unknown.complainants = nil
        given(Proxy.self).when(.appoint(authorisation: .example()), knowing: unknown).rejects(.proxyCaseUnknown)
    }

    @Test func `ends when it is revoked or its last day is over`() throws {
        let facts = try Proxy.Facts.example()
        let appointed = Proxy.Event.appointed(authorisation: .example(), basis: [])
        let acting = given(Proxy.self, appointed)
        acting.when(.appoint(authorisation: .example()), knowing: facts).then()
        acting.when(.revoke(on: day), knowing: facts).then(.revoked(caseID: .example(), on: day))
        acting.when(.revoke(on: day.adding(days: 1)), knowing: facts).rejects(.proxyDayInFuture)
        acting.when(.noteExpiry, knowing: facts).rejects(.proxyNotExpired)
        let end = ProxyAuthorisation.example().through.adding(days: 1).start
        let expired = Proxy.Event.expired(caseID: .example(), through: ProxyAuthorisation.example().through)
        acting.when(.noteExpiry, knowing: facts, at: end).then(expired)
        for over in [Proxy.Event.revoked(caseID: .example(), on: day), expired] {
            let ended = given(Proxy.self, appointed, over)
            ended.when(.noteExpiry, knowing: facts, at: end).then()
            ended.when(.revoke(on: day), knowing: facts).then()
            ended.when(.appoint(authorisation: .example()), knowing: facts).rejects(.proxyEnded)
        }
        var other = ProxyAuthorisation.example()
        other.powers = [.settle]
        acting.when(.appoint(authorisation: other), knowing: facts).rejects(.proxyAlreadyAppointed)
        given(Proxy.self).when(.revoke(on: day), knowing: facts).rejects(.proxyUnknown)
        given(Proxy.self).when(.noteExpiry, knowing: facts).rejects(.proxyUnknown)
    }
}

extension ProxyAuthorisation {
    static func example() -> ProxyAuthorisation {
        ProxyAuthorisation(
            caseID: .example(),
            principal: .example(7),
            agent: .example(8),
            name: .example("bmFtZQ"),
            identity: .example("aWRlbnRpdHk"),
            phone: .example("cGhvbmU"),
            paper: .example("cGFwZXI"),
            matters: .example("bWF0dGVycw"),
            powers: [.complain, .mediate, .settle],
            from: Moment.example.day,
            through: Moment.example.day.adding(days: 30)
        )
    }
}

extension Proxy.Facts {
    static func example() throws -> Proxy.Facts {
        Proxy.Facts(complainants: [.example(7)], rules: try CountyRules.mediation())
    }
}
