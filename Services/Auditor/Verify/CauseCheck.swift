import GRDB
import Model

/// Looks for the events that a log names as causes, in all stores that were given, and compares the affairs they belong to.
///
/// Five million causes fit into memory: ids are found by a directory over their bits, which are chance.
struct CauseCheck {
    private let causes: EventCheck.Causes
    /// The service whose log it is: its own events must stand before their effects.
    private let service: String
    private let bits: Int
    /// Where each bucket of `order` begins.
    private var directory: [UInt32]
    private var order: [UInt32]
    private var found: [Bool]
    /// The positions of events that belong to another affair than their cause.
    private(set) var strayed: [Int64] = []
    /// The positions of events whose cause stands behind them in their own log.
    private(set) var preceding: [Int64] = []

    /// A search for the causes that `service` names.
    init(_ causes: EventCheck.Causes, of service: String) {
        self.causes = causes
        self.service = service
        bits = min(22, max(1, Int.bitWidth - causes.ids.count.leadingZeroBitCount))
        found = Array(repeating: false, count: causes.ids.count)
        directory = Array(repeating: 0, count: 1 << bits + 1)
        order = Array(repeating: 0, count: causes.ids.count)
        for id in causes.ids { directory[Self.bucket(id, bits) + 1] += 1 }
        for bucket in 1..<directory.count { directory[bucket] += directory[bucket - 1] }
        var next = directory
        for (index, id) in causes.ids.enumerated() {
            let bucket = Self.bucket(id, bits)
            order[Int(next[bucket])] = UInt32(index)
            next[bucket] += 1
        }
    }

    /// The first two bits of an id's last half are its variant and say nothing.
    private static func bucket(_ id: UInt64, _ bits: Int) -> Int { Int((id << 2) >> UInt64(64 - bits)) }

    /// Compares every effect with the events of one log.
    static func look(_ checks: inout [CauseCheck], in db: Database, of service: String) throws {
        guard checks.contains(where: { !$0.causes.ids.isEmpty }) else { return }
        try db.walk("SELECT position, body FROM event ORDER BY position") { row in
            let body = row.bytes(1)
            guard let frame = EventFrame(body), let id = StoredDigits.lowBits(ofID: body, frame.id),
                let affair = StoredDigits.lowBits(ofID: body, frame.correlation)
            else { return true }
            for index in checks.indices { checks[index].meet(id, affair, of: service, at: row.integer(0)) }
            return true
        }
    }

    private mutating func meet(_ id: UInt64, _ affair: UInt64, of service: String, at position: Int64) {
        let bucket = Self.bucket(id, bits)
        for place in directory[bucket]..<directory[bucket + 1] {
            let index = Int(order[Int(place)])
            guard causes.ids[index] == id else { continue }
            found[index] = true
            let effect = Int64(causes.positions[index])
            if causes.affairs[index] != affair { strayed.append(effect) }
            if service == self.service, position >= effect { preceding.append(effect) }
        }
    }

    /// The positions at which the log names causes that none of the stores has.
    var missing: [Int64] {
        found.indices.filter { !found[$0] }.map { Int64(causes.positions[$0]) }
    }
}
