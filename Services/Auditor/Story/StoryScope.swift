import Model

/// What belongs to a story, as far as it is known: things, affairs, events, and causes that are still sought.
struct StoryScope {
    /// What the story is of: it decides how far the story goes.
    let kinds: Set<String>
    /// Whether reports and clues are told of; else not even that there are any.
    let includesReports: Bool
    private(set) var things: Set<UInt64> = []
    private(set) var affairs: Set<UInt64> = []
    private(set) var events: Set<UInt64> = []
    private(set) var causes: Set<UInt64> = []

    init(of kinds: Set<String>, things: some Sequence<UniqueID>, includesReports: Bool) {
        self.kinds = kinds
        self.includesReports = includesReports
        for thing in things { add(thing) }
    }

    mutating func add(_ thing: UniqueID) { things.insert(thing.low) }

    /// Whether an event belongs to the story and was not told of yet, by its bytes alone.
    func wants(_ frame: EventFrame, _ body: UnsafeRawBufferPointer) -> Bool {
        guard let id = StoredDigits.lowBits(ofID: body, frame.id), !events.contains(id) else { return false }
        if causes.contains(id) { return true }
        if let affair = StoredDigits.lowBits(ofID: body, frame.correlation), affairs.contains(affair) { return true }
        if let cause = frame.cause.flatMap({ StoredDigits.lowBits(ofID: body, $0) }), events.contains(cause) {
            return true
        }
        return names(body, frame.subject) || names(body, frame.data)
    }

    /// Whether any of the things is named in these bytes: ids stand behind a quote or a slash.
    private func names(_ body: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        guard range.count >= 36 else { return false }
        var place = range.lowerBound
        let last = range.upperBound - 36
        while place <= last {
            if body[place + 8] == 0x2d, body[place + 13] == 0x2d, body[place + 18] == 0x2d, body[place + 23] == 0x2d,
                let id = StoredDigits.lowBits(ofID: body, place..<place + 36), things.contains(id)
            {
                return true
            }
            place += 1
        }
        return false
    }

    /// Takes an event in, with what it leads to.
    ///
    /// - Returns: Whether it is told of.
    mutating func take(_ event: StoryEvent) -> Bool {
        events.insert(event.id.low)
        guard isTold(event) else { return false }
        affairs.insert(event.correlation.low)
        if let cause = event.cause { causes.insert(cause.low) }
        follow(event)
        return true
    }

    /// What a log says about itself is no story; who looked at whom is told elsewhere.
    private func isTold(_ event: StoryEvent) -> Bool {
        if ["log", "rules", "access", "token"].contains(event.kind) { return false }
        guard !includesReports else { return true }
        if ["report", "clue"].contains(event.kind) { return false }
        if event.kind == "order", ["linkedToReport", "split"].contains(event.name) { return false }
        if event.kind == "routing", event.data?["kind"]?.string == "report" { return false }
        let names = event.data?.members.flatMap { [$0.key] + $0.value.members.map(\.key) } ?? []
        return !names.contains { ["report", "reportID"].contains($0) }
    }

    private mutating func follow(_ event: StoryEvent) {
        guard let thing = event.thing else { return }
        let named = Set(event.data?.namedIDs.map(\.low) ?? [])
        let touches = !named.isDisjoint(with: things)
        if event.version == 1, touches, beginners.contains(event.kind) { add(thing) }
        guard things.contains(thing.low) || touches else { return }
        switch (event.kind, event.name) {
        case ("case", "opened"):
            guard things.contains(thing.low), let orders = event.data?["opening"]?["orders"] else { return }
            for order in orders.namedIDs { add(order) }
        case ("order", "linkedToCase"):
            if touches { add(thing) }
            if isOfOrder, things.contains(thing.low) { event.data?.namedIDs.forEach { add($0) } }
        case ("case", "merged"), ("case", "absorbed"):
            guard kinds.contains("case") || isOfOrder, things.contains(thing.low) else { return }
            for key in ["live", "other"] { event.data?[key]?.namedIDs.forEach { add($0) } }
        default: break
        }
    }

    private var isOfOrder: Bool { kinds.contains("order") || kinds.contains("person") }

    /// The kinds of things that belong whole to what their first event names.
    private var beginners: Set<String> {
        var kinds: Set = ["letter", "proxy", "joint", "lookalike", "routing", "certificate"]
        if !self.kinds.isDisjoint(with: ["order", "enterprise", "person"]) { kinds.insert("case") }
        if self.kinds.contains("enterprise") { kinds.formUnion(["deposit", "file", "mark"]) }
        if self.kinds.contains("person") { kinds.formUnion(["order", "worker"]) }
        if includesReports { kinds.formUnion(["report", "clue"]) }
        return kinds
    }
}
