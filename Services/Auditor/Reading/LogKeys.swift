import Crypto
import Transparency

/// The keys under which one log's heads are believed: at each size the one that the log named last before it.
///
/// A key that replaced another is believed when the county has certified it, and when both have signed the first head behind
/// the change. So neither who may write to the file nor who has stolen the former key can name one of their own.
struct LogKeys: Sendable {
    /// All keys that are believed somewhere in the log.
    let keys: [Curve25519.Signing.PublicKey]
    /// The log's own keys that are believed, each from the event on that names it.
    private(set) var named: [LogHistory.NamedKey] = []
    /// Whether a key was given, so that the log's word alone does not count.
    let isProven: Bool
    /// Whether the key that the log was opened with is another than those given.
    let isForeign: Bool
    /// Where another key is named that the one before it has not signed for.
    private(set) var unsigned: [Int64] = []
    /// Where a key is named that the county has not certified.
    private(set) var uncertified: [Int64] = []
    /// Where a key is named that nobody but the one before it vouches for.
    private(set) var vouchedByFormer: [Int64] = []
    private let history: LogHistory?

    /// Of a log that was not given, and whose key nobody named.
    static let unknown = LogKeys(TrustedKeys(), "", nil)

    init(_ trusted: TrustedKeys, _ service: String, _ history: LogHistory?) {
        self.history = history
        let given = trusted.given(for: service)
        let known = Set(given.map(\.rawRepresentation))
        let all = history?.keys ?? []
        isProven = !given.isEmpty
        isForeign = isProven && !all.contains { known.contains($0.key.rawRepresentation) }
        guard !isForeign else {
            keys = given
            return
        }
        for key in all {
            let isKnown = known.contains(key.key.rawRepresentation)
            if named.isEmpty {
                named.append(key)
            } else if key.handover == nil, key.isChange || (isProven && !isKnown) {
                unsigned.append(key.position)
            } else if !isKnown, trusted.certified.contains(service) {
                uncertified.append(key.position)
            } else {
                if isProven, !isKnown { vouchedByFormer.append(key.position) }
                named.append(key)
            }
        }
        keys = given + named.map(\.key)
    }

    /// Whether a head is signed as the log's heads of that size are.
    func believe(_ checkpoint: Checkpoint) -> Bool { signer(of: checkpoint) != nil }

    /// Which of the log's keys has rightly signed a head; nil when none has.
    func signer(of checkpoint: Checkpoint) -> Curve25519.Signing.PublicKey? {
        guard let key = inForce(at: checkpoint) else { return keys.first { checkpoint.verify(with: $0) } }
        return checkpoint.verify(with: key) ? key : nil
    }

    /// The key of a size; nil where the log's own events do not say, as in a part of a former life that was lost.
    private func inForce(at checkpoint: Checkpoint) -> Curve25519.Signing.PublicKey? {
        guard let history, let epoch = checkpoint.originParts?.epoch, let end = history.end(of: epoch),
            checkpoint.size <= end
        else { return nil }
        return named.last { $0.position <= checkpoint.size }?.key
    }
}
