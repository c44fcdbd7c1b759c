/// What `case.story` takes.
public struct CaseStoryQuery: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Why sealed texts are to be shown; without it they are left out.
    public var reason: String?
    /// How many lines; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// One thing that happened in a dispute.
public struct StoryLine: Codable, Hashable, Sendable {
    /// Where it stands in the log.
    public var position: Int64
    /// When it was recorded.
    public var at: Moment
    /// The stream that it belongs to, such as `case/…`.
    public var subject: String
    /// The end of its type, such as `case.accepted.v1`.
    public var type: String
    /// Who did it, by id.
    public var actor: String
    /// In which role; `clock` when a term ran out.
    public var role: String
    /// What happened, for people.
    public var what: Message
    /// Which rules decided it, with what they said.
    public var rules: [StoryRule]
    /// What it did to terms of time.
    public var clocks: [StoryClock]
    /// What was written, opened for the reason given.
    public var texts: [StoryText]

    /// A line.
    public init(
        position: Int64,
        at: Moment,
        subject: String,
        type: String,
        actor: String,
        role: String,
        what: Message,
        rules: [StoryRule],
        clocks: [StoryClock],
        texts: [StoryText]
    ) {
        self.position = position
        self.at = at
        self.subject = subject
        self.type = type
        self.actor = actor
        self.role = role
        self.what = what
        self.rules = rules
        self.clocks = clocks
        self.texts = texts
    }
}

/// A rule that decided something.
public struct StoryRule: Codable, Hashable, Sendable {
    /// Its id.
    public var rule: String
    /// Why a term ends when it does, for people.
    public var explanation: String?

    /// A rule.
    public init(rule: String, explanation: String?) {
        self.rule = rule
        self.explanation = explanation
    }
}

/// What happened to a term of time.
public struct StoryClock: Codable, Hashable, Sendable {
    /// The clock's name.
    public var name: String
    /// The clock's name for people.
    public var displayName: String
    /// Until when it runs; absent when it stopped.
    public var due: Moment?

    /// A clock.
    public init(name: String, displayName: String, due: Moment?) {
        self.name = name
        self.displayName = displayName
        self.due = due
    }
}

/// A sealed text that was opened.
public struct StoryText: Codable, Hashable, Sendable {
    /// Where it stands in the event.
    public var field: String
    /// What was written; absent when its person was erased.
    public var text: String?

    /// A text.
    public init(field: String, text: String?) {
        self.field = field
        self.text = text
    }
}

/// A dispute in one ordered list across its orders, its case, its clocks and whatever else names it.
public struct CaseStory: Codable, Hashable, Sendable {
    /// The case.
    public var id: Case.ID
    /// Its official number.
    public var number: FileNumber
    /// The lines, the first one first.
    public var items: [StoryLine]
    /// What to ask for the next page with; absent on the last one.
    public var nextPageToken: String?

    /// A story.
    public init(id: Case.ID, number: FileNumber, items: [StoryLine], nextPageToken: String?) {
        self.id = id
        self.number = number
        self.items = items
        self.nextPageToken = nextPageToken
    }
}
