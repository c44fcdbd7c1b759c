public import Model
public import Vault

/// Tells the story of one thing across all logs that are given.
public struct StoryTelling: Sendable {
    /// The logs.
    public var sources: [StorySource]
    /// Whether reports and clues are told of; without it not even that there are any.
    public var includesReports = false
    /// The vaults that sealed values are opened by, by service; none leaves everything sealed.
    public var vaults: [String: VaultGlass] = [:]
    /// Hears how far it has come.
    public var progress: @Sendable (AuditProgress) -> Void = { _ in }

    /// A telling from these logs.
    public init(_ sources: [StorySource]) {
        self.sources = sources
    }

    /// What was opened of one service's log: this must be in that log before anybody sees the story.
    public struct Opening: Equatable, Sendable {
        /// The subjects, by stream.
        public var subjects: Set<String> = []
        /// Whose the values are.
        public var persons: Set<UniqueID> = []
        /// Which kinds of values.
        public var fields: Set<String> = []
    }

    /// A story, and what was opened for it.
    public struct Told: Sendable {
        /// The story.
        public var tree: StoryTree
        /// What was opened, by service.
        public var openings: [String: Opening]
    }

    /// Tells the story.
    ///
    /// - Throws: `AuditError` when nothing is known of it, or nobody may be looked up.
    public func tell(of name: StoryName, named text: String) throws -> Told {
        var openings: [String: Opening] = [:]
        var persons: [UniqueID] = []
        if case .person(let kind, let value) = name {
            guard !vaults.isEmpty else {
                throw AuditError(
                    "vaultNeeded",
                    "按姓名、电话、身份证号查找须加 --person 和 --reason",
                    "people are looked up with --person and --reason alone"
                )
            }
            for (service, vault) in vaults {
                let found = try vault.persons(matching: kind, value)
                guard !found.isEmpty else { continue }
                persons += found
                openings[service, default: Opening()].persons.formUnion(found)
                openings[service, default: Opening()].subjects.formUnion(found.map { "person/\($0)" })
                openings[service, default: Opening()].fields.insert(kind.rawValue)
            }
        }
        let gathering = StoryGathering(sources: sources, includesReports: includesReports, progress: progress)
        let events = try gathering.events(of: name, persons: persons)
        var writer = StoryWriter(events: events, rules: try StoryRuleBook(sources), vaults: vaults)
        let tree = StoryTree(
            subject: text,
            services: sources.map(\.service),
            events: events.count,
            steps: try writer.steps()
        )
        for (service, opening) in writer.openings {
            openings[service, default: Opening()].subjects.formUnion(opening.subjects)
            openings[service, default: Opening()].persons.formUnion(opening.persons)
            openings[service, default: Opening()].fields.formUnion(opening.fields)
        }
        return Told(tree: tree, openings: openings)
    }
}
