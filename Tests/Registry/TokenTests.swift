import Model
import RegistryDomain
import TestKit
import Testing

@Suite("A token")
struct TokenTests {
    let grant: Grant
    let mediator = Token.Facts(appointed: [.mediator])
    let noon = Moment.example.adding(milliseconds: 3 * 3_600_000)

    init() throws {
        grant = try .example()
    }

    @Test func `is issued to who was appointed, for as many hours as asked`() {
        given(Token.self)
            .when(.issue(grant, hours: 3, by: .securityAdministrator), knowing: mediator)
            .then(.issued(grant: grant, expires: noon))
    }

    @Test func `expires on a whole second`() {
        given(Token.self)
            .when(
                .issue(grant, hours: 3, by: .securityAdministrator),
                knowing: mediator,
                at: Moment.example.adding(milliseconds: 999)
            )
            .then(.issued(grant: grant, expires: noon))
    }

    @Test func `is issued once, however often the same is asked`() {
        let issued = given(Token.self, .issued(grant: grant, expires: noon))
        issued.when(.issue(grant, hours: 3, by: .securityAdministrator), knowing: mediator).then()
        issued.when(.issue(.link(), hours: 3, by: .securityAdministrator), knowing: .init())
            .rejects(.tokenAlreadyIssued)
    }

    @Test(arguments: [0, 13]) func `lives from one to twelve hours`(hours: Int) {
        given(Token.self)
            .when(.issue(grant, hours: hours, by: .securityAdministrator), knowing: mediator)
            .rejects(.tokenLifetimeOutOfRange)
    }

    @Test func `needs an appointment to its role`() {
        given(Token.self)
            .when(.issue(grant, hours: 1, by: .securityAdministrator), knowing: .init(appointed: [.auditor]))
            .rejects(.tokenHolderNotAppointed)
    }

    @Test func `of one administrator waits until that of another is void`() throws {
        given(Token.self)
            .when(
                .issue(try .example(.auditor), hours: 1, by: .securityAdministrator),
                knowing: .init(appointed: [.auditor], held: [.systemAdministrator])
            )
            .rejects(.tokenRolesExcludeEachOther)
    }

    @Test func `of a link has a link's role and no other`() throws {
        let blank = given(Token.self)
        blank.when(.issue(.link(), hours: 3, by: .securityAdministrator), knowing: .init())
            .then(.issued(grant: .link(), expires: noon))
        blank.when(.issue(.link(.mediator), hours: 3, by: .securityAdministrator), knowing: .init())
            .rejects(.tokenRoleNotForHolder)
        blank.when(.issue(try .example(.service), hours: 3, by: .securityAdministrator), knowing: .init())
            .rejects(.tokenRoleNotForHolder)
    }

    @Test func `of the security administrator comes from the system administrator, and nothing else does`() throws {
        let security = try Grant.example(.securityAdministrator)
        let facts = Token.Facts(appointed: [.securityAdministrator, .mediator])
        given(Token.self).when(.issue(security, hours: 3, by: .systemAdministrator), knowing: facts)
            .then(.issued(grant: security, expires: noon))
        given(Token.self).when(.issue(security, hours: 3, by: .securityAdministrator), knowing: facts)
            .rejects(.tokenRoleNotYoursToGive)
        given(Token.self).when(.issue(grant, hours: 3, by: .systemAdministrator), knowing: facts)
            .rejects(.tokenRoleNotYoursToGive)
    }

    @Test func `is revoked once, if it was issued at all, and not issued again`() {
        given(Token.self, .issued(grant: grant, expires: noon)).when(.revoke, knowing: .init()).then(.revoked)
        let revoked = given(Token.self, .issued(grant: grant, expires: noon), .revoked)
        revoked.when(.revoke, knowing: .init()).then()
        revoked.when(.issue(grant, hours: 3, by: .securityAdministrator), knowing: mediator)
            .rejects(.tokenAlreadyRevoked)
        given(Token.self).when(.revoke, knowing: .init()).rejects(.tokenNotIssued)
    }
}

@Suite("A token's holder")
struct TokenHolderTests {
    @Test func `is read from the name that events have for it`() {
        let officer = TokenHolder.officer(id: .example(7))
        #expect(TokenHolder(actor: officer.actor) == officer)
        #expect(TokenHolder(actor: "link:12345") == .link(name: "12345"))
    }

    @Test(arguments: ["service:credit", "user:", "user:王芳", "link:", "12345"])
    func `is nobody else`(actor: String) {
        #expect(TokenHolder(actor: actor) == nil)
    }
}
