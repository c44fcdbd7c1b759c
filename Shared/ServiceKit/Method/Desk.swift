public import EventLog
public import GRDB
public import Identity
public import Model
import Synchronization
public import Vault

/// Where a question is answered: it reads tables, and opens what is sealed only with a reason, which is recorded.
public final class Desk<Owner: Served>: Sendable {
    /// Who asks.
    public let caller: Caller
    let node: Doorway<Owner>
    private let openings = Mutex(Openings())

    /// What has been opened for this answer: subjects, whose they are and field names, never values.
    struct Openings: Sendable {
        var subjects: Set<String> = []
        /// Whose each key is; nil for one that is erased.
        var persons: [UniqueID: UniqueID?] = [:]
        var fields: Set<String> = []
        var reason = ""
    }

    init(caller: Caller, node: Doorway<Owner>) {
        self.caller = caller
        self.node = node
    }

    /// The moment by the service's clock.
    public var now: Moment { node.store.timepiece.read().wall }

    /// The rules in force.
    public var rules: Owner.Rules { node.store.rules }

    /// Reads the service's tables, all at one moment.
    public func read<Value: Sendable>(_ read: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await node.store.reader.read(read)
    }

    /// The persons of whom this is known.
    public func persons(matching kind: LookUpKind, _ value: String) throws -> [UniqueID] {
        try node.vault.persons(matching: kind, value)
    }

    /// The persons who share something of that kind with a person, without anybody learning what it is.
    public func persons(alike person: UniqueID, by kind: LookUpKind) throws -> [UniqueID] {
        try node.vault.persons(alike: person, by: kind)
    }

    /// Opens a sealed value for the caller; nil when its person was erased.
    ///
    /// The answer leaves only after a closed event says who saw which field of what, and why.
    ///
    /// - Parameters:
    ///   - sealed: The value.
    ///   - kind: What it says of the person.
    ///   - subject: The stream it belongs to.
    ///   - reason: Why the caller needs it; at least two characters.
    /// - Returns: The value, or nil.
    /// - Throws: `reasonMissing` without a reason, or what the vault says.
    public func open(_ sealed: Sealed, as kind: SealKind, of subject: String, because reason: String) throws -> String?
    {
        guard reason.count >= 2 else { throw Refusal.reasonMissing }
        try openings.withLock {
            $0.subjects.insert(subject)
            $0.fields.insert(kind.rawValue)
            $0.reason = reason
            if $0.persons[sealed.key] == nil {
                $0.persons.updateValue(try node.vault.person(of: sealed.key), forKey: sealed.key)
            }
        }
        return try node.vault.open(sealed, kind: kind, source: node.store.identity.source)
    }

    /// Reads one event of the service's own log, as it was committed.
    public func event(at position: Int64) throws -> Recorded<Told<Owner>>? {
        try node.store.event(at: position)
    }

    /// Issues a token under the service's own key.
    ///
    /// - Throws: `tokenNotIssuable` when it is not this service's to issue.
    public func sign(_ request: TokenRequest, at now: Moment) throws -> String {
        try node.keys.current.token(request, at: now)
    }

    /// Writes down what was opened; until that is on the disk the answer must not leave.
    func recordOpenings(method: String, by actor: String? = nil, as role: Role? = nil) async throws {
        let opened = openings.withLock { $0 }
        guard !opened.subjects.isEmpty else { return }
        let event = AccessEvent.opened(
            actor: actor ?? caller.actor.description,
            role: (role ?? caller.role).rawValue,
            method: method,
            subjects: opened.subjects.sorted(),
            persons: Set(opened.persons.values.compactMap(\.self)).sorted(),
            fields: opened.fields.sorted(),
            reason: opened.reason,
            from: caller.host
        )
        try await node.record(event, as: caller)
    }

    /// The streams of which something was opened.
    var openedSubjects: Set<String> { openings.withLock { $0.subjects } }

    /// Whether anything was opened.
    var hasOpened: Bool { openings.withLock { !$0.subjects.isEmpty } }
}

extension Refusal {
    /// Sealed fields open only for a reason.
    public static let reasonMissing = Refusal(
        "reasonMissing",
        Message("查看加密信息须填写理由（至少两个字）", "a reason of at least two characters is needed to open sealed fields"),
        field: "reason"
    )
}
