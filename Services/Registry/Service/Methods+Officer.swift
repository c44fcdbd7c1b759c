import Identity
import Model
import ServiceKit
import Vault

extension Registry {
    static var officerMethods: [Method<Registry>] { [appointOfficer, dismissOfficer, listOfficers] }

    private static var appointOfficer: Method<Registry> {
        .command(
            "officer.appoint",
            Message("任命人员并确定其角色", "appoints an officer to roles, or to others than before"),
            for: [.systemAdministrator, .securityAdministrator],
            taking: AppointmentRequest.self
        ) { params, door in
            let id = params.officer ?? Officer.ID(door.freshID())
            let person = try door.person(named: params.name, standingFor: id.stream)
            let appointment = Appointment(
                name: try door.seal(params.name.text, as: .name, of: person),
                roles: Set(params.roles),
                unit: params.unit
            )
            return [.officer(.appoint(appointment, by: door.caller.role), on: id)]
                + (try revocations(of: id, except: appointment.roles, at: door))
        }
    }

    private static var dismissOfficer: Method<Registry> {
        .command(
            "officer.dismiss",
            Message("免去人员的全部角色，并吊销其令牌", "takes all roles from an officer and revokes their tokens"),
            for: [.systemAdministrator, .securityAdministrator],
            taking: DismissalRequest.self
        ) { params, door in
            [.officer(.dismiss(by: door.caller.role), on: params.officer)]
                + (try revocations(of: params.officer, except: [], at: door))
        }
    }

    /// Tokens of roles that somebody no longer has do not outlive them.
    private static func revocations(
        of officer: Officer.ID,
        except roles: [Role],
        at door: Door<Registry>
    ) throws -> [Command] {
        try door.find { try Tokens.live(of: .officer(id: officer), at: door.now, in: $0) }
            .filter { !roles.contains($0.role) }
            .map { .token(.revoke, on: $0.id) }
    }

    private static var listOfficers: Method<Registry> {
        .query(
            "officer.list",
            Message("列出人员及其角色；填写理由时显示姓名", "lists officers and their roles; for a reason also their names"),
            for: [.systemAdministrator, .securityAdministrator, .auditor],
            taking: OfficerListQuery.self,
            giving: Page<OfficerView>.self
        ) { query, desk in
            let limit = PageRequest.limit(query.pageSize)
            let rows = try await desk.read { try Officers.page(query, in: $0) }
            let page = Page(rows.map(\.view), limit: limit) { $0.officer.description }
            guard let reason = query.reason else { return page }
            let items = try zip(page.items, rows).map { item, row in
                var view = item
                view.name = try desk.open(row.name, as: .name, of: item.officer.stream, because: reason)
                return view
            }
            return Page(items: items, nextPageToken: page.nextPageToken)
        }
    }
}
