import EventLog
import Model
import ServiceKit

/// The rule sets that logs have kept, asked for a rule's name and source as they stood when it decided.
struct StoryRuleBook {
    private var sets: [String: [UInt8]] = [:]
    private var entries: [String: [String: JSONDocument.Node]] = [:]
    private var explainers: [String: (Basis) -> String?] = [:]

    init(_ sources: [StorySource]) throws {
        for source in sources { sets.merge(try source.ruleSets()) { first, _ in first } }
    }

    /// A ground with the rule's name and source, and why it came to that outcome.
    mutating func rule(_ basis: Basis, of event: StoryEvent) -> StoryNode.Rule {
        let entry = entry(basis.rule, in: event.rules)
        return StoryNode.Rule(
            rule: basis.rule,
            name: (entry?["name"] ?? entry?["title"] ?? entry?["text"])?.string,
            source: (entry?["source"] ?? entry?["article"])?.string,
            isVerified: entry?["verified"]?.bool,
            inputs: basis.inputs,
            outcome: basis.outcome,
            explanation: explanation(of: basis, event)
        )
    }

    /// One rule of the set whose digest begins so.
    mutating func entry(_ id: String, in digits: String?) -> JSONDocument.Node? {
        guard let digits, let digest = sets.keys.first(where: { $0.hasPrefix(digits) }) else { return nil }
        if entries[digest] == nil { entries[digest] = Self.entries(of: sets[digest] ?? []) }
        return entries[digest]?[id] ?? entries[digest]?[id.split(separator: ".").last.map(String.init) ?? id]
    }

    static func entries(of set: [UInt8]) -> [String: JSONDocument.Node] {
        guard let files = try? JSONDocument(set).root["files"] else { return [:] }
        let rules = files.members.flatMap { $0.value.kind == .array ? $0.value.elements : [] }
        return Dictionary(rules.compactMap { rule in rule["id"]?.string.map { ($0, rule) } }) { first, _ in first }
    }

    private mutating func explanation(of basis: Basis, _ event: StoryEvent) -> String? {
        guard let digits = event.rules, let digest = sets.keys.first(where: { $0.hasPrefix(digits) }) else {
            return nil
        }
        let key = "\(event.service) \(digest)"
        if explainers[key] == nil {
            let service = try? KnownServices.named(event.service)
            if let service { explainers[key] = Self.explainer(service, sets[digest] ?? []) }
        }
        return explainers[key]?(basis)
    }

    private static func explainer<Owner: Audited>(_: Owner.Type, _ set: [UInt8]) -> ((Basis) -> String?)? {
        guard let set = try? RuleSet(canonical: set), let rules = try? Owner.rules(from: set) else { return nil }
        return { Owner.explanation(of: $0, by: rules) }
    }
}
