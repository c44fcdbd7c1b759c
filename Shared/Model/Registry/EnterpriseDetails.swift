/// How an enterprise stands between households and workers.
public enum BusinessForm: String, Codable, Hashable, Sendable, CaseIterable {
    /// It employs its workers (员工制).
    case employing
    /// It introduces workers to households (中介制).
    case intermediary
    /// It does both (综合).
    case mixed
}

/// Who speaks for an enterprise and under which number; both are sealed, for they are a person's.
public struct EnterpriseContact: Codable, Hashable, Sendable {
    /// The legal representative's name.
    public var legalRepresentative: Sealed
    /// The number the enterprise left.
    public var phone: Sealed?

    /// A contact.
    public init(legalRepresentative: Sealed, phone: Sealed? = nil) {
        self.legalRepresentative = legalRepresentative
        self.phone = phone
    }
}

/// What the register says of an enterprise.
public struct EnterpriseDetails: Codable, Hashable, Sendable {
    /// The code on its licence; it never changes.
    public var creditCode: UnifiedSocialCreditCode
    /// What an officer saw on the licence when the code's check character does not match.
    public var attestation: Sealed?
    /// Its name on the licence.
    public var name: LineText
    /// What its shops are called, by which callers know it.
    public var shopSigns: [LineText]
    /// Where it does business.
    public var address: LineText
    /// The town or county that the address lies in.
    public var division: DivisionCode
    /// How it works.
    public var business: BusinessForm
    /// The day it was established, by its licence.
    public var registeredOn: Day
    /// Who speaks for it.
    public var contact: EnterpriseContact

    /// Details with all their parts.
    public init(
        creditCode: UnifiedSocialCreditCode,
        attestation: Sealed? = nil,
        name: LineText,
        shopSigns: [LineText],
        address: LineText,
        division: DivisionCode,
        business: BusinessForm,
        registeredOn: Day,
        contact: EnterpriseContact
    ) {
        self.creditCode = creditCode
        self.attestation = attestation
        self.name = name
        self.shopSigns = shopSigns
        self.address = address
        self.division = division
        self.business = business
        self.registeredOn = registeredOn
        self.contact = contact
    }
}

/// What is to become different; what is nil stays.
public struct EnterpriseChange: Hashable, Sendable {
    /// Its new name.
    public var name: LineText?
    /// All its signs from now on.
    public var shopSigns: [LineText]?
    /// Its new address.
    public var address: LineText?
    /// Where that lies.
    public var division: DivisionCode?
    /// How it works from now on.
    public var business: BusinessForm?
    /// Who speaks for it from now on.
    public var contact: EnterpriseContact?

    /// A change of what is given.
    public init(
        name: LineText? = nil,
        shopSigns: [LineText]? = nil,
        address: LineText? = nil,
        division: DivisionCode? = nil,
        business: BusinessForm? = nil,
        contact: EnterpriseContact? = nil
    ) {
        self.name = name
        self.shopSigns = shopSigns
        self.address = address
        self.division = division
        self.business = business
        self.contact = contact
    }
}

extension EnterpriseDetails {
    /// The details after a change.
    public func changed(by change: EnterpriseChange) -> EnterpriseDetails {
        EnterpriseDetails(
            creditCode: creditCode,
            attestation: attestation,
            name: change.name ?? name,
            shopSigns: change.shopSigns ?? shopSigns,
            address: change.address ?? address,
            division: change.division ?? division,
            business: change.business ?? business,
            registeredOn: registeredOn,
            contact: change.contact ?? contact
        )
    }
}
