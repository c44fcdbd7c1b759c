public import Model

/// Why a call brought no result.
public enum WireFailure: Error, Hashable, Sendable {
    /// The server said no.
    case answered(WireError)
    /// The connection ended before the answer came: whether the request was carried out is not known.
    case disconnected(reason: String)
    /// No answer came in time: whether the request was carried out is not known.
    case timedOut
    /// Too many calls of this client are waiting; nothing was sent.
    case overloaded
    /// The request is longer than a line may be; nothing was sent.
    case requestTooLong
    /// The params are no JSON object; nothing was sent.
    case paramsNotAnObject
    /// What came is not an answer.
    case unintelligible(reason: String)

    /// Whether the same request, under the same idempotency key, may be sent again.
    public var isRetryable: Bool {
        switch self {
        case .answered(let error): error.refusal.status.isRetryable
        case .disconnected, .timedOut, .overloaded: true
        case .requestTooLong, .paramsNotAnObject, .unintelligible: false
        }
    }

    /// The refusal the server answered with.
    public var refusal: Refusal? {
        switch self {
        case .answered(let error): error.refusal
        case .disconnected, .timedOut, .overloaded, .requestTooLong, .paramsNotAnObject, .unintelligible: nil
        }
    }
}

/// How long a client waits and how much it lets wait.
public struct ClientLimits: Hashable, Sendable {
    /// Bytes in one line, either way.
    public var maxLine = 1 << 20
    /// Calls that wait for their answers; one more fails as `overloaded`.
    public var outstanding = 1_024
    /// Time for connecting, TLS and the server's hello.
    public var connect: Duration = .seconds(5)
    /// Time for an answer, unless the call says otherwise.
    public var answer: Duration = .seconds(30)

    /// The usual limits.
    public init() {}
}

/// What a call brought.
public struct WireAnswer: Sendable {
    /// The whole line.
    public let document: JSONDocument
    /// Its result.
    public let result: JSONDocument.Node

    /// Reads a line that answers a request.
    init(line: [UInt8]) throws(WireFailure) {
        do {
            document = try JSONDocument(line, maxDepth: 64)
        } catch {
            throw .unintelligible(reason: error.message.english)
        }
        if let error = document.root["error"] { throw .answered(WireError(error)) }
        guard let result = document.root["result"] else { throw .unintelligible(reason: "there is no result") }
        self.result = result
    }
}

extension WireError {
    /// Reads the `error` of an answer; what is not there is taken for the least that it can mean.
    init(_ node: JSONDocument.Node) {
        let data = node["data"]
        let parts = (node["message"]?.string ?? "").split(separator: " / ", maxSplits: 1).map(String.init)
        let message = Message(parts.first ?? "", parts.last ?? "")
        let status = data?["status"]?.string.flatMap(Refusal.Status.init) ?? .unknown
        let refusal = Refusal(
            data?["reason"]?.string ?? "unknown",
            message,
            status: status,
            field: data?["field"]?.string
        )
        self.init(
            refusal,
            code: node["code"]?.integer.flatMap { Code(rawValue: Int($0)) },
            retryAfterMilliseconds: data?["retryAfterMs"]?.integer.map { Int($0) },
            help: data?["help"]?.string
        )
    }
}
