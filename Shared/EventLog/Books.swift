import GRDB
public import Model
import Transparency

/// What the writer's thread owns and nobody else sees.
final class Books<Owner: Keeping> {
    let identity: LogIdentity
    let readModels: [any ReadModel<Owner.Event>]
    let kernelModels: [any ReadModel<Told<Owner>>]
    let reader = EventReader<Owner>()
    let rules: Owner.Rules
    let rulesDigest: String
    var folds = FoldCache()
    var random = BufferedRandom()
    var trust = ClockTrust()
    var tree: LogTree
    var epoch: String
    var head: Int64
    /// The types that the log has.
    var types: Set<String>
    var last: Moment?

    init(
        identity: LogIdentity,
        readModels: [any ReadModel<Owner.Event>],
        kernelModels: [any ReadModel<Told<Owner>>],
        rules: Owner.Rules,
        rulesDigest: String,
        tree: LogTree,
        epoch: String,
        head: Int64,
        types: Set<String>,
        last: Moment?
    ) {
        self.identity = identity
        self.readModels = readModels
        self.kernelModels = kernelModels
        self.rules = rules
        self.rulesDigest = rulesDigest
        self.tree = tree
        self.epoch = epoch
        self.head = head
        self.types = types
        self.last = last
    }
}

/// What a log goes by, whatever happens to it.
public struct LogIdentity: Sendable {
    /// The county's division code, six digits.
    public let division: String
    /// The service's name.
    public let service: String
    /// The program that writes it, such as `mediation 0.1.0`.
    public let program: String
    /// The public key that signs its checkpoints, base64.
    public let key: String

    /// A log's identity.
    public init(division: String, service: String, program: String, key: String) {
        self.division = division
        self.service = service
        self.program = program
        self.key = key
    }

    /// The `source` of its events.
    public var source: String { "jiazheng:\(division):\(service)" }
}

/// An event of the open transaction, as the announcer and the callers will need it.
public struct Appended: Sendable {
    /// Its position.
    public let position: Int64
    /// Its subject.
    public let stream: String
    /// Its full type.
    public let type: String
    /// Who may read its body.
    public let disclosure: Disclosure
    /// Its stored bytes.
    public let body: [UInt8]
}
