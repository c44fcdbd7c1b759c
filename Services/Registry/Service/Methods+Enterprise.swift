import Identity
import Model
import ServiceKit
import Vault

extension Registry {
    static var enterpriseMethods: [Method<Registry>] {
        [registerEnterprise, changeEnterprise, getEnterprise, listEnterprises]
    }

    private static var registerEnterprise: Method<Registry> {
        .command(
            "enterprise.register",
            Message("登记企业", "enters an enterprise in the register"),
            for: [.commerceSupervisor],
            taking: EnterpriseRegistration.self
        ) { params, door in
            let code = params.creditCode
            let known = try door.find { try Enterprises.id(of: code, in: $0) }
            let person = try door.person(named: params.legalRepresentative, standingFor: code.text)
            let details = EnterpriseDetails(
                creditCode: code,
                attestation: try params.attestation.map { try door.seal($0.text, as: .remark, of: person) },
                name: params.name,
                shopSigns: params.shopSigns ?? [],
                address: params.address,
                division: params.division,
                business: params.business,
                registeredOn: params.registeredOn,
                contact: try door.contact(person, named: params.legalRepresentative, phone: params.phone)
            )
            return [
                .enterprise(.register(details), on: params.enterprise ?? known ?? Enterprise.ID(door.freshID()))
            ]
        }
    }

    private static var changeEnterprise: Method<Registry> {
        .command(
            "enterprise.change",
            Message("变更企业登记", "changes what the register says of an enterprise"),
            for: [.commerceSupervisor],
            taking: EnterpriseChangeRequest.self
        ) { params, door in
            let found =
                try params.enterprise
                ?? params.creditCode.flatMap { code in try door.find { try Enterprises.id(of: code, in: $0) } }
            guard let id = found else {
                throw Enterprise.Rejection.enterpriseNotRegistered.refusal.at("creditCode")
            }
            let change = EnterpriseChange(
                name: params.name,
                shopSigns: params.shopSigns,
                address: params.address,
                division: params.division,
                business: params.business,
                contact: try params.contact.map {
                    let name = $0.legalRepresentative
                    let code =
                        try params.creditCode ?? door.find { try Enterprises.details(of: id, in: $0)?.creditCode }
                    guard let code else { throw Enterprise.Rejection.enterpriseNotRegistered.refusal.at("enterprise") }
                    let person = try door.person(named: name, standingFor: code.text)
                    return try door.contact(person, named: name, phone: $0.phone)
                }
            )
            return [.enterprise(.change(change), on: id)]
        }
    }

    private static var getEnterprise: Method<Registry> {
        .query(
            "enterprise.get",
            Message("查询企业；填写理由时显示法定代表人和电话", "shows an enterprise; for a reason also who speaks for it"),
            for: Set(Role.allCases),
            taking: EnterpriseQuery.self,
            giving: EnterpriseView.self
        ) { query, desk in
            let found = try await desk.read { db in
                let id = try query.enterprise ?? query.creditCode.flatMap { try Enterprises.id(of: $0, in: db) }
                return try id.flatMap { id in
                    try Enterprises.details(of: id, in: db).map {
                        (id, $0, try Enterprises.view(of: id, $0, in: db))
                    }
                }
            }
            guard let (id, details, shown) = found else { throw Enterprise.Rejection.enterpriseNotRegistered.refusal }
            var view = shown
            guard let reason = query.reason else { return view }
            try desk.caller.requireMayOpen()
            let contact = details.contact
            view.legalRepresentative = try desk.open(
                contact.legalRepresentative,
                as: .name,
                of: id.stream,
                because: reason
            )
            view.phone = try contact.phone.flatMap {
                try desk.open($0, as: .phone, of: id.stream, because: reason)
            }
            return view
        }
    }

    private static var listEnterprises: Method<Registry> {
        .query(
            "enterprise.list",
            Message("按名称、招牌或信用代码查企业", "finds enterprises by name, shop sign or credit code"),
            for: Set(Role.allCases),
            taking: EnterpriseListQuery.self,
            giving: Page<EnterpriseView>.self
        ) { query, desk in
            try await desk.read { try Enterprises.page(query, in: $0) }
        }
    }
}
