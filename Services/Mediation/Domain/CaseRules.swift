public import Model

/// When somebody is warned of the end of a term: internal, never law.
public struct AlarmRule: Decodable, Hashable, Sendable {
    /// Its id, such as `alarm.accept.yellow`.
    public let id: String
    /// Which terms it is for.
    public let clock: CaseClockName
    /// How near the end it says they are.
    public let colour: AlarmColour
    /// How many days before the last one.
    public let before: Int
    /// Of which kind.
    public let unit: DeadlineRule.Unit
}

/// A lawful mediation body that a case may be delegated to (Order 121, Article 19).
public struct MediationBody: Decodable, Hashable, Sendable {
    /// Its id, such as `body.consumerCouncil`.
    public let id: String
    /// Its name.
    public let name: String
    /// What it is.
    public let kind: Kind
    /// The first day of its registration.
    public let from: Day
    /// The last, unless it is registered still.
    public let to: Day?

    /// What a body is.
    public enum Kind: String, Decodable, Sendable {
        case consumerCouncil, mediationBody
    }
}

/// One indicator that a complaint may be none (Order 121, Article 17).
public struct AbuseRule: Decodable, Hashable, Sendable {
    /// Its id, such as `abuse.sameEnterprise`.
    public let id: String
    /// What it looks at, for people.
    public let name: String
    /// As a letter cites it.
    public let article: String
    /// What is counted.
    public let counts: Count
    /// How many days back.
    public let days: Int
    /// From how many on it is worth a look.
    public let threshold: Int

    /// What is counted.
    public enum Count: String, Decodable, Sendable {
        /// Complaints of the same person against the same enterprise.
        case samePerson
        /// Complaints of anybody against the same enterprise.
        case concentrated
        /// Persons behind the same telephone number.
        case sharedContact
    }
}

/// The hours in which nobody is reminded of anything, in minutes after midnight; they may go over midnight.
public struct QuietHours: Hashable, Sendable {
    /// When they begin.
    public let from: Int
    /// When they end, which is also when the day's reminders are given.
    public let until: Int

    /// Quiet hours out of texts such as `20:00` and `08:30`; nil when one of them is no time of day.
    public init?(from: String, until: String) {
        guard let from = Self.minutes(from), let until = Self.minutes(until) else { return nil }
        self.from = from
        self.until = until
    }

    /// The first moment from `moment` on at which somebody may be reminded.
    public func next(from moment: Moment) -> Moment {
        let day = moment.day
        let minute = Int((moment.milliseconds - day.start.milliseconds) / Self.minute)
        let isQuiet = from <= until ? (from..<until).contains(minute) : minute >= from || minute < until
        guard isQuiet else { return moment }
        let end = self.end(on: day)
        return end > moment ? end : self.end(on: day.adding(days: 1))
    }

    /// When they end on that day.
    func end(on day: Day) -> Moment { day.start.adding(milliseconds: Int64(until) * Self.minute) }

    private static let minute: Int64 = 60_000

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return parts[0] * 60 + parts[1]
    }
}

extension MediationRules {
    /// The body of the register that may mediate on `day`.
    public func body(_ id: String, on day: Day) -> MediationBody? {
        bodies.first { $0.id == id && $0.from <= day && ($0.to.map { day <= $0 } ?? true) }
    }

    /// The other ways that a refusal names (Consumer Protection Law, Article 39).
    public func otherWays(on day: Day) -> [GroundRule] {
        grounds.filter { $0.kind == .otherWay && $0.isInForce(on: day) }.sorted { $0.number < $1.number }
    }

    /// Until when an inspection is finished, with the head's approval or without.
    public func inspection(filedOn day: Day, isExtended: Bool) -> CountedTerm? {
        let rules = rules(startingWith: .filing, on: day).filter { $0.law == "labour" }
        let longer = deadlines.filter { rule in
            rule.isInForce(on: day) && rules.contains { $0.id == rule.extends }
        }
        return earliest(of: isExtended ? longer : rules, counting: [("filedOn", day)], outcome: "finishBy")
    }

    /// Counts a term of a case anew from the day it began on.
    func counted(
        _ term: CaseTerm,
        of opening: CaseOpening,
        _ running: RunningTerm,
        excluding spans: [PauseSpan]
    ) -> CountedTerm? {
        let (kind, received) = (opening.kind, opening.receivedOn)
        return switch term.clock {
        case .accept: acceptance(of: kind, receivedOn: running.from)
        case .mediate: mediation(of: kind, receivedOn: received, acceptedOn: running.from, excluding: spans)
        case .tellTermination: termination(of: kind, receivedOn: received, decidedOn: running.from)
        case .inspect: inspection(filedOn: running.from, isExtended: running.isExtended)
        case .instruct, .perform: nil
        }
    }
}
