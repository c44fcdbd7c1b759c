public import EventLog
public import GRDB
public import Identity
public import Model

/// A service as its process serves it: what it keeps, what it can be asked, and whom it follows.
///
/// Everything a node needs to know about a service stands in this list, and nothing else of the service is known to it.
public protocol Served: Keeping {
    /// Its tables, in the order in which they hear of an event.
    static var readModels: [any ReadModel<Event>] { get }
    /// What it can be asked beyond the standard methods.
    static var methods: [Method<Self>] { get }
    /// Whose news it takes in.
    static var follows: [Following<Self>] { get }
    /// Which events start and stop which clocks.
    static func clocks(after record: Recorded<Event>) -> [ClockChange]
    /// Which events send what.
    static func outgoing(after record: Recorded<Told<Self>>) -> [OutgoingChange]
    /// Why a person's data cannot be erased yet; nil when nothing stands against it.
    static func needs(_ person: UniqueID, in db: Database) throws -> Message?
    /// Whose key seals what is handed in for a subject; nil when there is none, or the caller may not know of it.
    static func holder(
        ofAttachmentsTo subject: String,
        for caller: Caller,
        under rules: Rules,
        in db: Database
    ) throws -> AttachmentHolder?
    /// What it tells other offices' systems; nil when there are none.
    static var post: Post<Self>? { get }
    /// Reads the rules it decides by out of the county's rule set.
    ///
    /// - Throws: a refusal that names the rule at fault; the process does not start then.
    static func rules(from set: RuleSet) throws -> Rules
    /// What rules that were loaded at that position ask of subjects decided under older ones: the next behind `subject`.
    static func adoptions(ofRulesAt position: Int64, after subject: String?, in db: Database) throws -> [Adoption<Self>]
}

extension Served {
    /// No clock runs.
    public static func clocks(after _: Recorded<Event>) -> [ClockChange] { [] }
    /// Nothing is sent.
    public static func outgoing(after _: Recorded<Told<Self>>) -> [OutgoingChange] { [] }
    /// Nothing stands against erasing somebody.
    public static func needs(_: UniqueID, in _: Database) throws -> Message? { nil }
    /// Nothing is handed in.
    public static func holder(
        ofAttachmentsTo _: String,
        for _: Caller,
        under _: Rules,
        in _: Database
    ) throws -> AttachmentHolder? { nil }
    /// New rules change nothing that is decided.
    public static func adoptions(ofRulesAt _: Int64, after _: String?, in _: Database) throws -> [Adoption<Self>] { [] }
    /// Nobody outside is told anything.
    public static var post: Post<Self>? { nil }
    /// No clock rings.
    public static func commands(whenDue _: Clock) -> [Command] { [] }
}

/// A peer and what its news means here: pure, from an event to commands to ourselves.
public struct Following<Owner: Served>: Sendable {
    /// The peer's service name.
    public let peer: String
    /// The name of the set of reactions; a new reaction to old news is a new set.
    public let reactionSet: String
    let makeFollower: @Sendable (EventStore<Owner>) -> any FollowingPeer

    /// Follows a peer.
    ///
    /// - Parameters:
    ///   - peer: Whose events.
    ///   - reactionSet: The name under which the position is stored.
    ///   - reactions: What follows from one event; most news asks for nothing.
    public init<Peer: Vocabulary>(
        _ peer: Peer.Type,
        reactionSet: String,
        reactions: @escaping @Sendable (Recorded<Peer.Event>) -> [Owner.Command]
    ) {
        self.peer = peer.service
        self.reactionSet = reactionSet
        makeFollower = { Follower<Peer, Owner>($0, reactionSet: reactionSet, reactions: reactions) }
    }
}

/// A follower whose peer is known only by name.
protocol FollowingPeer: Sendable {
    func position() async throws -> FollowedPosition?
    func receive(_ events: [PeerEvent], epoch: String) async throws -> Taken
    func retry(_ subject: String) async throws -> Int
    func adopt(_ place: FollowedPosition) async throws
}

extension Follower: FollowingPeer {}
