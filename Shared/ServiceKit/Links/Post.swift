public import EventLog
public import Model

/// How a service's deliveries reach other offices' systems, and what their answers mean.
public struct Post<Owner: Served>: Sendable {
    /// What the recipients of such deliveries begin with: `link:`.
    let prefix: String
    /// Makes what is sent; the words are made when they leave, and lie nowhere before.
    let compose: @Sendable (Delivery, Desk<Owner>) async throws -> PostItem
    /// What an answer asks of ourselves: its events remove the delivery.
    let acknowledge: @Sendable (Delivery, JSONDocument.Node) throws -> Owner.Command
    /// What is said once a process is told of a link; nil for a name that means nothing to the service.
    let opening: @Sendable (String, LinkSettings.Means) -> Owner.Command?
    /// Which method a row of a file is for.
    let method: @Sendable (JSONDocument.Node) -> String
    /// After how many tries a person must look, by the link's name.
    let tries: @Sendable (Owner.Rules, String, Day) -> Int?

    /// A way to the outside.
    public init(
        prefix: String,
        compose: @escaping @Sendable (Delivery, Desk<Owner>) async throws -> PostItem,
        acknowledge: @escaping @Sendable (Delivery, JSONDocument.Node) throws -> Owner.Command,
        opening: @escaping @Sendable (String, LinkSettings.Means) -> Owner.Command?,
        method: @escaping @Sendable (JSONDocument.Node) -> String,
        tries: @escaping @Sendable (Owner.Rules, String, Day) -> Int?
    ) {
        self.prefix = prefix
        self.compose = compose
        self.acknowledge = acknowledge
        self.opening = opening
        self.method = method
        self.tries = tries
    }
}

/// One thing that is told or asked: a method of the other side, with its params.
public struct PostItem: Sendable {
    /// The method.
    public var method: String
    /// A JSON object in one line.
    public var params: [UInt8]
    /// Whether the answer is a list, which a platform of files leaves in a folder.
    public var wantsList: Bool

    /// An item.
    public init(method: String, params: [UInt8], wantsList: Bool = false) {
        self.method = method
        self.params = params
        self.wantsList = wantsList
    }
}
