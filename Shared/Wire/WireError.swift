public import Model

/// A refusal on its way over the wire: what JSON-RPC adds to it.
public struct WireError: Error, Hashable, Sendable {
    /// The JSON-RPC number.
    public let code: Code
    /// What is wrong, where, and what to do.
    public let refusal: Refusal
    /// How long to wait before asking again, where that is known.
    public var retryAfterMilliseconds: Int?
    /// Where to read on.
    public var help: String?

    /// A refusal; its class gives the code unless one is named.
    public init(
        _ refusal: Refusal,
        code: Code? = nil,
        retryAfterMilliseconds: Int? = nil,
        help: String? = nil
    ) {
        self.code = code ?? Code(of: refusal.status)
        self.refusal = refusal
        self.retryAfterMilliseconds = retryAfterMilliseconds
        self.help = help
    }

    /// JSON-RPC's numbers; those from -32000 to -32099 are ours to give.
    public enum Code: Int, Hashable, Sendable, CaseIterable {
        /// The line is not JSON as we take it.
        case parse = -32700
        /// It is JSON, and not a request.
        case invalidRequest = -32600
        /// Nobody answers to the method's name.
        case unknownMethod = -32601
        /// The arguments are not what the method takes.
        case invalidParams = -32602
        /// A fault of ours.
        case fault = -32603
        /// A decision: what is asked does not fit the state of things.
        case refused = -32000
        /// Who asks is not known, or may not ask it.
        case forbidden = -32001
        /// Not now, or it is not known whether it was done: ask again under the same key.
        case notNow = -32002

        /// The number for a class of refusals.
        public init(of status: Refusal.Status) {
            switch status {
            case .invalidArgument: self = .invalidParams
            case .failedPrecondition, .notFound, .alreadyExists, .aborted: self = .refused
            case .unauthenticated, .permissionDenied: self = .forbidden
            case .unavailable, .unknown, .deadlineExceeded, .resourceExhausted: self = .notNow
            case .unimplemented: self = .unknownMethod
            case .internalFault: self = .fault
            }
        }
    }
}
