import EventLog
import Model
import ServiceKit
import Vault

/// Makes the tree of a story: each event below what led to it.
struct StoryWriter {
    private let events: [StoryEvent]
    private let vaults: [String: VaultGlass]
    private var rules: StoryRuleBook
    private var children: [Int: [Int]] = [:]
    private var links: [StoryNode.Link] = []
    private var roots: [Int] = []
    private(set) var openings: [String: StoryTelling.Opening] = [:]

    /// - Parameters:
    ///   - events: The events, in the order of time.
    ///   - rules: Where rules are looked up.
    ///   - vaults: What sealed values are opened by.
    init(events: [StoryEvent], rules: StoryRuleBook, vaults: [String: VaultGlass]) {
        self.events = events
        self.rules = rules
        self.vaults = vaults
        let effects = events.map { StoryEffects($0) }
        var finder = StoryParents(events, effects)
        for index in events.indices {
            let (parent, link) = finder.parent(of: index)
            links.append(link)
            if let parent { children[parent, default: []].append(index) } else { roots.append(index) }
        }
        self.effects = effects
    }

    private let effects: [StoryEffects]

    /// What began something, with all that followed.
    mutating func steps() throws -> [StoryNode] {
        var steps: [StoryNode] = []
        for (place, root) in roots.enumerated() {
            let before = place > 0 ? events[roots[place - 1]].moment : nil
            steps.append(try node(root, after: before))
        }
        return steps
    }

    private mutating func node(_ index: Int, after earlier: Moment?) throws -> StoryNode {
        let (event, effect) = (events[index], effects[index])
        let grounds = try (event.data?["basis"]?.elements ?? []).map { try $0.decode(Basis.self) }
        let texts = try texts(of: event)
        var node = StoryNode(
            service: event.service,
            position: event.position,
            at: event.moment,
            gap: earlier.map { StoryGap(from: $0, to: event.moment) },
            link: links[index],
            subject: event.stream,
            type: event.type,
            actor: event.actor,
            role: event.role,
            what: effect.words,
            rules: grounds.map { rules.rule($0, of: event) },
            clocks: effect.shownClocks,
            sends: effect.recipients,
            letter: nil,
            texts: texts,
            children: []
        )
        if event.kind == "letter", event.name == "issued" {
            node.letter = letter(of: event, texts)
            node.texts.removeAll { $0.field == "letter.content" }
        }
        for child in children[index] ?? [] { node.children.append(try self.node(child, after: event.moment)) }
        return node
    }

    private mutating func texts(of event: StoryEvent) throws -> [StoryNode.Text] {
        let source = event.document.root["source"]?.string ?? ""
        return try (event.data?.sealedFields() ?? []).map { field, sealed in
            guard let vault = vaults[event.service], let opened = try vault.open(sealed, source: source) else {
                return StoryNode.Text(field: field, text: nil)
            }
            openings[event.service, default: .init()].subjects.insert(event.stream)
            openings[event.service, default: .init()].fields.insert(opened.kind.rawValue)
            if let person = try vault.person(of: sealed.key) {
                openings[event.service, default: .init()].persons.insert(person)
            }
            return StoryNode.Text(field: field, text: opened.text)
        }
    }

    private mutating func letter(of event: StoryEvent, _ texts: [StoryNode.Text]) -> StoryNode.Letter? {
        guard let draft = try? event.data?["letter"]?.decode(LetterDraft.self) else { return nil }
        let rule = rules.entry("letter.\(draft.kind.rawValue)", in: event.rules)
        let law = rule?["laws"]?.elements.first { law in
            (law["from"]?.string ?? "") <= draft.lawOn.description
                && (law["to"]?.string.map { draft.lawOn.description <= $0 } ?? true)
        }
        var letter = StoryNode.Letter(
            form: draft.kind.form,
            title: rule?["title"]?.string,
            number: event.data?["text"]?.string ?? "",
            issuedOn: draft.issuedOn,
            law: law.map { law in
                let articles = (law["articles"]?.elements ?? []).compactMap(\.string).joined(separator: "、")
                return (law["title"]?.string ?? "") + articles
            },
            digest: draft.digest,
            lines: []
        )
        guard let text = texts.first(where: { $0.field == "letter.content" })?.text,
            let content = try? CanonicalJSON.decode(LetterContent.self, from: Array(text.utf8))
        else { return letter }
        let fields = (rule?["fields"]?.elements ?? []) + (rule?["facts"]?.elements ?? [])
        let labels = Dictionary(
            fields.compactMap { field in field["name"]?.string.map { ($0, field["label"]?.string ?? $0) } }
        ) { first, _ in first }
        letter.lines = content.fields.merging(content.facts) { _, known in known }.sorted { $0.key < $1.key }
            .map { StoryNode.Letter.Line(label: labels[$0.key] ?? $0.key, text: $0.value) }
        return letter
    }
}
