public import Decisions
public import Model

/// The life of one link.
///
/// ```
/// closed ──open──▶ open ──askReconciliation──▶ waiting for the list ──reconcile──▶ open
/// ```
extension Link: Decided {
    /// What is known of one link.
    public indirect enum State: Equatable, Sendable {
        case closed
        case open(OpenLink)
    }

    /// What a decision must know beyond the link itself.
    public struct Facts: Sendable {
        /// Our orders of that channel, for a comparison.
        public var ours: [ReconciledOrder]
        /// Whether the delivery waits to be sent.
        public var isOutstanding: Bool
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(ours: [ReconciledOrder] = [], isOutstanding: Bool = false, rules: MediationRules) {
            self.ours = ours
            self.isOutstanding = isOutstanding
            self.rules = rules
        }
    }
}

/// A link that a process was told of.
public struct OpenLink: Equatable, Sendable {
    /// Whose it is.
    public internal(set) var channel: OrderChannel
    var means: LinkMeans
    var comparisons = 0
    var isWaiting = false
    /// How far back the list goes that was asked for.
    public internal(set) var since: Day?
}

/// One of our orders, as a comparison sees it.
public struct ReconciledOrder: Equatable, Sendable {
    /// The channel's number.
    public var number: String
    /// Where it ought to stand at the platform.
    public var expected: ChannelWord
    /// The highest message that came in.
    public var sequence: Int64
    /// The highest of our messages that the platform has acknowledged.
    public var told: Int

    /// An order.
    public init(number: String, expected: ChannelWord, sequence: Int64, told: Int) {
        self.number = number
        self.expected = expected
        self.sequence = sequence
        self.told = told
    }
}

extension Link.State: Decider {
    /// There is no link until a process is told of one.
    public static let initial = Self.closed

    /// Asking for a list that was asked for already asks for nothing.
    public func decide(
        _ command: Link.Command,
        knowing facts: Link.Facts,
        at now: Moment
    ) throws(Link.Rejection) -> [Link.Event] {
        switch (self, command) {
        case (.open(let link), .open(let channel, let means)) where link.channel == channel && link.means == means:
            return []
        case (.closed, .open(let channel, let means)), (.open, .open(let channel, let means)):
            let next = try Self.rule(channel, facts, now).nextReconciliation(after: now)
            return [.opened(channel: channel, means: means, next: next)]
        case (.open(let link), .askReconciliation(let isDaily)):
            let rule = try Self.rule(link.channel, facts, now)
            let next = rule.nextReconciliation(after: now)
            guard !link.isWaiting else { return isDaily ? [.reconciliationPostponed(next: next)] : [] }
            let since = now.day.adding(days: -rule.reconcileDays)
            let number = link.comparisons + 1
            return [.reconciliationAsked(channel: link.channel, number: number, since: since, next: next)]
        case (.open(let link), .reconcile(let list)):
            guard link.isWaiting, list.number == link.comparisons else { return [] }
            return Self.compare(list, facts.ours, try Self.rule(link.channel, facts, now))
        case (.open, .retry(let delivery)):
            guard delivery == nil || facts.isOutstanding else { throw .deliveryUnknown }
            return [.retried(delivery: delivery)]

        case (.closed, .askReconciliation), (.closed, .reconcile), (.closed, .retry): throw .linkUnknown
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Link.Event) {
        switch (event, self) {
        case (.opened(let channel, let means, _), .open(var link)):
            link.channel = channel
            link.means = means
            self = .open(link)
        case (.opened(let channel, let means, _), .closed): self = .open(OpenLink(channel: channel, means: means))
        case (.reconciliationAsked(_, let number, let since, _), .open(var link)):
            link.comparisons = number
            link.since = since
            link.isWaiting = true
            self = .open(link)
        case (.reconciled(let result), .open(var link)):
            if result.part == result.parts { link.isWaiting = false }
            self = .open(link)
        case (.reconciliationPostponed, _), (.retried, _): break
        case (.reconciliationAsked, .closed), (.reconciled, .closed):
            preconditionFailure("A link begins with its opening.")
        }
    }

    private static func rule(
        _ channel: OrderChannel,
        _ facts: Link.Facts,
        _ now: Moment
    ) throws(Link.Rejection) -> HotlineRule {
        guard let rule = facts.rules.hotline(channel, on: now.day) else { throw .linkRuleMissing }
        return rule
    }

    /// Every difference between the lists, in parts that an event can hold.
    private static func compare(_ list: PlatformList, _ ours: [ReconciledOrder], _ rule: HotlineRule) -> [Link.Event] {
        let differences = LinkDifference.between(list.orders, ours, rule)
        let limit = LinkReconciliation.partLimit
        let parts = max(1, (differences.count + limit - 1) / limit)
        return (1...parts).map { part in
            .reconciled(
                result: LinkReconciliation(
                    number: list.number,
                    part: part,
                    parts: parts,
                    delivery: part == parts ? list.delivery : nil,
                    theirs: list.orders.count,
                    ours: ours.count,
                    differences: Array(differences.dropFirst((part - 1) * limit).prefix(limit))
                )
            )
        }
    }
}

extension LinkDifference {
    /// Where two lists do not agree, by number; a state is compared only where both know the same messages.
    public static func between(
        _ theirs: [PlatformOrder],
        _ ours: [ReconciledOrder],
        _ rule: HotlineRule
    ) -> [LinkDifference] {
        let known = Dictionary(ours.map { ($0.number, $0) }) { first, _ in first }
        let listed = Set(theirs.map(\.number))
        var found: [LinkDifference] = []
        for order in theirs {
            guard let own = known[order.number] else {
                found.append(LinkDifference(number: order.number, kind: .missingHere, theirs: order.state, ours: nil))
                continue
            }
            if order.sequence > own.sequence {
                found.append(
                    .init(number: order.number, kind: .behindHere, theirs: "\(order.sequence)", ours: "\(own.sequence)")
                )
            } else if order.told < own.told {
                found.append(
                    .init(number: order.number, kind: .behindThere, theirs: "\(order.told)", ours: "\(own.told)")
                )
            } else if rule.meaning(of: order.state) != own.expected {
                let word = rule.word(for: own.expected) ?? own.expected.rawValue
                found.append(.init(number: order.number, kind: .stateDiffers, theirs: order.state, ours: word))
            }
        }
        for order in ours where !listed.contains(order.number) {
            let word = rule.word(for: order.expected) ?? order.expected.rawValue
            found.append(LinkDifference(number: order.number, kind: .missingThere, theirs: nil, ours: word))
        }
        return found.sorted { ($0.number, $0.kind.rawValue) < ($1.number, $1.kind.rawValue) }
    }
}
