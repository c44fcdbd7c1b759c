/// What `enterprise.register` takes.
public struct EnterpriseRegistration: Codable, Hashable, Sendable {
    /// An id of the caller's choosing; without one the enterprise with that credit code is meant, or a new one.
    public var enterprise: Enterprise.ID?
    /// 统一社会信用代码.
    public var creditCode: UnifiedSocialCreditCode
    /// 证照核验说明, needed when the code's check character does not match.
    public var attestation: LineText?
    /// 企业名称.
    public var name: LineText
    /// 招牌名称; a shop may have several.
    public var shopSigns: [LineText]?
    /// 住所.
    public var address: LineText
    /// 行政区划代码.
    public var division: DivisionCode
    /// 经营类型.
    public var business: BusinessForm
    /// 登记日期.
    public var registeredOn: Day
    /// 法定代表人.
    public var legalRepresentative: PersonName
    /// 联系电话.
    public var phone: PhoneNumber?
}

/// What `enterprise.change` takes: which enterprise, and what becomes different.
public struct EnterpriseChangeRequest: Codable, Hashable, Sendable {
    /// The enterprise, by its id.
    public var enterprise: Enterprise.ID?
    /// The enterprise, by its credit code, when its id is not known.
    public var creditCode: UnifiedSocialCreditCode?
    /// 企业名称.
    public var name: LineText?
    /// 招牌名称, all of them.
    public var shopSigns: [LineText]?
    /// 住所.
    public var address: LineText?
    /// 行政区划代码.
    public var division: DivisionCode?
    /// 经营类型.
    public var business: BusinessForm?
    /// 法定代表人 and 联系电话 change together.
    public var contact: ContactRequest?

    /// Who speaks for the enterprise, as it is told.
    public struct ContactRequest: Codable, Hashable, Sendable {
        /// 法定代表人.
        public var legalRepresentative: PersonName
        /// 联系电话.
        public var phone: PhoneNumber?
    }
}

/// What `enterprise.get` takes: one of the two ways to name an enterprise.
public struct EnterpriseQuery: Codable, Hashable, Sendable {
    /// By its id.
    public var enterprise: Enterprise.ID?
    /// By its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// Why the persons in it are to be shown; without it they are left out.
    public var reason: String?
}

/// What `enterprise.list` takes.
public struct EnterpriseListQuery: Codable, Hashable, Sendable {
    /// Part of a name or of a shop sign.
    public var text: String?
    /// Exactly this credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// The most items on a page.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// An enterprise as it is shown.
public struct EnterpriseView: Codable, Hashable, Sendable {
    /// Its id.
    public var enterprise: Enterprise.ID
    /// The code on its licence.
    public var creditCode: UnifiedSocialCreditCode
    /// Whether an officer vouched for a code whose check character does not match.
    public var isAttested: Bool
    /// Its name on the licence.
    public var name: LineText
    /// What its shops are called.
    public var shopSigns: [LineText]
    /// Where it does business.
    public var address: LineText
    /// Where that lies.
    public var division: DivisionCode
    /// How it works.
    public var business: BusinessForm
    /// The day it was established.
    public var registeredOn: Day
    /// Since when its deposit is not topped up, if it is not.
    public var depositShortSince: Day?
    /// Shown only for a reason.
    public var legalRepresentative: String?
    /// Shown only for a reason.
    public var phone: String?

    /// What anybody may see of it.
    public init(_ enterprise: Enterprise.ID, _ details: EnterpriseDetails) {
        self.enterprise = enterprise
        creditCode = details.creditCode
        isAttested = details.attestation != nil
        name = details.name
        shopSigns = details.shopSigns
        address = details.address
        division = details.division
        business = details.business
        registeredOn = details.registeredOn
    }
}
