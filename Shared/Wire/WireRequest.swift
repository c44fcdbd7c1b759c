public import Model

/// One request, as its line said it: checked for form, not for sense.
public struct WireRequest: Sendable {
    /// What the answer is matched by.
    public let id: RequestID
    /// The name of what is asked: `complaint.file`.
    public let method: String
    /// The whole line, which `params` is a part of.
    public let document: JSONDocument
    /// The arguments, an object; `_meta` is still in it.
    public let params: JSONDocument.Node?
    /// What is said about the request and is not part of it.
    public let meta: RequestMeta
    /// When the caller stops waiting, if it said how long it would.
    public let deadline: ContinuousClock.Instant?
    /// The host that the connection comes from, as a numeric address.
    public internal(set) var host = ""
}

/// A request's `id` as raw JSON, a string or an integer, given back byte for byte.
public struct RequestID: Hashable, Sendable {
    /// The longest that is accepted, in bytes.
    public static let maxBytes = 128
    /// The bytes as they stood in the line, quotes included.
    public let json: [UInt8]
}

/// What a request carries about itself, in `params._meta`.
public struct RequestMeta: Hashable, Sendable {
    /// The signed token that says who asks.
    public var token: String?
    /// The caller's name for this request: asked again under it, the stored answer comes back.
    public var idempotencyKey: String?
    /// How long the caller is going to wait.
    public var timeoutMilliseconds: Int?
    /// W3C trace context; it goes to the log of operations and nowhere else.
    public var traceparent: String?
    /// The version the caller has seen of the thing it wants changed.
    public var expectedVersion: Int64?
    /// Positions that a query waits for, by service; positions are decimal text.
    public var after: [String: String]

    /// Nothing said unless named.
    public init(
        token: String? = nil,
        idempotencyKey: String? = nil,
        timeoutMilliseconds: Int? = nil,
        traceparent: String? = nil,
        expectedVersion: Int64? = nil,
        after: [String: String] = [:]
    ) {
        self.token = token
        self.idempotencyKey = idempotencyKey
        self.timeoutMilliseconds = timeoutMilliseconds
        self.traceparent = traceparent
        self.expectedVersion = expectedVersion
        self.after = after
    }
}

/// What a request is answered with.
public enum WireReply: Sendable {
    /// Yes: the result as JSON, which is spliced into the line as it is and so must hold no LF.
    case result([UInt8])
    /// No, or not now.
    case failure(WireError)
}
