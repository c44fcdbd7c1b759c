/// What people read: Chinese first, English second.
public struct Message: Codable, Hashable, Sendable {
    /// For the people of the county.
    public let chinese: String
    /// For whoever maintains the software.
    public let english: String

    /// The same sentence twice.
    public init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }
}

/// A clear no: what is wrong, where, and what to do about it.
///
/// It is a normal answer, not a fault: nothing was written on its account.
public struct Refusal: Error, Codable, Hashable, Sendable {
    /// The class of the refusal, one of the stable words of the wire protocol.
    public let status: Status
    /// A stable lower-camel word for machines, such as `invalidMoney`; listed in the error catalogue.
    public let reason: String
    /// What is wrong, with the value's fault and the remedy.
    public let message: Message
    /// The field at fault, as a dotted path in the request: `complainant.phone`.
    public var field: String?

    /// A refusal with its reason.
    public init(_ reason: String, _ message: Message, status: Status = .invalidArgument, field: String? = nil) {
        self.reason = reason
        self.message = message
        self.status = status
        self.field = field
    }

    /// The same refusal, said of a field: an inner path is kept behind the outer one.
    public func at(_ outer: String) -> Refusal {
        var copy = self
        copy.field = field.map { outer.isEmpty ? $0 : "\(outer).\($0)" } ?? outer
        return copy
    }

    /// The classes of refusals, as the wire protocol spells them.
    public enum Status: String, Codable, Hashable, Sendable, CaseIterable {
        case invalidArgument = "INVALID_ARGUMENT"
        case failedPrecondition = "FAILED_PRECONDITION"
        case notFound = "NOT_FOUND"
        case alreadyExists = "ALREADY_EXISTS"
        case unauthenticated = "UNAUTHENTICATED"
        case permissionDenied = "PERMISSION_DENIED"
        case resourceExhausted = "RESOURCE_EXHAUSTED"
        case aborted = "ABORTED"
        case deadlineExceeded = "DEADLINE_EXCEEDED"
        case unavailable = "UNAVAILABLE"
        case unknown = "UNKNOWN"
        case unimplemented = "UNIMPLEMENTED"
        case internalFault = "INTERNAL"

        /// Whether asking again, under the same key, may help without anything being changed first.
        public var isRetryable: Bool {
            switch self {
            case .unavailable, .unknown, .deadlineExceeded, .resourceExhausted: true
            case .invalidArgument, .failedPrecondition, .notFound, .alreadyExists, .unauthenticated,
                .permissionDenied, .aborted, .unimplemented, .internalFault:
                false
            }
        }
    }
}
