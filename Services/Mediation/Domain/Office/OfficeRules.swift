public import Model

/// What a county says about the work of its office beside the law: approvals, terms of its own, other bodies, forms.
public struct OfficeRules: Sendable {
    /// Which decisions another person must allow.
    public var approvals: [ApprovalRule] = []
    /// Terms that no law sets.
    public var terms: [OfficeTerm] = []
    /// Where else a matter may lie.
    public var externalBodies: [ExternalBody] = []
    /// The forms that are printed or handed over.
    public var sheets: [SheetRule] = []

    /// Rules of nothing yet.
    public init() {}

    /// The rule of a decision that is in force.
    public func approval(of decision: ApprovedDecision, on day: Day) -> ApprovalRule? {
        approvals.first { $0.decision == decision && $0.from <= day && ($0.to.map { day <= $0 } ?? true) }
    }

    /// The term of that use that is in force.
    public func term(_ use: OfficeTerm.Use, on day: Day) -> OfficeTerm? {
        terms.first { $0.use == use && $0.from <= day && ($0.to.map { day <= $0 } ?? true) }
    }

    /// The body of that id.
    public func body(_ id: String) -> ExternalBody? { externalBodies.first { $0.id == id } }

    /// The form of that use, for that channel where it is for one.
    public func sheet(_ use: SheetRule.Use, of channel: OrderChannel? = nil) -> SheetRule? {
        sheets.first { $0.use == use && $0.channel == channel }
    }
}

/// Whether a decision needs another person.
public struct ApprovalRule: Decodable, Hashable, Sendable {
    /// Its id, such as `approval.refusal`.
    public let id: String
    /// Which decision.
    public let decision: ApprovedDecision
    /// Whether nothing may be decided without; where not, a proposal is open to whoever wants one.
    public let isRequired: Bool
    /// Who allows it; the head, or a deputy, where nothing is said.
    public let by: Allowing?
    /// The first day of which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?

    /// Who allows a decision.
    public enum Allowing: String, Decodable, Hashable, Sendable {
        /// The head, or whoever the head has named.
        case head
        /// The authorities that decide together, each for itself, in the decision (先行赔付决定).
        case authorities
    }
}

/// A term that no law sets.
public struct OfficeTerm: Decodable, Hashable, Sendable {
    /// Its id, such as `office.assistance`.
    public let id: String
    /// What it is for.
    public let use: Use
    /// How many days.
    public let count: Int
    /// Of which kind.
    public let unit: DeadlineRule.Unit
    /// How much two texts have in common at least, in thousandths, where it is about texts.
    public let perThousand: Int?
    /// From how many on it is worth a look, where it is about texts.
    public let least: Int?
    /// The first day of which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?

    /// What a term is for.
    public enum Use: String, Decodable, Hashable, Sendable {
        /// How long another authority has for its help (协查).
        case assistance
        /// How long an office has to object to how it was judged (考核申诉).
        case appeal
        /// How long a second person has to compare a late entry with its scan.
        case lateConfirmation
        /// How far back texts are compared.
        case similarText
    }
}

/// Somewhere else that a matter may lie.
public struct ExternalBody: Decodable, Hashable, Sendable {
    /// Its id, such as `body.court`.
    public let id: String
    /// Its name.
    public let name: String
    /// Whether the law counts it among those that rule a complaint out.
    public let isListed: Bool
    /// The item of the list of grounds that it is about.
    public let ground: Int
}

/// A form that is printed or handed over: its title, how its numbers begin, its fields in their order.
public struct SheetRule: Decodable, Hashable, Sendable {
    /// Its id, such as `sheet.registerKit`.
    public let id: String
    /// What it is for.
    public let use: Use
    /// Its title.
    public let title: String
    /// Who issues it.
    public let issuer: String
    /// What its numbers begin with, where it has any.
    public let prefix: String?
    /// Whose platform it is for.
    public let channel: OrderChannel?
    /// Its fields, in their order.
    public let columns: [Column]?

    /// What a form is for.
    public enum Use: String, Decodable, Hashable, Sendable {
        case registerKit, handover, answers, answerReceipt, transcription, counterReceipt, specialReport
    }

    /// One field: what the form calls it, and what is written into it.
    public struct Column: Decodable, Hashable, Sendable {
        /// What the form calls it.
        public let label: String
        /// What is written into it, by name; empty where a person fills it in.
        public let field: String
    }

    /// A number as it is printed.
    public func text(of number: FileNumber) -> String { "\(prefix ?? "")〔\(number.year)〕第\(number.serial)号" }
}

extension MediationRules {
    /// The last day of one of the office's own terms.
    public func due(_ use: OfficeTerm.Use, after day: Day) -> (due: DueDay, basis: Basis)? {
        guard let term = office.term(use, on: day) else { return nil }
        let due =
            switch term.unit {
            case .workingDay: calendar.adding(workingDays: term.count, after: day)
            case .naturalDay: DueDay(day: day.adding(days: term.count), isProvisional: false)
            }
        let basis = Basis(
            rule: term.id,
            inputs: ["from": day.description],
            outcome: ["due": due.day.description, "provisional": due.isProvisional ? "true" : "false"]
        )
        return (due, basis)
    }
}
