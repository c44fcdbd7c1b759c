public import Model
import Synchronization

/// Somebody who is found by what belongs to one person alone, or is about to be.
///
/// As long as it lives, whoever claims the same gets the same person; so it is kept until the request's outcome is known.
public final class Claim: Sendable {
    /// Who it is.
    public let person: UniqueID
    /// A key to seal with.
    public let key: SealingKey
    /// The key to store with the request; nil when the vault has it already.
    public let draft: DraftKey?
    private let release: @Sendable () -> Void

    init(_ key: SealingKey, of person: UniqueID, draft: DraftKey?, release: @escaping @Sendable () -> Void) {
        self.person = person
        self.key = key
        self.draft = draft
        self.release = release
    }

    deinit { release() }
}

extension VaultStore {
    /// The one person of whom this is true: one the vault knows, one whose first request is still on its way, or a new one.
    ///
    /// Two requests that come at the same time and tell of the same person thus make one person, not two.
    ///
    /// - Parameters:
    ///   - kind: What belongs to one person alone, such as an ID number.
    ///   - value: The value in its normal form.
    ///   - moment: When a new key is made.
    /// - Returns: The person with a key, to be kept until the request's outcome is known.
    /// - Throws: What SQLite says.
    public func claim(_ kind: LookUpKind, _ value: String, at moment: Moment) throws -> Claim {
        let way = hash(kind, value)
        return try claims.withLock { claims in
            if let (person, key) = try self.person(matching: kind, value) {
                return Claim(key, of: person, draft: nil) {}
            }
            var claimed = claims[way] ?? (draft(person: .fresh(at: moment), purpose: .person, at: moment), 0)
            claimed.holders += 1
            claims[way] = claimed
            return Claim(claimed.draft.key, of: claimed.draft.person, draft: claimed.draft) { [self] in release(way) }
        }
    }

    private func release(_ way: [UInt8]) {
        claims.withLock { claims in
            guard var claimed = claims[way] else { return }
            claimed.holders -= 1
            claims[way] = claimed.holders > 0 ? claimed : nil
        }
    }
}
