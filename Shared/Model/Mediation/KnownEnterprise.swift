/// What mediation has learned of an enterprise, so that the one a caller means can be found; registry owns the rest.
public enum KnownEnterprise: Subject {
    /// The id that the enterprise has everywhere.
    public typealias ID = Identifier<KnownEnterprise>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case learn(profile: EnterpriseProfile)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case learned(profile: EnterpriseProfile)
        case changed(profile: EnterpriseProfile)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case learned = "learned.v1"
            case changed = "changed.v1"
        }

        /// An enterprise's name and code are public.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .learned, .changed: .open
            }
        }
    }

    /// News is never refused.
    public enum Rejection: Rejecting {
        /// There is none.
        public static var allCases: [Rejection] { [] }
        /// Nothing names one.
        public init?(rawValue: String) { nil }
        /// No value has a name.
        public var rawValue: String { switch self {} }
        /// No value has a message.
        public var message: Message { switch self {} }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "enterprise"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .enterprise(event, of: id) }
}

extension Identifier<KnownEnterprise> {
    /// What mediation knows of that enterprise.
    public init(of enterprise: Enterprise.ID) { self.init(enterprise.value) }

    /// The enterprise it is about.
    public var enterprise: Enterprise.ID { Identifier<Enterprise>(value) }
}

/// What people call an enterprise.
public struct EnterpriseProfile: Codable, Hashable, Sendable {
    /// The name on its licence.
    public var name: LineText
    /// Its unified social credit code.
    public var creditCode: UnifiedSocialCreditCode
    /// What stands over its doors, sorted.
    public var shopSigns: [LineText]

    /// A profile.
    public init(name: LineText, creditCode: UnifiedSocialCreditCode, shopSigns: [LineText] = []) {
        self.name = name
        self.creditCode = creditCode
        self.shopSigns = shopSigns.sorted { $0.text < $1.text }
    }
}
