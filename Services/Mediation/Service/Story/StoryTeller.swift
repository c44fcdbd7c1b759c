import EventLog
import MediationDomain
import Model
import ServiceKit
import Vault

/// Turns one stored event into a line of a story.
struct StoryTeller {
    let desk: Desk<Mediation>
    let reason: String?
    private let reader = EventReader<Mediation>()

    init(desk: Desk<Mediation>, reason: String?) {
        self.desk = desk
        self.reason = reason
    }

    func line(of body: [UInt8]) throws -> StoryLine {
        let document = try JSONDocument(body)
        let root = document.root
        let record = try reader.read(document)
        let type = root["type"]?.string ?? ""
        let (subject, data) = (root["subject"]?.string ?? "", root["data"])
        let ending = type.split(separator: ".").dropFirst(3).joined(separator: ".")
        return StoryLine(
            position: record.position,
            at: record.moment,
            subject: subject,
            type: ending,
            actor: record.actor,
            role: root["authrole"]?.string ?? "",
            what: StoryWords(type: ending, data: data).message,
            rules: try rules(in: data),
            clocks: clocks(after: record),
            texts: try texts(in: data, of: subject)
        )
    }

    private func rules(in data: JSONDocument.Node?) throws -> [StoryRule] {
        try (data?["basis"]?.elements ?? []).map { node in
            let basis = try node.decode(Basis.self)
            return StoryRule(rule: basis.rule, explanation: desk.rules.explanation(of: basis))
        }
    }

    /// What the event does to clocks, as the service itself hears it.
    private func clocks(after record: Recorded<Told<Mediation>>) -> [StoryClock] {
        guard case .ours(let event) = record.event else { return [] }
        // The alarms of a term, `accept/yellow`, are no terms.
        return Mediation.clocks(after: record.map { _ in event }).filter { !$0.isAlarm }.map { change in
            switch change {
            case .set(let clock, let due):
                StoryClock(name: clock.name, displayName: StoryWords.name(ofClock: clock.name), due: due)
            case .clear(let clock):
                StoryClock(name: clock.name, displayName: StoryWords.name(ofClock: clock.name), due: nil)
            }
        }
    }

    /// Names, numbers and addresses of people stay closed: a story needs none of them.
    private static let identities: Set = ["name", "phone", "identity", "identityNumber", "address", "place"]

    private func texts(in data: JSONDocument.Node?, of subject: String) throws -> [StoryText] {
        guard let reason, let data else { return [] }
        return try Self.sealed(in: data, at: "").map { field, sealed in
            StoryText(field: field, text: try open(sealed, field, of: subject, because: reason))
        }
    }

    /// Opens a text as what its field says it is, or as one of the other kinds of text.
    private func open(_ sealed: Sealed, _ field: String, of subject: String, because reason: String) throws -> String? {
        let last = field.split(separator: ".").last.map(String.init) ?? field
        let kinds: [SealKind] =
            ["paper", "document", "contract"].contains(last)
            ? [.document, .narrative, .remark] : [.narrative, .remark, .document]
        for kind in kinds {
            do {
                return try desk.open(sealed, as: kind, of: subject, because: reason)
            } catch SealFault.doesNotOpen {
                continue
            }
        }
        return nil
    }

    private static func sealed(in node: JSONDocument.Node, at path: String) -> [(field: String, sealed: Sealed)] {
        switch node.kind {
        case .object:
            if let sealed = try? node.decode(Sealed.self) { return [(path, sealed)] }
            return node.members.filter { !identities.contains($0.key) }.flatMap { key, value in
                sealed(in: value, at: path.isEmpty ? key : "\(path).\(key)")
            }
        case .array: return node.elements.enumerated().flatMap { sealed(in: $1, at: "\(path).\($0 + 1)") }
        case .string, .number, .bool, .null: return []
        }
    }
}

extension ClockChange {
    /// Whether it is about the warning before a term's end.
    fileprivate var isAlarm: Bool {
        switch self {
        case .set(let clock, _), .clear(let clock):
            if case .term(step: .raiseAlarm)? = CaseClock.command(of: clock) { true } else { false }
        }
    }
}
