/// A written authorisation: matters, powers and term, with both papers that Article 11 asks for.
public struct ProxyAuthorisation: Codable, Hashable, Sendable {
    /// The case it is for.
    public var caseID: Case.ID
    /// Who authorises.
    public var principal: Person.ID
    /// Who is authorised.
    public var agent: Person.ID
    /// The proxy's name, sealed.
    public var name: Sealed
    /// The number of the proxy's identity document, sealed.
    public var identity: Sealed
    /// The number the proxy can be called on, sealed.
    public var phone: Sealed?
    /// The original of the authorisation, sealed.
    public var paper: Sealed
    /// What the proxy is authorised for, sealed.
    public var matters: Sealed
    /// How far it goes.
    public var powers: [ProxyPower]
    /// The first day of its term.
    public var from: Day
    /// The last.
    public var through: Day

    /// An authorisation.
    public init(
        caseID: Case.ID,
        principal: Person.ID,
        agent: Person.ID,
        name: Sealed,
        identity: Sealed,
        phone: Sealed? = nil,
        paper: Sealed,
        matters: Sealed,
        powers: [ProxyPower],
        from: Day,
        through: Day
    ) {
        self.caseID = caseID
        self.principal = principal
        self.agent = agent
        self.name = name
        self.identity = identity
        self.phone = phone
        self.paper = paper
        self.matters = matters
        self.powers = powers
        self.from = from
        self.through = through
    }
}

/// What a proxy may do.
public enum ProxyPower: String, Codable, Hashable, Sendable, CaseIterable {
    /// 代为提出投诉、提交材料.
    case complain
    /// 代为参加调解.
    case mediate
    /// 代为变更投诉请求.
    case changeClaim
    /// 代为放弃投诉请求.
    case dropClaim
    /// 代为达成并签署调解协议.
    case settle
    /// 代为领取款项.
    case receiveMoney
}

/// What `proxy.appoint` takes.
public struct ProxyAppointRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Who authorises; the case's complainant when nothing is said.
    public var principal: Person.ID?
    /// 受托人姓名.
    public var name: PersonName
    /// 受托人身份证号.
    public var identity: ResidentIdentityNumber
    /// 受托人电话.
    public var phone: PhoneNumber?
    /// The original of the authorisation: its title or file name.
    public var paper: LineText
    /// 委托事项.
    public var matters: NarrativeText
    /// 委托权限.
    public var powers: [ProxyPower]
    /// The first day of its term.
    public var from: Day
    /// The last.
    public var through: Day
}

/// What `proxy.revoke` takes.
public struct ProxyRevokeRequest: Codable, Hashable, Sendable {
    /// The authorisation.
    public var id: Proxy.ID
    /// When; today when nothing is said.
    public var on: Day?
}

/// An authorisation, without anything personal unless a reason was given.
public struct ProxyView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Proxy.ID
    /// Who authorises.
    public var principal: Person.ID
    /// Who is authorised.
    public var agent: Person.ID
    /// How far it goes.
    public var powers: [ProxyPower]
    /// The first day of its term.
    public var from: Day
    /// The last.
    public var through: Day
    /// Whether it was revoked or ran out.
    public var hasEnded: Bool
    /// The proxy's name, opened for the reason given.
    public var name: String?
    /// What the proxy is authorised for, opened for the reason given.
    public var matters: String?

    /// An authorisation.
    public init(
        id: Proxy.ID,
        principal: Person.ID,
        agent: Person.ID,
        powers: [ProxyPower],
        from: Day,
        through: Day,
        hasEnded: Bool,
        name: String?,
        matters: String?
    ) {
        self.id = id
        self.principal = principal
        self.agent = agent
        self.powers = powers
        self.from = from
        self.through = through
        self.hasEnded = hasEnded
        self.name = name
        self.matters = matters
    }
}
