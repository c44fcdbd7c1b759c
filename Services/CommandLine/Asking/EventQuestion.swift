import Model
import Wire

/// A question for events, in the words of `events.read`.
struct EventQuestion: Encodable {
    var after: String
    var limit: Int
    var waitMs: Int?
    var subject: String?
    var types: [String]?

    init(after: Int64, limit: Int = 100) {
        self.after = String(after)
        self.limit = limit
    }

    /// What a service answered.
    struct Events {
        var epoch: String
        var head: Int64
        var items: [Item]
    }

    /// One event of an answer.
    struct Item {
        var position: Int64
        var content: Content
    }

    /// An event's stored bytes; of a closed one the leaf alone.
    enum Content {
        case body(JSONDocument.Node)
        case leaf(String)
    }

    /// Asks a service.
    ///
    /// - Throws: The service's refusal, or `unintelligible`.
    func ask(_ client: WireClient, token: String) async throws -> Events {
        let answer = try await client.call("events.read", params: self, meta: RequestMeta(token: token)).result
        guard let epoch = answer["epoch"]?.string, let head = answer["head"]?.string.flatMap({ Int64($0) }) else {
            throw WireFailure.unintelligible(reason: "events.read lacks epoch or head")
        }
        let items = try (answer["events"]?.elements ?? []).map { item in
            guard let position = item["sequence"]?.string.flatMap({ Int64($0) }) else {
                throw WireFailure.unintelligible(reason: "an event lacks its sequence")
            }
            if let body = item["event"] { return Item(position: position, content: .body(body)) }
            return Item(position: position, content: .leaf(item["leaf"]?.string ?? ""))
        }
        return Events(epoch: epoch, head: head, items: items)
    }
}
