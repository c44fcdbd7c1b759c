import EventLog
import Model
import ServiceKit

/// What an event meant to its own service: in words, for its clocks, for what leaves it.
struct StoryEffects {
    private(set) var words: Message
    /// The clocks it set, each with the command that its ringing gives.
    private(set) var set: [String] = []
    private(set) var sent: [(id: String, recipient: String)] = []
    private(set) var receipts: [String] = []
    private(set) var shownClocks: [StoryNode.Clock] = []

    init(_ event: StoryEvent) {
        words = Message(event.type, event.type)
        guard let service = try? KnownServices.named(event.service) else { return }
        read(event, as: service)
    }

    /// Who outside gets something; the vault is inside.
    var recipients: [String] { Set(sent.map(\.recipient).filter { $0 != "vault" }).sorted() }

    private mutating func read<Owner: Audited>(_ event: StoryEvent, as _: Owner.Type) {
        words = Owner.words(of: event.type, event.data)
        guard let record = try? EventReader<Owner>().read(event.document) else { return }
        for change in Owner.outgoing(after: record) {
            switch change {
            case .send(let delivery): sent.append((delivery.id, delivery.recipient))
            case .received(let id): receipts.append(id)
            }
        }
        guard case .ours(let told) = record.event else { return }
        for change in Owner.clocks(after: record.map { _ in told }) {
            switch change {
            case .set(let clock, let due):
                set.append("\(clock.name)/\(clock.stream)/\(due.milliseconds)")
                show(Owner.self, clock, due)
            case .clear(let clock): show(Owner.self, clock, nil)
            }
        }
    }

    /// The warnings before a term's end are no terms.
    private mutating func show<Owner: Audited>(_: Owner.Type, _ clock: Clock, _ due: Moment?) {
        let last = clock.name.split(separator: "/").last.map(String.init) ?? clock.name
        guard AlarmColour(rawValue: last) == nil else { return }
        shownClocks.append(StoryNode.Clock(name: Owner.name(ofClock: clock.name), due: due))
    }
}

/// Finds what led to each event.
struct StoryParents {
    private let events: [StoryEvent]
    private let effects: [StoryEffects]
    private var byID: [UniqueID: Int] = [:]
    private var firsts: [String: Int] = [:]
    private var setters: [String: Int] = [:]
    private var senders: [String: Int] = [:]

    init(_ events: [StoryEvent], _ effects: [StoryEffects]) {
        self.events = events
        self.effects = effects
        for (index, event) in events.enumerated() { byID[event.id] = index }
    }

    /// What led to an event; asked in the order of time, and always of something before.
    mutating func parent(of index: Int) -> (Int?, StoryNode.Link) {
        let event = events[index]
        defer {
            for clock in effects[index].set { setters[clock] = index }
            for delivery in effects[index].sent { senders[delivery.id] = index }
        }
        let bundle = "\(event.service) \(event.correlation) \(event.command)"
        let first = firsts[bundle]
        if first == nil { firsts[bundle] = index }
        if let first { return (first, .together) }
        if let cause = event.cause {
            return (byID[cause].flatMap { $0 < index ? $0 : nil }, .caused)
        }
        if event.actor == "clock" { return (setters[event.command], .clock) }
        if let sender = effects[index].receipts.compactMap({ senders[$0] }).first { return (sender, .receipt) }
        return (nil, event.actor.hasPrefix("link:") ? .message : .asked)
    }
}
