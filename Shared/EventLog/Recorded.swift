public import Model

/// One event with its place in history.
public struct Recorded<Event: Equatable & Sendable>: Equatable, Sendable {
    /// Where it stands in its service's whole log, counting from 1 without gaps.
    public let position: Int64
    /// The life of the log in which it was written.
    public let epoch: String
    /// The event's own id.
    public let id: UniqueID
    /// What the whole affair goes by.
    public let correlation: UniqueID
    /// The command that it answers; delivery ids derive from it.
    public let commandID: String
    /// When it was recorded.
    public let moment: Moment
    /// Who asked, such as `user:…`, `link:12345` or `service:credit`.
    public let actor: String
    /// What happened.
    public let event: Event

    /// An event with its place.
    public init(
        position: Int64,
        epoch: String,
        id: UniqueID,
        correlation: UniqueID,
        commandID: String,
        moment: Moment,
        actor: String,
        event: Event
    ) {
        self.position = position
        self.epoch = epoch
        self.id = id
        self.correlation = correlation
        self.commandID = commandID
        self.moment = moment
        self.actor = actor
        self.event = event
    }

    /// The same place in history, told in other words.
    public func map<Other>(_ change: (Event) -> Other) -> Recorded<Other> {
        Recorded<Other>(
            position: position,
            epoch: epoch,
            id: id,
            correlation: correlation,
            commandID: commandID,
            moment: moment,
            actor: actor,
            event: change(event)
        )
    }
}

/// What a service's log tells: its own events, and what every log says about itself.
public enum Told<Owner: Vocabulary>: Equatable, Sendable {
    case ours(Owner.Event)
    case kernel(KernelEvent)
}

/// The occasion of a command: who asks, in which role, under which key, and on account of what.
public struct Occasion: Equatable, Sendable {
    /// The `authid` of the events: `user:<uuid>`, `link:12345`, `service:credit` or `clock`.
    public var actor: String
    /// The `authrole`: the role they act in.
    public var role: String
    /// The caller's idempotency key, or what stands for it: `<peer event id>/<n>`, `<clock>/<due>`, `<job>/<stream>`.
    public var commandID: String
    /// The event that led to it; nil when someone asked.
    public var causation: UniqueID?
    /// The affair it belongs to; nil starts a new one.
    public var correlation: UniqueID?

    /// An occasion.
    public init(
        actor: String,
        role: String,
        commandID: String,
        causation: UniqueID? = nil,
        correlation: UniqueID? = nil
    ) {
        self.actor = actor
        self.role = role
        self.commandID = commandID
        self.causation = causation
        self.correlation = correlation
    }
}
