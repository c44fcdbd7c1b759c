import Crypto
public import EventLog
import Foundation
public import GRDB
public import Identity
public import Model
import Synchronization
public import Vault

/// Where a request becomes commands: whoever asks is known, and whatever is personal is sealed before it goes on.
///
/// It lives for one request and on one thread; decisions see only what comes out of it.
public final class Door<Owner: Served> {
    /// Who asks.
    public let caller: Caller
    /// When the request came in; the decision has the transaction's own moment.
    public let now: Moment
    let node: Doorway<Owner>
    private(set) var draft = SealedDraft()
    /// Persons this request may be the first to tell of; kept until its outcome is known.
    private(set) var claims: [Claim] = []

    init(caller: Caller, now: Moment, node: Doorway<Owner>) {
        self.caller = caller
        self.now = now
        self.node = node
    }

    /// The rules in force.
    public var rules: Owner.Rules { node.store.rules }

    /// A new id that sorts by time.
    public func freshID() -> UniqueID { .fresh(at: now) }

    /// The id of something new that goes by a name: requests that come at once, and name the same, get the same.
    public func freshID(for name: String) -> UniqueID { node.names.id(for: name, at: now) }

    /// Looks something up in the service's own tables, for turning a number people use into an id.
    ///
    /// What must hold is decided from facts in the transaction; this only finds.
    public func find<Value>(_ read: (Database) throws -> Value) throws -> Value {
        try node.store.reader.read(read)
    }

    /// A person nobody has heard of before, with a key of their own.
    public func newPerson(_ purpose: KeyPurpose = .person) -> PersonKey {
        let key = node.vault.draft(person: freshID(), purpose: purpose, at: now)
        draft.keys.append(key)
        return PersonKey(person: Identifier(key.person), key: key.key)
    }

    /// The person of whom this is known and whose key still exists; of several the first.
    public func person(with kind: LookUpKind, _ value: String) throws -> PersonKey? {
        try node.vault.person(matching: kind, value).map { PersonKey(person: Identifier($0.person), key: $0.key) }
    }

    /// The one person to whom this belongs and to nobody else; a new one can be found by it from now on.
    ///
    /// - Returns: The person, and whether nobody was known by it.
    public func person(owning kind: LookUpKind, _ value: String) throws -> (key: PersonKey, isNew: Bool) {
        let claim = try node.vault.claim(kind, value, at: now)
        claims.append(claim)
        let person = PersonKey(person: Identifier(claim.person), key: claim.key)
        guard let key = claim.draft else { return (person, false) }
        draft.keys.append(key)
        remember(kind, value, of: person)
        return (person, true)
    }

    /// Whether both share something of that kind, without anybody learning what it is.
    public func isAlike(_ one: UniqueID, _ other: UniqueID, by kind: LookUpKind) throws -> Bool {
        try node.vault.persons(alike: one, by: kind).contains(other)
    }

    /// The persons of whom these are known, by what is known of them; all of it is read at one moment.
    public func persons(with kind: LookUpKind, _ values: [String]) throws -> [String: PersonKey] {
        try node.vault.keys(matching: kind, values).mapValues { PersonKey(person: Identifier($0.person), key: $0.key) }
    }

    /// What has been drafted since the last time, for a request whose rows are kept each for itself.
    public func takeDraft() -> SealedDraft {
        defer { draft = SealedDraft() }
        return draft
    }

    /// Seals what is personal; the same value under the same key is the same bytes.
    public func seal(_ text: String, as kind: SealKind, of person: PersonKey) throws -> Sealed {
        try person.key.seal(text, kind: kind, source: node.store.identity.source)
    }

    /// Lets a person be found again by this, for as long as their key exists.
    public func remember(_ kind: LookUpKind, _ value: String, of person: PersonKey) {
        draft.lookUps.append(node.vault.lookUp(kind, value, of: person.person.value))
    }
}

/// A person's id together with a key to seal with.
public struct PersonKey: Sendable {
    /// Who it is.
    public let person: Person.ID
    let key: SealingKey
}

/// What every door and desk of a node opens onto.
struct Doorway<Owner: Served>: Sendable {
    let store: EventStore<Owner>
    let vault: VaultStore
    let keys: KeyRing
    let tokens = OwnToken()
    let names = GivenNames()

    /// The token by which this process asks its peers; made anew each minute, so that it never runs out.
    func ownToken() throws -> String {
        let now = store.timepiece.read().wall
        let key = keys.current
        return try tokens.token(at: now, by: key) {
            try key.token(
                TokenRequest(
                    id: .fresh(at: now),
                    actor: .service(Owner.service),
                    role: .service,
                    lifetimeSeconds: 3_600
                ),
                at: now
            )
        }
    }

    /// How far a service's log is applied here: our own by its head, a peer's by the slowest follower of it.
    func appliedPosition(of service: String) async throws -> Int64 {
        if service == Owner.service { return store.head.position }
        return try await store.reader.read { db in
            try Int64.fetchOne(db, sql: "SELECT min(sequence) FROM position WHERE peer = ?", arguments: [service]) ?? 0
        }
    }
}

/// A token for asking peers, kept while it is fresh and its key the same.
final class OwnToken: Sendable {
    private let state = Mutex<(text: String, made: Moment, key: Data)?>(nil)

    func token(at now: Moment, by key: ServiceKey, _ make: () throws -> String) throws -> String {
        let key = key.publicKey.rawRepresentation
        return try state.withLock { state in
            if let known = state, known.key == key, now.milliseconds - known.made.milliseconds < 60_000 {
                return known.text
            }
            let text = try make()
            state = (text, now, key)
            return text
        }
    }
}

/// The ids that were given to new things by name, for as long as the requests that made them may be under way.
final class GivenNames: Sendable {
    /// How many are remembered: more than can wait for the writer at once.
    static let limit = 8_192
    private let state = Mutex<(ids: [String: UniqueID], names: [String], next: Int)>(([:], [], 0))

    func id(for name: String, at now: Moment) -> UniqueID {
        state.withLock { state in
            if let known = state.ids[name] { return known }
            let id = UniqueID.fresh(at: now)
            if state.names.count < Self.limit {
                state.names.append(name)
            } else {
                state.ids[state.names[state.next]] = nil
                state.names[state.next] = name
                state.next = (state.next + 1) % Self.limit
            }
            state.ids[name] = id
            return id
        }
    }
}
