/// What `file.get` takes.
public struct FileQuery: Codable, Hashable, Sendable {
    /// Whose file.
    public var enterprise: Enterprise.ID
}

/// What `file.list` takes.
public struct FileListQuery: Codable, Hashable, Sendable {
    /// Only files with entries.
    public var withEntries: Bool?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// What `entry.correct` takes.
public struct EntryCorrectRequest: Codable, Hashable, Sendable {
    /// Whose file.
    public var enterprise: Enterprise.ID
    /// Which entry of it.
    public var entry: Int64
    /// What is put right.
    public var what: EntryCorrection
    /// Why.
    public var why: CorrectionReason
}

/// A file as lists show it.
public struct FileSummary: Codable, Hashable, Sendable {
    /// Whose file.
    public var enterprise: Enterprise.ID
    /// Whether registry knows the enterprise, or only a complaint has named it.
    public var isRegistered: Bool
    /// How many entries count.
    public var entries: Int
    /// What they count together.
    public var points: Int64

    /// A row of the list.
    public init(enterprise: Enterprise.ID, isRegistered: Bool, entries: Int, points: Int64) {
        self.enterprise = enterprise
        self.isRegistered = isRegistered
        self.entries = entries
        self.points = points
    }
}

/// A file with its entries.
public struct FileView: Codable, Hashable, Sendable {
    /// What lists show.
    public var summary: FileSummary
    /// Its entries, the first one first; withdrawn ones too.
    public var entries: [EntryView]

    /// A file.
    public init(summary: FileSummary, entries: [EntryView]) {
        self.summary = summary
        self.entries = entries
    }
}

/// An entry, and whether it still counts.
public struct EntryView: Codable, Hashable, Sendable {
    /// The entry as it was made.
    public var entry: CreditEntry
    /// Whether it was withdrawn.
    public var isWithdrawn: Bool
    /// Since when it counts no more, because what stood behind it is over.
    public var endedOn: Day?

    /// An entry.
    public init(entry: CreditEntry, isWithdrawn: Bool, endedOn: Day? = nil) {
        self.entry = entry
        self.isWithdrawn = isWithdrawn
        self.endedOn = endedOn
    }
}
