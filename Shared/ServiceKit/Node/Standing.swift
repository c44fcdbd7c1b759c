import EventLog
import Glibc
import Foundation
public import Model
import Synchronization

/// How a node stands: counters that anybody may raise and the health pages show.
final class Standing: Sendable {
    let requests = Atomic<Int64>(0)
    let unauthenticated = Atomic<Int64>(0)
    let faults = Atomic<Int64>(0)
    let walFrames = Atomic<Int>(0)
    /// Whether the node is about to end, so that nobody is kept waiting for news.
    let isStopping = Atomic<Bool>(false)
    /// Holds the followers still while a backup is copied.
    let pause = FollowerPause()
    /// Which closed events auditors have seen in the minutes that nobody has told of yet.
    let disclosures = Mutex(DisclosureTally())
    private let state = Mutex<[String: FollowerStatus]>([:])

    /// What is known of one follower now.
    func note(_ status: FollowerStatus) {
        state.withLock { $0[status.key] = status }
    }

    /// Changes what is known of one follower.
    func change(_ key: String, _ change: (inout FollowerStatus) -> Void) {
        state.withLock { all in
            if var status = all[key] {
                change(&status)
                all[key] = status
            }
        }
    }

    /// All followers, by name.
    var followers: [FollowerStatus] {
        state.withLock { $0.values.sorted { $0.key < $1.key } }
    }

    /// Resident memory of this process, in bytes.
    static var residentBytes: Int64 {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? (Int64(fields[1]) ?? 0) * Int64(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}

/// How one follower stands: what `jiazheng status` shows a line of.
public struct FollowerStatus: Codable, Hashable, Sendable {
    /// Whose news it follows.
    public var peer: String
    /// For which reactions.
    public var reactionSet: String
    /// What it is doing.
    public var state: State
    /// The last event taken in.
    public var position: Int64
    /// The newest event it has heard of.
    public var head: Int64
    /// When it was last level with the head, in milliseconds since 1970.
    public var levelAt: Int64
    /// Events that wait for a person.
    public var parked: Int64
    /// What went wrong last; absent when nothing has.
    public var lastError: String?

    /// What a follower may be doing.
    public enum State: String, Codable, Sendable {
        case connecting, catchingUp, live, stopped
    }

    init(peer: String, reactionSet: String) {
        self.peer = peer
        self.reactionSet = reactionSet
        state = .connecting
        position = 0
        head = 0
        levelAt = 0
        parked = 0
    }

    var key: String { "\(peer)/\(reactionSet)" }

    /// How many events it is behind.
    public var lagEvents: Int64 { max(0, head - position) }

    /// For how long it has been behind, in milliseconds.
    public func lagMilliseconds(at now: Moment) -> Int64 {
        lagEvents == 0 || levelAt == 0 ? 0 : max(0, now.milliseconds - levelAt)
    }
}
