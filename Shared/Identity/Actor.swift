public import Model

/// Who does something, as events name them for ever: never by a personal name.
public enum Actor: Hashable, Sendable {
    /// A person, by the id registry gave them: `user:<uuid>`.
    case user(UniqueID)
    /// Another office's system: `link:12345`.
    case link(String)
    /// One of the suite's own processes: `service:credit`.
    case service(String)

    /// Which of the roles this kind of actor can act in.
    func mayBe(_ role: Role) -> Bool {
        switch self {
        case .link: role == .hotlineLink
        case .service: role == .service
        case .user: role != .hotlineLink && role != .service
        }
    }
}

extension Actor: CustomStringConvertible {
    /// The form that is stored as `authid`.
    public var description: String {
        switch self {
        case .user(let id): "user:\(id)"
        case .link(let name): "link:\(name)"
        case .service(let name): "service:\(name)"
        }
    }

    /// Reads the stored form; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[text.index(after: colon)...]
        switch text[..<colon] {
        case "user":
            guard let id = UniqueID(String(name)) else { return nil }
            self = .user(id)
        case "link" where Self.isName(name): self = .link(String(name))
        case "service" where Self.isName(name): self = .service(String(name))
        default: return nil
        }
    }

    /// Links and services have short names of ASCII letters, digits and hyphens.
    static func isName(_ text: some StringProtocol) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}

/// Somebody whose token was believed: what a method and an event know of them.
public struct Caller: Hashable, Sendable {
    /// Who asks.
    public let actor: Actor
    /// What they are here; one of perhaps several roles they hold.
    public let role: Role
    /// The office they belong to, if the token names one.
    public let unit: String?
    /// The token's id, by which it can be revoked.
    public let tokenID: UniqueID
    /// From when on the token is worth nothing.
    public let expires: Moment
    /// The host they ask from; empty when nobody asked over the wire.
    public var host = ""

    /// Somebody who is known without a token: this process itself, or the platform behind a folder of files.
    ///
    /// - Parameters:
    ///   - actor: Who asks.
    ///   - role: What they are here; one that the actor may be.
    ///   - id: What stands for the token.
    ///   - now: When they ask; they are believed until then.
    public init(_ actor: Actor, as role: Role, id: UniqueID, at now: Moment) {
        precondition(actor.mayBe(role), "Nobody acts in a role that is not for them.")
        self.init(actor: actor, role: role, unit: nil, tokenID: id, expires: now)
    }

    init(actor: Actor, role: Role, unit: String?, tokenID: UniqueID, expires: Moment) {
        self.actor = actor
        self.role = role
        self.unit = unit
        self.tokenID = tokenID
        self.expires = expires
    }
}
