public import Model

/// What the county has agreed with one hotline: its short terms, its words for the state of an order, and how it is linked.
public struct HotlineRule: Decodable, Hashable, Sendable {
    /// Its id, such as `hotline12345`.
    public let id: String
    /// The first day on which it holds.
    public let from: Day
    /// The last, unless it is in force still.
    public let to: Day?
    /// Which hotline.
    public let channel: OrderChannel
    /// The term of an ordinary order, by the id of a deadline.
    public let ordinary: String
    /// That of an urgent one.
    public let urgent: String
    /// That of a most urgent one.
    public let mostUrgent: String
    /// Until when an order may be given back.
    public let returnWithin: String
    /// What more time may be asked for; absent where the hotline grants none.
    public let `extension`: String?
    /// Whether an interim answer ends the short clock; where not, more time is asked for with it.
    public let acceptsInterim: Bool
    /// Whether it is told when the office puts an order's category right.
    public let hearsCategory: Bool?
    /// After how many tries a person must look at what does not get through.
    public let tries: Int
    /// When both sides' lists are compared each day: `02:30`.
    public let reconcileAt: String
    /// How many days back the lists go.
    public let reconcileDays: Int
    /// The platform's words.
    public let states: [Word]

    /// A word of the platform's with what it means.
    public struct Word: Decodable, Hashable, Sendable {
        /// As the platform writes it.
        public let word: String
        /// What it means here.
        public let means: ChannelWord
    }

    /// Whether it holds for what came in on that day.
    public func isInForce(on day: Day) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    /// What one of the platform's words means; nil for a word that nobody has heard of.
    public func meaning(of word: String) -> ChannelWord? { states.first { $0.word == word }?.means }

    /// The platform's first word for something.
    public func word(for meaning: ChannelWord) -> String? { states.first { $0.means == meaning }?.word }

    /// The deadline for an urgency.
    func term(of urgency: OrderUrgency) -> String {
        switch urgency {
        case .ordinary: ordinary
        case .urgent: urgent
        case .mostUrgent: mostUrgent
        }
    }

    /// The next moment at which the lists are compared.
    func nextReconciliation(after now: Moment) -> Moment {
        let parts = reconcileAt.split(separator: ":").compactMap { Int64($0) }
        let ofDay = parts.count == 2 ? (parts[0] * 60 + parts[1]) * 60_000 : 0
        let today = now.day.start.adding(milliseconds: ofDay)
        return today > now ? today : now.day.adding(days: 1).start.adding(milliseconds: ofDay)
    }
}

extension MediationRules {
    /// What holds for a hotline on a day; nil for a counter, and for a hotline that the county says nothing of.
    public func hotline(_ channel: OrderChannel, on day: Day) -> HotlineRule? {
        hotlines.first { $0.channel == channel && $0.isInForce(on: day) }
    }

    /// A deadline by its id.
    func deadline(_ id: String) -> DeadlineRule? { deadlines.first { $0.id == id } }

    /// The last day of a deadline; one that lengthens another goes on from that one's count.
    func due(by id: String, after start: Day) -> DueDay? {
        guard let rule = deadline(id) else { return nil }
        guard let base = rule.extends.flatMap(deadline) else { return due(by: rule, after: start) }
        return calendar.adding(workingDays: base.count + rule.count, after: start)
    }
}
