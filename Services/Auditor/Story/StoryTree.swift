public import Model

/// A story as one tree: what somebody asked for, below it what followed from it, wherever that happened.
public struct StoryTree: Codable, Sendable {
    /// What the story is of, as it was named.
    public var subject: String
    /// The logs it was told from.
    public var services: [String]
    /// How many events it tells of.
    public var events: Int
    /// What began something, in the order of time.
    public var steps: [StoryNode]
}

/// One event in a story.
public struct StoryNode: Codable, Sendable {
    /// Whose log has it.
    public var service: String
    /// Where it stands in that log.
    public var position: Int64
    /// When it was recorded.
    public var at: Moment
    /// How long after what led to it; for what began something, after what began before.
    public var gap: StoryGap?
    /// How it came about.
    public var link: Link
    /// What it happened to, such as `case/…`.
    public var subject: String
    /// The end of its type, such as `case.accepted.v1`.
    public var type: String
    /// Who did it, by id.
    public var actor: String
    /// In which role.
    public var role: String
    /// What happened, for people.
    public var what: Message
    /// Which rules decided it.
    public var rules: [Rule]
    /// Which terms it started or stopped.
    public var clocks: [Clock]
    /// Who outside was sent something by it, such as `link:12345`.
    public var sends: [String]
    /// The letter that it issued.
    public var letter: Letter?
    /// What is sealed in it: where, and what it says if it was opened.
    public var texts: [Text]
    /// What followed from it.
    public var children: [StoryNode]

    /// How an event came about.
    public enum Link: String, Codable, Sendable {
        /// Somebody asked for it.
        case asked
        /// A hotline's message brought it.
        case message
        /// Another service's event led to it.
        case caused
        /// It was recorded together with what stands above it.
        case together
        /// A term that had been set above it ran out, or its warning came.
        case clock
        /// The receipt of something that was sent by what stands above it.
        case receipt
    }

    /// A rule with what it was given and what it said.
    public struct Rule: Codable, Sendable {
        /// Its id.
        public var rule: String
        /// What it is called in the county's rules.
        public var name: String?
        /// The document and article it stands in.
        public var source: String?
        /// Whether it was compared with that.
        public var isVerified: Bool?
        /// What it was given.
        public var inputs: [String: String]
        /// What it said.
        public var outcome: [String: String]
        /// Why, in words.
        public var explanation: String?
    }

    /// What happened to a term.
    public struct Clock: Codable, Sendable {
        /// What people call it.
        public var name: String
        /// Until when it runs; nil when it stopped.
        public var due: Moment?
    }

    /// What a letter is, and what it said.
    public struct Letter: Codable, Sendable {
        /// The form: `F5`.
        public var form: String
        /// The title on the paper.
        public var title: String?
        /// Its number as it is printed.
        public var number: String
        /// The day it bears.
        public var issuedOn: Day
        /// The law it cites, with the articles.
        public var law: String?
        /// SHA-256 over all that it says.
        public var digest: String
        /// What it said, line by line; none unless it was opened.
        public var lines: [Line]

        /// One line of a letter.
        public struct Line: Codable, Sendable {
            /// The field's label.
            public var label: String
            /// What stands there.
            public var text: String
        }
    }

    /// Something sealed.
    public struct Text: Codable, Sendable {
        /// Where it stands in the event.
        public var field: String
        /// What it says; nil when it was not opened, or was erased.
        public var text: String?
    }
}
