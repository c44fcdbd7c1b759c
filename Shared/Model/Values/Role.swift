/// What somebody is to the suite, and so what they may ask for: it is stored with everything they do.
///
/// A token names one role. Somebody who holds several asks for a token of each.
public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
    case hotlineClerk
    case intakeOfficer
    case mediator
    case head
    case commerceSupervisor
    case trainingOfficer
    case enterprise
    case `public`
    case auditor
    case systemAdministrator
    case securityAdministrator
    case hotlineLink
    case service

    /// The name used in the county's offices.
    public var displayName: String {
        switch self {
        case .hotlineClerk: "12345话务员"
        case .intakeOfficer: "12315受理员"
        case .mediator: "调解员"
        case .head: "负责人"
        case .commerceSupervisor: "商务监管员"
        case .trainingOfficer: "人社培训员"
        case .enterprise: "企业"
        case .public: "公众"
        case .auditor: "审计员"
        case .systemAdministrator: "系统管理员"
        case .securityAdministrator: "安全管理员"
        case .hotlineLink: "热线平台对接"
        case .service: "服务进程"
        }
    }

    /// Whether it is one of the three administrators (三员), who watch each other.
    public var isAdministrator: Bool {
        switch self {
        case .systemAdministrator, .securityAdministrator, .auditor: true
        case .hotlineClerk, .intakeOfficer, .mediator, .head, .commerceSupervisor, .trainingOfficer, .enterprise,
            .public, .hotlineLink, .service:
            false
        }
    }

    /// Whether nobody may hold both: each of the three administrators rules the other two out.
    public func excludes(_ other: Role) -> Bool {
        self != other && isAdministrator && other.isAdministrator
    }
}
