import EventLog
import Foundation
import Identity
import Model
import Transparency
import Wire

/// A method that every service has, whatever it is for.
struct StandardMethod<Owner: Served>: Sendable {
    let name: String
    let permission: Permission
    let summary: Message
    let params: JSONSchema
    let result: JSONSchema
    let answer: @Sendable (Node<Owner>, JSONDocument.Node?, Caller?) async throws -> [UInt8]

    init<Params: Decodable & Sendable, Result: Codable & Sendable>(
        _ name: String,
        _ summary: Message,
        for permission: Permission,
        taking _: Params.Type,
        giving _: Result.Type,
        _ answer: @escaping @Sendable (Node<Owner>, Params, Caller?) async throws -> Result
    ) {
        self.init(name, summary, for: permission, taking: Params.self, resultSchema: JSONSchema(of: Result.self)) {
            try CanonicalJSON.encode(try await answer($0, $1, $2))
        }
    }

    /// A method whose answer is spliced together from stored bytes.
    init<Params: Decodable & Sendable>(
        _ name: String,
        _ summary: Message,
        for permission: Permission,
        taking _: Params.Type,
        resultSchema: JSONSchema,
        raw answer: @escaping @Sendable (Node<Owner>, Params, Caller?) async throws -> [UInt8]
    ) {
        self.name = name
        self.permission = permission
        self.summary = summary
        params = JSONSchema(of: Params.self)
        result = resultSchema
        self.answer = { node, json, caller in
            let params = try json?.decode(Params.self) ?? CanonicalJSON.decode(Params.self, from: Array("{}".utf8))
            return try await answer(node, params, caller)
        }
    }
}

/// What `service.info` tells.
struct ServiceFacts: Codable, Sendable {
    var service: String
    var version: String
    var `protocol`: Int64
    var division: String
    var county: String
    var epoch: String
    var position: String
    var program: String
    var rules: String
    var maxLine: Int64
}

/// What `service.health` tells: whether commands are taken, and if not why.
struct Health: Codable, Sendable {
    var ready: Bool
    var reasons: [Refusal]
}

/// What `service.stats` tells.
struct ServiceStats: Codable, Sendable {
    var position: Int64
    var followers: [Follower]
    var parked: Int64
    var setAside: Int64
    var waiting: Int64
    var memoryBytes: Int64
    var connections: Int64
    var outstanding: Int64
    var requests: Int64
    var unauthenticated: Int64
    var faults: Int64
    var walFrames: Int64
    var uptimeSeconds: Int64

    /// One follower with its lag.
    struct Follower: Codable, Sendable {
        var peer: String
        var reactionSet: String
        var state: String
        var position: Int64
        var head: Int64
        var lagEvents: Int64
        var lagMilliseconds: Int64
        var parked: Int64
        var lastError: String?
    }
}

/// Small parameters and answers of the standard methods.
enum Standard {
    struct Head: Codable, Sendable {
        var epoch: String
        var position: String
    }
    struct AsOf: Codable, Sendable { var moment: Moment }
    struct Position: Codable, Sendable { var position: String }
    struct CheckpointOf: Codable, Sendable { var size: String? }
    struct Note: Codable, Sendable { var note: String? }
    struct ProofOf: Codable, Sendable {
        var position: String
        var size: String
    }
    struct ConsistencyOf: Codable, Sendable {
        var from: String
        var to: String
    }
    struct Hashes: Codable, Sendable { var hashes: [String] }
    struct ParkedList: Codable, Sendable {
        var peer: String?
        var limit: Int64?
    }
    struct ParkedItems: Codable, Sendable { var items: [ParkedEvent] }
    struct ParkedRetry: Codable, Sendable {
        var peer: String
        var reactionSet: String
        var subject: String
    }
    struct Erasing: Codable, Sendable {
        var person: UniqueID
        var reason: LineText
        var retention: LineText
    }
    struct Erased: Codable, Sendable { var keys: [UniqueID] }
    struct Taken: Codable, Sendable { var taken: Int64 }
    struct Export: Codable, Sendable {
        var purpose: LineText
        var recipient: LineText
        var count: Int64
        var digest: LineText?
    }
    struct KeyChange: Codable, Sendable { var certificate: String }
    struct KeyChanged: Codable, Sendable {
        var key: String
        var position: String
        var signsAlongUntil: Moment?
    }
    struct Get: Codable, Sendable { var position: String }

    /// A position or a tree size, which travels as decimal text.
    static func number(_ text: String, _ field: String) throws(Refusal) -> Int64 {
        guard let number = Int64(text), number >= 0 else {
            throw Refusal(
                "invalidPosition",
                Message("\(field) 须为十进制文字", "\(field) is decimal text, such as \"48214\""),
                field: field
            )
        }
        return number
    }
}
