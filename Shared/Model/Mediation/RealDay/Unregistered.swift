/// A respondent without a credit code: an agency that nobody licensed, or a private person (无照经营者).
///
/// It has an id like an enterprise's, so that a case can be against it; registry hears of agencies for its list of clues.
public enum Unregistered: Subject {
    /// Identifies it; as `Enterprise.ID` it stands in cases.
    public typealias ID = Identifier<Unregistered>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case name(party: UnregisteredParty)
        case find(enterprise: Enterprise.ID, on: Day)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case named(party: UnregisteredParty)
        /// It turned out to be that enterprise, or was licensed since.
        case found(enterprise: Enterprise.ID, on: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case named = "named.v1"
            case found = "found.v1"
        }

        /// What stands over a shop's door is public; who stands behind it is sealed.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .named, .found: .open
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case unregisteredUnknown
        case unregisteredNamed
        case unregisteredFound
        case unregisteredWithoutSign
        case unregisteredPersonInClear
        case unregisteredInFuture

        /// What people are told.
        public var message: Message {
            switch self {
            case .unregisteredUnknown: Message("没有这个未登记主体；请核对编号", "there is no such unregistered party; check its id")
            case .unregisteredNamed: Message("该编号已用于另一主体", "the id stands for another party")
            case .unregisteredFound: Message("已查明为另一企业", "it was found to be another enterprise already")
            case .unregisteredWithoutSign:
                Message("未登记机构须填写招牌或对外称呼", "an agency is named by its sign or what it calls itself")
            case .unregisteredPersonInClear:
                Message("自然人不填写招牌和地点，姓名加密保存", "a private person has no sign and no place in the clear")
            case .unregisteredInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            }
        }

        /// Wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .unregisteredUnknown: .notFound
            case .unregisteredWithoutSign, .unregisteredPersonInClear, .unregisteredInFuture: .invalidArgument
            case .unregisteredNamed, .unregisteredFound: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "unregistered"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .unregistered(event, of: id) }
}

extension Identifier<Unregistered> {
    /// The party of that id in a case.
    public init(of enterprise: Enterprise.ID) { self.init(enterprise.value) }

    /// How cases name it.
    public var enterprise: Enterprise.ID { Identifier<Enterprise>(value) }
}

/// What is known of somebody without a licence.
public struct UnregisteredParty: Codable, Hashable, Sendable {
    /// Whether it trades as an agency.
    public var kind: Kind
    /// What stands over its door, or what it calls itself.
    public var sign: LineText?
    /// Where it trades.
    public var place: LineText?
    /// Who stands behind it, sealed.
    public var name: Sealed?
    /// Their telephone, sealed.
    public var phone: Sealed?
    /// When the office came upon it.
    public var on: Day

    /// What somebody without a licence is.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case agency, person
    }

    /// A party.
    public init(
        kind: Kind,
        sign: LineText? = nil,
        place: LineText? = nil,
        name: Sealed? = nil,
        phone: Sealed? = nil,
        on: Day
    ) {
        self.kind = kind
        self.sign = sign
        self.place = place
        self.name = name
        self.phone = phone
        self.on = on
    }
}
