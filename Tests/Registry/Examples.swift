import Model

extension Identifier {
    /// The id with that number.
    static func example(_ number: UInt64) -> Identifier {
        Identifier(UniqueID(high: 0x01a0_f166_56a3_7000, low: 0x8000_0000_0000_0000 | number))
    }
}

extension Sealed {
    /// What the vault may have made of something; no key opens it.
    static func example(_ text: String) -> Sealed {
        Sealed(key: Identifier<Sealed>.example(99).value, suite: 1, text: text)
    }
}

extension EnterpriseDetails {
    static func example(
        creditCode: String = "91620724MADEM0011F",
        attestation: Sealed? = nil,
        name: String = "高台县惠民家政服务有限公司"
    ) throws -> EnterpriseDetails {
        EnterpriseDetails(
            creditCode: try UnifiedSocialCreditCode(creditCode),
            attestation: attestation,
            name: try LineText(name),
            shopSigns: [try LineText("惠民家政")],
            address: try LineText("城关镇解放南路12号"),
            division: try DivisionCode("620724100"),
            business: .employing,
            registeredOn: try Day("2019-03-18"),
            contact: EnterpriseContact(legalRepresentative: .example("bmFtZQ=="), phone: .example("cGhvbmU="))
        )
    }
}

extension WorkerFiling {
    static func example(phone: String = "cGhvbmU=", employer: Enterprise.ID? = .example(1)) throws -> WorkerFiling {
        WorkerFiling(
            name: .example("bmFtZQ=="),
            identityNumber: .example("bnVtYmVy"),
            phone: .example(phone),
            birthYear: 1995,
            sex: .female,
            division: "622225",
            occupation: try LineText("母婴护理员"),
            employer: employer,
            filedOn: try Day("2026-07-01")
        )
    }
}

extension NotedCertificate {
    static func example() throws -> NotedCertificate {
        NotedCertificate(
            certificate: .example(5),
            occupation: try LineText("母婴护理员"),
            level: .singleAbility,
            issuedOn: try Day("2026-04-30")
        )
    }
}

extension Appointment {
    static func example(
        _ roles: Set<Role> = [.mediator, .intakeOfficer],
        unit: String = "高台县市场监督管理局"
    ) throws -> Appointment {
        Appointment(name: .example("bmFtZQ=="), roles: roles, unit: try LineText(unit))
    }
}

extension Grant {
    static func example(_ role: Role = .mediator) throws -> Grant {
        Grant(holder: .officer(id: .example(7)), role: role, unit: try LineText("高台县市场监督管理局"))
    }

    static func link(_ role: Role = .hotlineLink) -> Grant {
        Grant(holder: .link(name: "12345"), role: role)
    }
}
