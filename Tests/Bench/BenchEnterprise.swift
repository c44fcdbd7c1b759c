import Model

/// The enterprise that is registered and changed over and over.
enum BenchEnterprise {
    /// A credit code with a check character that fits.
    static func code(_ number: Int) -> String {
        let digits = String(number)
        let stem = "91620724MA" + String(repeating: "0", count: 7 - digits.count) + digits
        let ending = "0123456789ABCDEFGHJKLMNPQRTUWXY".first { last in
            (try? UnifiedSocialCreditCode("\(stem)\(last)"))?.checkDigitIsValid == true
        }
        return "\(stem)\(ending ?? "0")"
    }

    /// What the register says of it, as the method would store it.
    static func details() throws -> EnterpriseDetails {
        let text = String(repeating: "sealed23", count: 7)
        let sealed = Sealed(key: .fresh(at: Moment(milliseconds: 0)), suite: 1, text: text)
        return EnterpriseDetails(
            creditCode: try UnifiedSocialCreditCode(code(0)),
            name: try LineText("甘州家政服务有限公司"),
            shopSigns: [],
            address: try LineText("城关镇人民东路8号"),
            division: try DivisionCode("620724"),
            business: .employing,
            registeredOn: try Day("2025-01-01"),
            contact: EnterpriseContact(legalRepresentative: sealed)
        )
    }
}
