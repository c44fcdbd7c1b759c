/// An authorisation to complain for somebody (委托代理): what for, how far and how long, with the proxy's proved identity.
public enum Proxy: Subject {
    /// Identifies an authorisation.
    public typealias ID = Identifier<Proxy>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case appoint(authorisation: ProxyAuthorisation)
        case revoke(on: Day)
        case noteExpiry
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case appointed(authorisation: ProxyAuthorisation, basis: [Basis])
        case revoked(caseID: Case.ID, on: Day)
        case expired(caseID: Case.ID, through: Day)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case appointed = "appointed.v1"
            case revoked = "revoked.v1"
            case expired = "expired.v1"
        }

        /// Who acts for whom is nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .appointed, .revoked, .expired: .closed
            }
        }

        /// The rules that decided it.
        public var basis: [Basis] {
            switch self {
            case .appointed(_, let basis): basis
            case .revoked, .expired: []
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case proxyUnknown
        case proxyAlreadyAppointed
        case proxyTermBackwards
        case proxyTermOver
        case proxyIsPrincipal
        case proxyPrincipalForeign
        case proxyPowersMissing
        case proxyEnded
        case proxyNotExpired
        case proxyDayInFuture
        case proxyCaseUnknown

        /// What people are told.
        public var message: Message {
            switch self {
            case .proxyUnknown: Message("没有这份授权委托；请核对编号", "there is no such authorisation; check its id")
            case .proxyAlreadyAppointed: Message("该编号已用于另一份授权委托", "the id names another authorisation already")
            case .proxyTermBackwards: Message("授权期限的止日早于起日", "the term ends before it begins")
            case .proxyTermOver: Message("授权期限已届满", "the term of the authorisation is over")
            case .proxyIsPrincipal: Message("受托人与委托人是同一人", "the proxy is the complainant")
            case .proxyPrincipalForeign: Message("委托人不是本案投诉人", "the one who authorises is no complainant of the case")
            case .proxyPowersMissing: Message("授权委托书须载明权限", "an authorisation says what the proxy may do")
            case .proxyEnded: Message("授权委托已终止", "the authorisation has ended")
            case .proxyNotExpired: Message("授权期限尚未届满", "the term of the authorisation is not over yet")
            case .proxyDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .proxyCaseUnknown: Message("没有这件案件；请核对编号", "there is no such case; check its number")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .proxyUnknown, .proxyCaseUnknown: .notFound
            case .proxyTermBackwards, .proxyTermOver, .proxyIsPrincipal, .proxyPowersMissing, .proxyDayInFuture:
                .invalidArgument
            case .proxyAlreadyAppointed, .proxyPrincipalForeign, .proxyEnded, .proxyNotExpired: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "proxy"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .proxy(event, of: id) }
}
