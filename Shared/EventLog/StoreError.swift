/// Why the store gave no answer; unlike a refusal, it says nothing about the command.
public enum StoreError: Error, Equatable {
    /// Too many wait already; nothing was done: try again shortly.
    case busy(waiting: Int)
    /// The caller's time ran out before its turn came; nothing was done.
    case expired
    /// The store is shutting down; nothing was done.
    case closed
    /// The transaction that the command shared was lost as a whole and undone; asking again is safe.
    case batchLost(reason: String)
    /// COMMIT failed: the outcome shows only after a restart. Ask again under the same key.
    case outcomeUnknown(reason: String)
    /// The disk failed before. Reading still works; nothing is acknowledged any more until a person has looked.
    case broken(reason: String)
    /// `PRAGMA synchronous` reads back as something else than FULL.
    case notDurable(synchronous: Int)
    /// The file belongs to something else.
    case foreignFile(reason: String)
    /// A newer program has written what this one cannot read: which program, and what is unknown.
    case newer(program: String, unknown: [String])
    /// Another process has the log open.
    case locked(path: String)
    /// The clock cannot be believed until a person says so.
    case clockUntrusted(reason: String)
    /// The log ends before what a witness has seen of it.
    case rolledBack(reason: String)
    /// A table of the file is declared by nobody.
    case undeclaredTables([String])
    /// An event would not fit; evidence belongs in an attachment.
    case eventTooLong(type: String, bytes: Int)
    /// A stream has reached the most events it may have.
    case streamFull(stream: String)
    /// A bundle would write more events than one may.
    case bundleTooLarge(events: Int)
    /// A stored body cannot be read.
    case unreadable(position: Int64, reason: String)
}
