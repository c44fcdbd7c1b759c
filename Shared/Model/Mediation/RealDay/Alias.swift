/// By what else callers know an enterprise: another name, a telephone, whoever their money went to (别名、电话、收款人).
public enum Alias: Subject {
    /// Identifies one such sign.
    public typealias ID = Identifier<Alias>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case note(alias: NotedAlias)
        case strike
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case noted(alias: NotedAlias)
        case struck

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case noted = "noted.v1"
            case struck = "struck.v1"
        }

        /// A telephone or a payee is often a person's.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .noted, .struck: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case aliasUnknown
        case aliasNoted

        /// What people are told.
        public var message: Message {
            switch self {
            case .aliasUnknown: Message("没有这条别名；请核对编号", "there is no such alias; check its id")
            case .aliasNoted: Message("该编号已用于另一条别名", "the id stands for another alias")
            }
        }

        /// What is not there is not found.
        public var status: Refusal.Status {
            switch self {
            case .aliasUnknown: .notFound
            case .aliasNoted: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "alias"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .alias(event, of: id) }
}

/// One sign by which callers know an enterprise.
public struct NotedAlias: Codable, Hashable, Sendable {
    /// The enterprise.
    public var enterprise: Enterprise.ID
    /// What kind of sign it is.
    public var kind: Kind
    /// The other name, if it is one.
    public var text: LineText?
    /// Under whose id the telephone or the payee is looked up.
    public var contact: Person.ID?
    /// The telephone or the payee, sealed.
    public var value: Sealed?

    /// What kinds of sign there are.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case name, phone, payee
    }

    /// A sign.
    public init(
        enterprise: Enterprise.ID,
        kind: Kind,
        text: LineText? = nil,
        contact: Person.ID? = nil,
        value: Sealed? = nil
    ) {
        self.enterprise = enterprise
        self.kind = kind
        self.text = text
        self.contact = contact
        self.value = value
    }
}

/// What `respondent.noteAlias` takes; one of name, phone and payee.
public struct AliasRequest: Codable, Hashable, EnterpriseNaming {
    /// The enterprise by its id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// What else people call it.
    public var name: LineText?
    /// A telephone it is reached by.
    public var phone: PhoneNumber?
    /// Whoever receives its money, as transfer slips show.
    public var payee: PersonName?
}

/// What `respondent.candidates` takes; each narrows by nothing and adds what it finds.
public struct RespondentQuery: Codable, Hashable, Sendable {
    /// A name, a part of one, or what stands over a door.
    public var text: LineText?
    /// A telephone that was called.
    public var phone: PhoneNumber?
    /// Whoever the money went to.
    public var payee: PersonName?
}

/// Whom a caller may mean, and by which sign.
public struct RespondentCandidates: Codable, Hashable, Sendable {
    /// Those that more signs point to first.
    public var items: [Item]

    /// One of them.
    public struct Item: Codable, Hashable, Sendable {
        /// Its id.
        public var enterprise: Enterprise.ID
        /// Its name, or the sign of one that is not registered.
        public var name: String?
        /// Whether it is in the register.
        public var isRegistered: Bool
        /// The signs that point to it: `sign`, `name`, `phone`, `payee`.
        public var because: [String]

        /// A candidate.
        public init(enterprise: Enterprise.ID, name: String?, isRegistered: Bool, because: [String]) {
            self.enterprise = enterprise
            self.name = name
            self.isRegistered = isRegistered
            self.because = because
        }
    }

    /// Candidates.
    public init(items: [Item]) {
        self.items = items
    }
}

/// What `respondent.nameUnregistered` takes.
public struct UnregisteredRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Whether it trades as an agency.
    public var kind: UnregisteredParty.Kind
    /// What stands over its door, or what it calls itself.
    public var sign: LineText?
    /// Where it trades.
    public var place: LineText?
    /// Who stands behind it.
    public var name: PersonName?
    /// Their telephone.
    public var phone: PhoneNumber?
    /// When the office came upon it; today when nothing is said.
    public var on: Day?
}

/// What `respondent.foundRegistered` takes.
public struct UnregisteredFinding: Codable, Hashable, EnterpriseNaming {
    /// The unregistered party.
    public var unregistered: Unregistered.ID
    /// The enterprise by its id.
    public var enterprise: Enterprise.ID?
    /// The enterprise by its credit code.
    public var creditCode: UnifiedSocialCreditCode?
    /// When; today when nothing is said.
    public var on: Day?
}
