import Model

/// A struct with one of everything that methods take.
struct Sample: Codable, Sendable {
    var name: PersonName
    var worker: Identifier<SampleSubject>
    var received: Day
    var at: Moment?
    var claimed: Money
    var count: Int64
    var small: UInt8
    var isUrgent: Bool
    var remark: String?
    var parts: [Part]
    var words: Set<String>
    var named: [String: Part]
    var wish: Wish
    var mood: Mood?
    var outcome: Outcome
    var level: Level
    var sealed: Sealed
    var role: Role
    var house: HouseNumber
    var after: Optional<Optional<Day>>

    struct Part: Codable, Hashable, Sendable {
        var code: UnifiedSocialCreditCode
        var phone: PhoneNumber?
        var note: NarrativeText
    }

    enum Wish: String, Codable, Sendable, CaseIterable {
        case refund, apology
        case other = "somethingElse"
    }

    enum Mood: String, Codable, Sendable { case calm, angry }

    enum Level: Int, Codable, Sendable, CaseIterable { case low = 1, high = 2 }

    enum Outcome: Codable, Sendable {
        case settled(amount: Money, terms: [String])
        case withdrawn
        case failed(reason: NarrativeText?)
    }
}

/// A text with a check of its own that says nothing of its schema.
struct HouseNumber: TextValue {
    let text: String

    init(_ text: String) throws(Refusal) {
        guard let first = text.utf8.first, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first) else {
            throw ValueFault.textEmpty.refusal
        }
        self.text = text
    }
}

/// Holds others of its kind.
final class Folder: Decodable {
    let name: String
    let folders: [Folder]
    let parent: Parent?

    struct Parent: Decodable { var folder: Folder }
}

/// A value that reads nothing that could be thought of.
struct Riddle: Decodable {
    init(from decoder: any Decoder) throws {
        guard try decoder.singleValueContainer().decode(String.self) == "旧时王谢堂前燕" else {
            throw ValueFault.textEmpty.refusal
        }
    }
}

/// Cannot be read on behind the riddle.
struct Riddled: Decodable {
    var before: Int
    var riddle: Riddle
    var behind: Int
}

/// Needs no example of the riddle.
struct Unriddled: Decodable {
    var riddles: [Riddle]
    var riddle: Riddle?
    var behind: Int
}

/// A sum that holds others of its kind, and cannot do without.
indirect enum Tree: Decodable {
    case fork(left: Tree, right: Tree)
    case leaf(name: String)
}
