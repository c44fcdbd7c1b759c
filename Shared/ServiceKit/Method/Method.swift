public import EventLog
public import Model

/// One thing a service can be asked: its name, who may ask, what it takes, and what it does.
///
/// The table of a service's methods is the whole of its door: access, documents and routing are made from it.
public struct Method<Owner: Served>: Sendable {
    /// Its name on the wire: `enterprise.register`.
    public let name: String
    /// Who may ask.
    public let roles: Set<Role>
    /// What it is for, in a sentence.
    public let summary: Message
    /// Whether it changes anything.
    public let isCommand: Bool
    /// The JSON schema of what it takes, and of what it gives.
    public private(set) var schemas: (params: JSONSchema, result: JSONSchema)
    let work: Work
    /// Makes the answer of a command that gives more than positions, from what was committed alone.
    var finishing: (@Sendable (Answer.Done, Desk<Owner>) throws -> [UInt8])?

    enum Work: Sendable {
        case command(@Sendable (JSONDocument.Node?, Door<Owner>) throws -> [Owner.Command])
        case query(@Sendable (JSONDocument.Node?, Desk<Owner>) async throws -> [UInt8])
        case rows(RowsWork<Owner>)
    }

    /// A method that changes something: it turns its parameters into commands, which happen all or not at all.
    public static func command<Params: Decodable & Sendable>(
        _ name: String,
        _ summary: Message,
        for roles: Set<Role>,
        taking _: Params.Type,
        _ commands: @escaping @Sendable (Params, Door<Owner>) throws -> [Owner.Command]
    ) -> Method {
        Method(
            name: name,
            roles: roles,
            summary: summary,
            isCommand: true,
            schemas: (JSONSchema(of: Params.self), .commandAnswer),
            work: .command { params, door in try commands(read(Params.self, from: params), door) }
        )
    }

    /// A command whose answer is made from its events once they are committed, such as a token that is signed.
    public static func command<Params: Decodable & Sendable, Result: Codable & Sendable>(
        _ name: String,
        _ summary: Message,
        for roles: Set<Role>,
        taking _: Params.Type,
        giving _: Result.Type,
        _ commands: @escaping @Sendable (Params, Door<Owner>) throws -> [Owner.Command],
        finishing: @escaping @Sendable (Answer.Done, Desk<Owner>) throws -> Result
    ) -> Method {
        var method = command(name, summary, for: roles, taking: Params.self, commands)
        method.schemas.result = JSONSchema(of: Result.self)
        method.finishing = { done, desk in try CanonicalJSON.encode(try finishing(done, desk)) }
        return method
    }

    /// A method that only tells.
    public static func query<Params: Decodable & Sendable, Result: Codable & Sendable>(
        _ name: String,
        _ summary: Message,
        for roles: Set<Role>,
        taking _: Params.Type,
        giving _: Result.Type,
        _ answer: @escaping @Sendable (Params, Desk<Owner>) async throws -> Result
    ) -> Method {
        Method(
            name: name,
            roles: roles,
            summary: summary,
            isCommand: false,
            schemas: (JSONSchema(of: Params.self), JSONSchema(of: Result.self)),
            work: .query { params, desk in
                try CanonicalJSON.encode(try await answer(read(Params.self, from: params), desk))
            }
        )
    }

    /// A command of many rows, each of which is kept or refused for itself, all of them in one commit.
    ///
    /// What is wrong with one row is that row's outcome, so `rows` reads them one by one; `finishing` makes the answer of
    /// each row's outcome and the position after them.
    public static func rows<Params: Decodable & Sendable, Result: Codable & Sendable>(
        _ name: String,
        _ summary: Message,
        for roles: Set<Role>,
        taking _: Params.Type,
        giving _: Result.Type,
        _ rows: @escaping @Sendable (JSONDocument.Node?, Door<Owner>) throws -> [RowAsked<Owner>],
        finishing: @escaping @Sendable ([RowOutcome], Int64) -> Result
    ) -> Method {
        Method(
            name: name,
            roles: roles,
            summary: summary,
            isCommand: true,
            schemas: (JSONSchema(of: Params.self), JSONSchema(of: Result.self)),
            work: .rows(RowsWork(ask: rows) { try CanonicalJSON.encode(finishing($0, $1)) })
        )
    }

    private static func read<Params: Decodable>(_: Params.Type, from node: JSONDocument.Node?) throws -> Params {
        guard let node else { return try CanonicalJSON.decode(Params.self, from: Array("{}".utf8)) }
        return try node.decode(Params.self)
    }
}

/// Nothing is asked for: the parameters of a method that takes none.
public struct Nothing: Codable, Sendable {
    /// Nothing.
    public init() {}
}
