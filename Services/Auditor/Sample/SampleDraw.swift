import Crypto
import GRDB
import Transparency

/// Draws events by chance that nobody in the county can steer, and that anybody can draw again.
///
/// Each event's lot is SHA-256 over three lines: the seed that the auditor names, the service, and the sequence in twenty
/// digits, with a line feed after each of the first two and none at the end. The smallest lots are drawn.
public struct SampleDraw: Sendable {
    /// One drawn event.
    public struct Drawn: Hashable, Codable, Sendable {
        /// Whose log.
        public let service: String
        /// Its sequence as it stands in the body, twenty digits.
        public let sequence: String
        /// Its type.
        public let type: String
        /// Its subject.
        public let subject: String
        /// The lot, in hex.
        public let lot: String
        /// The leaf, in hex.
        public let leaf: String
    }

    /// The words of the auditor's choosing.
    public var seed: String
    /// How many are drawn, of all stores together.
    public var count: Int
    /// From which events.
    public var choice = EventChoice()

    /// A draw.
    public init(seed: String, count: Int) {
        self.seed = seed
        self.count = count
    }

    /// Draws from these stores.
    ///
    /// - Returns: The drawn events, the smallest lot first.
    public func draw(from stores: [StoreFile]) throws -> [Drawn] {
        var drawn: [Drawn] = []
        for file in stores {
            try file.read { db in
                let history = try LogHistory(in: db)
                let (condition, arguments) = choice.condition(upTo: history.head)
                let sql = "SELECT position, type, stream, body FROM event WHERE \(condition) ORDER BY position"
                try db.walk(sql, arguments) { row in
                    let sequence = Self.sequence(row.integer(0))
                    let lot = Self.lot(seed, history.service, sequence)
                    guard drawn.count < count || lot < (drawn.last?.lot ?? "") else { return true }
                    let event = Drawn(
                        service: history.service,
                        sequence: sequence,
                        type: row.text(1),
                        subject: row.text(2),
                        lot: lot,
                        leaf: "\(leafHash(of: row.bytes(3)))"
                    )
                    let place = drawn.firstIndex { $0.lot > lot } ?? drawn.count
                    drawn.insert(event, at: place)
                    if drawn.count > count { drawn.removeLast() }
                    return true
                }
            }
        }
        return drawn
    }

    private static func lot(_ seed: String, _ service: String, _ sequence: String) -> String {
        let digest = SHA256.hash(data: Array("\(seed)\n\(service)\n\(sequence)".utf8))
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func sequence(_ position: Int64) -> String {
        let digits = String(position)
        return String(repeating: "0", count: 20 - digits.count) + digits
    }
}
