import Crypto
import EventLog
public import Identity
import Model
import Synchronization
import Transparency

/// What a service signs with: its key, and for a day after a change the one before it beside it.
public final class KeyRing: Sendable {
    /// How long the former key signs along, so that whoever knows it alone hears of the new one.
    static let overlapMilliseconds: Int64 = 86_400_000

    private let state: Mutex<(current: ServiceKey, former: [ServiceKey])>

    /// A ring with these keys.
    public init(_ current: ServiceKey, former: [ServiceKey] = []) {
        state = Mutex((current, former))
    }

    /// The key that signs tokens, and every checkpoint.
    var current: ServiceKey { state.withLock { $0.current } }

    /// Whether a former key still signs along.
    var hasFormer: Bool { state.withLock { !$0.former.isEmpty } }

    /// Signs with another key from now on, and with the present one along with it.
    func change(to key: ServiceKey) {
        state.withLock { state in
            guard key.publicKey.rawRepresentation != state.current.publicKey.rawRepresentation else { return }
            state.former.append(state.current)
            state.current = key
        }
    }

    /// Signs with the present key alone.
    func forgetFormer() {
        state.withLock { $0.former = [] }
    }

    /// Puts the service's name under a checkpoint.
    func sign(_ checkpoint: inout Checkpoint) throws {
        let (current, former) = state.withLock { $0 }
        for key in former + [current] { try checkpoint.sign(with: key.signing) }
    }
}

extension Doorway {
    /// Signs what is committed, unless it is signed.
    func signCheckpoint() async throws {
        try await store.signCheckpoint { [keys] in try keys.sign(&$0) }
    }

    /// Destroys the former key once it has signed along for its day.
    ///
    /// - Returns: Whether it was time.
    func retireFormerKey(in folder: DataFolder) async throws -> Bool {
        guard keys.hasFormer, let named = try await store.namedKey() else { return false }
        let end = named.moment.adding(milliseconds: KeyRing.overlapMilliseconds)
        guard store.timepiece.read().wall >= end else { return false }
        keys.forgetFormer()
        try folder.removeFormerKeys(of: Owner.service)
        return true
    }
}
