import Model
import RegistryDomain
import TestKit
import Testing

@Suite("An officer")
struct OfficerTests {
    let appointment: Appointment
    let security: Appointment

    init() throws {
        appointment = try .example()
        security = try .example([.securityAdministrator])
    }

    @Test func `is appointed by the security administrator`() {
        given(Officer.self)
            .when(.appoint(appointment, by: .securityAdministrator))
            .then(.appointed(appointment: appointment))
    }

    @Test func `is appointed security administrator by the system administrator alone`() {
        given(Officer.self).when(.appoint(security, by: .systemAdministrator)).then(.appointed(appointment: security))
        given(Officer.self).when(.appoint(security, by: .securityAdministrator)).rejects(.officerRoleNotYoursToGive)
        given(Officer.self).when(.appoint(appointment, by: .systemAdministrator)).rejects(.officerRoleNotYoursToGive)
    }

    @Test func `is appointed once, however often the same is asked`() {
        given(Officer.self, .appointed(appointment: appointment))
            .when(.appoint(appointment, by: .securityAdministrator))
            .then()
    }

    @Test func `is appointed to other roles, and again after a dismissal`() throws {
        let other = try Appointment.example([.mediator])
        given(Officer.self, .appointed(appointment: appointment))
            .when(.appoint(other, by: .securityAdministrator))
            .then(.appointed(appointment: other))
        given(Officer.self, .appointed(appointment: appointment), .dismissed)
            .when(.appoint(other, by: .securityAdministrator))
            .then(.appointed(appointment: other))
    }

    @Test func `does not lose a role to who could not give it`() throws {
        given(Officer.self, .appointed(appointment: security))
            .when(.appoint(try .example([.auditor]), by: .securityAdministrator))
            .rejects(.officerRoleNotYoursToGive)
        given(Officer.self, .appointed(appointment: security))
            .when(.dismiss(by: .securityAdministrator))
            .rejects(.officerRoleNotYoursToGive)
    }

    @Test(arguments: [
        [Role.systemAdministrator, .auditor], [.securityAdministrator, .auditor],
        [.systemAdministrator, .securityAdministrator],
    ])
    func `is never two of the three administrators`(roles: [Role]) throws {
        given(Officer.self)
            .when(.appoint(try .example(Set(roles)), by: .securityAdministrator))
            .rejects(.officerRolesExcludeEachOther)
    }

    @Test func `has a role, and one that persons have`() throws {
        given(Officer.self)
            .when(.appoint(try .example([]), by: .securityAdministrator))
            .rejects(.officerHasNoRole)
        given(Officer.self)
            .when(.appoint(try .example([.hotlineLink]), by: .securityAdministrator))
            .rejects(.officerRoleNotForPersons)
    }

    @Test func `is dismissed once, and only after an appointment`() {
        given(Officer.self, .appointed(appointment: appointment))
            .when(.dismiss(by: .securityAdministrator))
            .then(.dismissed)
        given(Officer.self, .appointed(appointment: appointment), .dismissed)
            .when(.dismiss(by: .securityAdministrator))
            .then()
        given(Officer.self).when(.dismiss(by: .securityAdministrator)).rejects(.officerNotAppointed)
    }
}
