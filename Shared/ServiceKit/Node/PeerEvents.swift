import EventLog
import Model
import Transparency
import Wire

/// The parameters of `events.read`.
struct EventsRead: Codable, Sendable {
    /// Only what stands behind this position, decimal text.
    var after: String?
    /// The most events, up to 512.
    var limit: Int?
    /// How long to wait for news when there is none, in milliseconds, up to 30,000.
    var waitMs: Int?
    /// Only of this subject.
    var subject: String?
    /// Only of these full types.
    var types: [String]?
}

/// What `events.read` answered.
enum PeerEvents {
    static func read(_ result: JSONDocument.Node) throws -> (epoch: String, head: Int64, events: [PeerEvent]) {
        guard let epoch = result["epoch"]?.string, let head = result["head"]?.string.flatMap({ Int64($0) }) else {
            throw WireFailure.unintelligible(reason: "events.read lacks epoch or head")
        }
        let events = try (result["events"]?.elements ?? []).map { item in
            guard let sequence = item["sequence"]?.string.flatMap({ Int64($0) }) else {
                throw WireFailure.unintelligible(reason: "an event has no sequence")
            }
            if let event = item["event"] { return PeerEvent(sequence: sequence, body: Array(event.bytes)) }
            guard let leaf = item["leaf"]?.string.flatMap({ Hash32(hexadecimal: $0) }) else {
                throw WireFailure.unintelligible(reason: "an event has neither body nor leaf")
            }
            return PeerEvent(sequence: sequence, leaf: leaf)
        }
        return (epoch, head, events)
    }
}
