import Transparency

/// A root that somebody has named for a size of a log.
struct Anchor: Sendable {
    /// Who has named it.
    enum Origin: Sendable {
        /// A row of the log's own checkpoints.
        case own
        /// A copy that another service keeps.
        case witness
        /// A head that an auditor kept outside.
        case outside
        /// The tree that a follower has counted.
        case follower
    }

    let size: Int64
    let root: Hash32
    let origin: Origin
    /// Where it is kept.
    let place: String

    /// How far it is out of a forger's reach: what the log keeps itself, what its neighbours keep, what lies outside.
    var weight: Int {
        switch origin {
        case .own: 0
        case .witness, .follower: 1
        case .outside: 2
        }
    }

    /// What it means that the log has another root.
    var difference: FaultKind {
        switch origin {
        case .own: .treeDiffers
        case .witness: .witnessDiffers
        case .outside: .headDiffers
        case .follower: .followedDiffers
        }
    }

    /// What it means that the log is shorter.
    var beyondEnd: FaultKind {
        switch origin {
        case .own: .checkpointBeyondEnd
        case .witness: .witnessBeyondEnd
        case .outside: .headBeyondEnd
        case .follower: .followedBeyondEnd
        }
    }
}
