public import Model

/// The county's letters: their numbers, their fields, the articles they cite, and the templates they are printed by.
public struct LetterRules: Sendable {
    let rules: [LetterRule]
    /// The templates, by the name of their file.
    public let templates: [String: String]

    /// Rules out of the county's folder `letters`.
    public init(_ rules: [LetterRule] = [], templates: [String: String] = [:]) {
        self.rules = rules
        self.templates = templates
    }

    /// The rule of a kind of letter.
    public func rule(_ kind: LetterKind) -> LetterRule? { rules.first { $0.kind == kind } }
}

/// One kind of letter in the county's `letters.yaml`.
public struct LetterRule: Decodable, Hashable, Sendable {
    /// Its id, such as `letter.acceptance`.
    public let id: String
    /// Of which kind.
    public let kind: LetterKind
    /// The title on the paper.
    public let title: String
    /// Who issues it.
    public let issuer: String
    /// What its numbers begin with: 高市监投受.
    public let prefix: String
    /// What is typed.
    public let fields: [Field]
    /// What the log must know: a letter without it would say nothing.
    public let facts: [Field]
    /// The law it cites, by the day that chooses it.
    public let laws: [Law]

    /// One field of a form.
    public struct Field: Decodable, Hashable, Sendable {
        /// Its name in requests and templates.
        public let name: String
        /// What people call it.
        public let label: String
        /// Whether the law or the form asks for it.
        public let required: Bool
    }

    /// What is cited while a law is in force.
    public struct Law: Decodable, Hashable, Sendable {
        /// Which law.
        public let law: String
        /// Its name, as a letter writes it.
        public let title: String
        /// The first day of receipt.
        public let from: Day
        /// The last, unless it is in force still.
        public let to: Day?
        /// The articles.
        public let articles: [String]
        /// Whether they were compared with the law.
        public let verified: Bool

        func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
    }

    /// What is cited for what was received on that day.
    public func law(on day: Day) -> Law? { laws.first { $0.isInForce(on: day) } }

    /// A number as it is printed: 高市监投受〔2026〕第12号.
    public func text(of number: FileNumber) -> String { "\(prefix)〔\(number.year)〕第\(number.serial)号" }

    /// Whether a letter may be issued with these entries.
    ///
    /// - Throws: `letterFieldMissing` or `letterFieldUnknown`, naming the field.
    public func check(fields typed: [String: String], facts known: [String: String]) throws(Refusal) {
        let names = Set(fields.map(\.name))
        if let name = typed.keys.sorted().first(where: { !names.contains($0) }) {
            throw Refusal(
                "letterFieldUnknown",
                Message("\(title)没有 \(name) 这一项", "a letter of this kind has no field \(name)"),
                field: "fields.\(name)"
            )
        }
        if let field = fields.first(where: { $0.required && typed[$0.name] == nil }) {
            throw missing(field, at: "fields.\(field.name)", .invalidArgument)
        }
        if let field = facts.first(where: { $0.required && known[$0.name] == nil }) {
            throw missing(field, at: field.name, .failedPrecondition)
        }
    }

    private func missing(_ field: Field, at path: String, _ status: Refusal.Status) -> Refusal {
        Refusal(
            "letterFieldMissing",
            Message("\(title)缺少“\(field.label)”（\(field.name)）", "the letter lacks \(field.name)"),
            status: status,
            field: path
        )
    }
}

extension MediationRules {
    /// The other ways that a decision tells of (消保法 39), in one line.
    public func otherWays(receivedOn day: Day) -> String? {
        let ways = grounds.filter { $0.kind == .otherWay && $0.isInForce(on: day) }.sorted { $0.number < $1.number }
        return ways.isEmpty ? nil : ways.map(\.text).joined(separator: "；")
    }
}

extension MediationRules {
    /// The term of a top-up as a letter writes it: 5个工作日.
    public func topUpTerm(on day: Day) -> String? {
        deadlines.first { $0.start == .topUpNotice && $0.isInForce(on: day) }
            .map { "\($0.count)\($0.unit == .workingDay ? "个工作日" : "日")" }
    }
}
