public import EventLog
public import Identity
public import Model
public import Vault

/// A service's own query, asked of a store as it once stood, by whoever holds the file.
public struct PastQuestion<Owner: Served>: Sendable {
    private let desk: Desk<Owner>

    /// Asks of a store that was replayed to some moment.
    ///
    /// - Parameters:
    ///   - store: The replayed store; nothing is written into it.
    ///   - vault: A vault without keys, so that what is sealed stays sealed.
    ///   - key: A key that nobody knows, which signs nothing.
    ///   - caller: In which role it is asked.
    public init(of store: EventStore<Owner>, vault: VaultStore, key: ServiceKey, for caller: Caller) {
        desk = Desk(caller: caller, node: Doorway(store: store, vault: vault, keys: KeyRing(key)))
    }

    /// The names of the queries that a role may ask, in order.
    public static func queries(for role: Role) -> [String] {
        Owner.methods.filter { !$0.isCommand && $0.roles.contains(role) }.map(\.name).sorted()
    }

    /// The roles that may ask a query; nil when there is no such query.
    public static func roles(of method: String) -> Set<Role>? {
        Owner.methods.first { $0.name == method && !$0.isCommand }?.roles
    }

    /// Answers as the service would have answered.
    ///
    /// - Parameters:
    ///   - method: The query's name.
    ///   - params: Its parameters.
    /// - Returns: The answer in canonical JSON; nil when there is no such query.
    /// - Throws: What the query refuses.
    public func answer(_ method: String, _ params: JSONDocument) async throws -> [UInt8]? {
        guard let found = Owner.methods.first(where: { $0.name == method }), case .query(let ask) = found.work else {
            return nil
        }
        return try await ask(params.root, desk)
    }
}
