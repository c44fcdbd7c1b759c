import Model
import Vault

/// Goes through the logs until nothing more belongs to a story.
struct StoryGathering {
    let sources: [StorySource]
    let includesReports: Bool
    /// Hears how often the logs were gone through.
    let progress: @Sendable (AuditProgress) -> Void

    /// The most often that logs are gone through: an affair is no longer chain than that.
    static let longestChain = 24

    /// Every event of the story, in the order of time.
    ///
    /// - Throws: `subjectUnknown` when nothing is known of it, or what is wrong with a source.
    func events(of name: StoryName, persons: [UniqueID]) throws -> [StoryEvent] {
        let seeds = try seeds(of: name, persons)
        guard !seeds.things.isEmpty else { throw Self.unknown }
        let includesReports = includesReports || seeds.isReport
        var scope = StoryScope(of: seeds.kinds, things: seeds.things, includesReports: includesReports)
        var events: [StoryEvent] = []
        for round in 1...Self.longestChain {
            var hasGrown = false
            for source in sources {
                try source.walk { body in
                    guard let frame = EventFrame(body), scope.wants(frame, body),
                        let event = StoryEvent(Array(body), of: source.service)
                    else { return }
                    hasGrown = true
                    if scope.take(event) { events.append(event) }
                }
            }
            progress(AuditProgress(what: "story", done: Int64(round), total: Int64(Self.longestChain)))
            guard hasGrown else { break }
        }
        guard !events.isEmpty else { throw Self.unknown }
        return events.sorted { $0.isBefore($1) }
    }

    private static let unknown = AuditError(
        "subjectUnknown",
        "所给的日志里没有这个主题；请核对编号，或用 --data、--store 指明日志",
        "the given logs know no such subject; check its name, or name the stores with --data or --store"
    )

    /// What a story begins with: the things that the name means, and of which kinds they are.
    private struct Seeds {
        var things: Set<UniqueID> = []
        var kinds: Set<String> = []
        var isReport: Bool { !kinds.isDisjoint(with: ["report", "clue"]) }
    }

    private func seeds(of name: StoryName, _ persons: [UniqueID]) throws -> Seeds {
        switch name {
        case .person: return Seeds(things: Set(persons), kinds: ["person"])
        case .stream(let stream):
            let parts = stream.split(separator: "/").map(String.init)
            let things = parts.last.flatMap { UniqueID($0) }.map { [$0] } ?? []
            return Seeds(things: Set(things), kinds: Set(parts.prefix(1)))
        case .id(let id):
            return try found { event in event.thing == id }
        case .fileNumber(let number):
            return try found { event in
                event.type.hasPrefix("case.opened.")
                    && (try? event.data?["number"]?.decode(FileNumber.self)) == number
            }
        case .order(let channel, let number):
            return try found { event in
                guard event.kind == "order", event.version == 1 else { return false }
                let told = event.data?["receipt"] ?? event.data?["notice"]
                return told?["number"]?.string == number
                    && (channel == nil || told?["channel"]?.string == channel?.rawValue)
            }
        case .creditCode(let code):
            return try found { event in
                event.kind == "enterprise" && event.data?["details"]?["creditCode"]?.string == code
            }
        case .certificate(let number):
            return try found { event in
                event.type.hasPrefix("certificate.issued.")
                    && (try? event.data?["number"]?.decode(CertificateNumber.self))?.description == number
            }
        }
    }

    /// The things whose events fit.
    private func found(_ fits: (StoryEvent) -> Bool) throws -> Seeds {
        var seeds = Seeds()
        for source in sources {
            try source.walk { body in
                let event = StoryEvent(Array(body), of: source.service)
                guard let event, let thing = event.thing, fits(event) else { return }
                seeds.things.insert(thing)
                seeds.kinds.insert(event.kind)
            }
        }
        return seeds
    }
}
