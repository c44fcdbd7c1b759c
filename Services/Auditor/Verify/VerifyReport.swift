import Model

/// What came of verifying stores.
public struct VerifyReport: Codable, Sendable {
    /// Whether nothing is wrong anywhere.
    public var isSound: Bool { stores.allSatisfy { $0.faultCount == 0 } }
    /// The stores, in the order in which they were given.
    public internal(set) var stores: [Store] = []
    /// How long it took.
    public internal(set) var milliseconds: Int64 = 0

    /// What came of verifying one store.
    public struct Store: Codable, Sendable {
        /// The file.
        public var path: String
        /// Whose log it is.
        public var service: String
        /// How many events were checked.
        public var events: Int64 = 0
        /// The lives of the log, the present one last.
        public var epochs: [String] = []
        /// The root over all events, in hex.
        public var root = ""
        /// The largest size that a valid checkpoint of its own has signed.
        public var signedSize: Int64 = 0
        /// How many own checkpoints there are.
        public var checkpoints: Int64 = 0
        /// How many copies of peers' checkpoints it keeps.
        public var witnesses: Int64 = 0
        /// How many heads kept elsewhere were compared.
        public var headsCompared: Int64 = 0
        /// How many causes were looked up.
        public var causes: Int64 = 0
        /// How many of them lie in logs that were not given, or were lost when a log was put back.
        public var uncheckedCauses: Int64 = 0
        /// How many faults there are of each kind; only the first of each kind are told one by one.
        public var counts: [String: Int64] = [:]
        /// What is wrong.
        public var faults: [Fault] = []
        /// What to know besides.
        public var notices: [Notice] = []

        /// How many faults there are.
        public var faultCount: Int64 { counts.values.reduce(0, +) }

        init(_ file: StoreFile) {
            path = file.path
            service = file.service ?? ""
        }

        mutating func add(_ findings: Findings) {
            faults += findings.faults
            notices += findings.notices
            for (kind, count) in findings.counts { counts[kind.rawValue, default: 0] += count }
        }
    }

    /// The stores of a service.
    public func store(of service: String) -> Store? { stores.first { $0.service == service } }
}

/// How far an audit has come.
public struct AuditProgress: Sendable {
    /// What it is at, such as `verify registry`.
    public let what: String
    /// How many events are done.
    public let done: Int64
    /// How many there are.
    public let total: Int64
}
