import Decisions

/// A folded state and how many events it was folded from.
struct Fold {
    var state: any Decider
    var version: Int64
}

/// States folded recently, so that a busy stream is not read again for every command.
///
/// Only the writer's thread sees it. A state enters after COMMIT; what the open transaction changed lies in an overlay
/// that each undone savepoint cuts back.
struct FoldCache {
    /// The most streams remembered; beyond it all are forgotten at once, which is rare and cheap enough.
    static let limit = 8_192

    private var committed: [String: Fold] = [:]
    private var overlay: [String: Fold] = [:]
    private var undo: [(stream: String, before: Fold?)] = []

    func fold(of stream: String) -> Fold? {
        overlay[stream] ?? committed[stream]
    }

    /// Remembers a state that includes events of the open transaction.
    mutating func change(_ fold: Fold, of stream: String) {
        undo.append((stream, overlay.updateValue(fold, forKey: stream)))
    }

    /// Remembers a state read from committed events alone.
    mutating func remember(_ fold: Fold, of stream: String) {
        if committed.count >= Self.limit { committed.removeAll(keepingCapacity: true) }
        committed[stream] = fold
    }

    /// Where to roll back to.
    var mark: Int { undo.count }

    /// Forgets what has been changed since `mark`.
    mutating func rollBack(to mark: Int) {
        while undo.count > mark {
            let last = undo.removeLast()
            overlay[last.stream] = last.before
        }
    }

    /// Everything changed is on disk now.
    mutating func commit() {
        for (stream, fold) in overlay { remember(fold, of: stream) }
        overlay.removeAll(keepingCapacity: true)
        undo.removeAll(keepingCapacity: true)
    }

    /// The streams remembered; for comparing a sample with a fresh fold.
    var streams: [String] { Array(committed.keys) }
}
