public import Model

/// One rule of the county's `contacts`: how somebody is served, and how soon a hotline wants its caller rung.
public struct ContactRule: Decodable, Hashable, Sendable {
    /// Its id, such as `service.publicNotice`.
    public let id: String
    /// What it is about.
    public let kind: Kind
    /// The first day on which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// After how many natural days a public notice counts as served.
    public let days: Int?
    /// How many failed tries come before a public notice.
    public let attempts: Int?
    /// The hotline whose callers are rung.
    public let channel: OrderChannel?
    /// Within how many hours of the signature they are.
    public let hours: Int?

    /// What a rule of contacts is about.
    public enum Kind: String, Decodable, Sendable {
        case personal, post, electronic, publicNotice, firstContact
    }

    func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

/// One rule of the county's `dangers`: who is called, and who is told.
public struct DangerRule: Decodable, Hashable, Sendable {
    /// Its id, such as `danger.selfHarm`.
    public let id: String
    /// For which kind.
    public let kind: DangerKind
    /// The first day on which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// Who is on duty and called.
    public let duty: String
    /// Within how many minutes they answer before they are called again.
    public let minutes: Int
    /// How often they are called at most.
    public let calls: Int
    /// Which offices are told.
    public let refer: [DangerOffice]

    func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
}

extension MediationRules {
    func service(_ kind: ContactRule.Kind, on day: Day) -> ContactRule? {
        contacts.first { $0.kind == kind && $0.isInForce(on: day) }
    }

    func firstContact(_ channel: OrderChannel, on day: Day) -> ContactRule? {
        contacts.first { $0.kind == .firstContact && $0.channel == channel && $0.isInForce(on: day) }
    }

    /// Until when a hotline wants a caller rung whose order was signed for.
    func ringing(_ channel: OrderChannel, signedAt start: Moment) -> (by: Moment, basis: Basis)? {
        guard let rule = firstContact(channel, on: start.day), let hours = rule.hours else { return nil }
        let by = start.adding(milliseconds: Int64(hours) * 3_600_000)
        let inputs = ["channel": channel.rawValue, "signedAt": start.text]
        return (by, Basis(rule: rule.id, inputs: inputs, outcome: ["contactBy": by.text]))
    }

    func danger(_ kind: DangerKind, on day: Day) -> DangerRule? {
        dangers.first { $0.kind == kind && $0.isInForce(on: day) }
    }

    /// The day on which somebody counts as served, and the rule that says so; nil where none is in force.
    public func effective(_ service: NoticeService) -> (day: Day, basis: [Basis])? {
        let kind: ContactRule.Kind =
            switch service.how {
            case .personal: .personal
            case .post: .post
            case .electronic: .electronic
            case .publicNotice: .publicNotice
            }
        guard let rule = self.service(kind, on: service.on) else { return nil }
        let day = service.on.adding(days: rule.days ?? 0)
        let inputs = ["how": service.how.rawValue, "on": service.on.text, "evidence": service.evidence.text]
        return (day, [Basis(rule: rule.id, inputs: inputs, outcome: ["effectiveOn": day.text])])
    }
}

/// One template of the county's `intakes`: the words in which many people with the same trouble are taken in.
public struct IntakeTemplate: Decodable, Hashable, Sendable {
    /// Its id, such as `intake.prepaidCard`.
    public let id: String
    /// What it is for, for people.
    public let name: String
    /// The topic of the orders.
    public let topic: String
    /// The words, with `{paidOn}`, `{card}`, `{paid}`, `{used}` and `{rest}` in them.
    public let narrative: String
}
