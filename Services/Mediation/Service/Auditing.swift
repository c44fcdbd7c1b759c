public import MediationDomain
public import Model
public import ServiceKit

extension Mediation: Audited {
    /// What happened to a dispute, in the words of its story.
    public static func words(of type: String, _ data: JSONDocument.Node?) -> Message {
        StoryWords(type: type, data: data).message
    }

    /// How people call a clock.
    public static func name(ofClock name: String) -> String { StoryWords.name(ofClock: name) }

    /// Why a term ends when it does.
    public static func explanation(of basis: Basis, by rules: MediationRules) -> String? {
        rules.explanation(of: basis)
    }
}
