import Glibc
import GRDB
import Model
import Transparency

/// Goes through a log once, from its first event to its last: leaf, tree, columns, order, time, rules and causes.
struct EventCheck {
    /// What the other checks need to know of the log.
    struct Outcome: Sendable {
        var findings: Findings
        var head: Int64
        var root: Hash32
        var signed: Int64
        var answers: BundleSum
        var streams: StreamSum
        var causes: Causes
        var checked: Int64
    }

    /// The causes that events name: the last halves of their ids and of the affairs' ids, and where they are named.
    struct Causes: Sendable {
        var ids: [UInt64] = []
        var affairs: [UInt64] = []
        var positions: [UInt32] = []
    }

    /// How much later than its effect a cause may seem, in milliseconds: what two readings of one clock may differ by.
    static let tolerance: Int64 = 2_000
    /// The largest hole that is filled from the tiles.
    static let longestHole: Int64 = 1_000_000

    private let history: LogHistory
    private let source: [UInt8]
    private let typePrefix: [UInt8]
    private let ruleSets: Set<String>
    private let progress: (Int64) -> Void
    private var walk: TreeWalk
    private var moments = StoredMoments()
    private var bundle = OpenBundle()
    private var streams = StreamSum()
    private var causes = Causes()
    private var affair = OpenAffair()
    private var findings = Findings()
    private var expected: Int64 = 1
    private var lastMoment = Int64.min
    private var epoch: [UInt8] = []
    private var epochEnds: Int64 = 0
    private var ruleSet: [UInt8] = []
    private var rulesEnd: Int64 = 0
    private var checked: Int64 = 0
    private var hasTree = true

    init(
        history: LogHistory,
        ruleSets: Set<String>,
        walk: TreeWalk,
        progress: @escaping (Int64) -> Void
    ) {
        self.history = history
        self.ruleSets = ruleSets
        self.walk = walk
        self.progress = progress
        source = Array("jiazheng:\(history.division):\(history.service)".utf8)
        typePrefix = Array("cn.jiazheng.\(history.service).".utf8)
    }

    /// Goes through all events; what cannot be read is told, and the walk goes on behind it.
    mutating func run(in db: Database) throws -> Outcome {
        if history.lives.first?.opened != 1 { findings.add(.openingMissing, at: 1) }
        var from: Int64 = .min
        var step: Int64 = 1
        while true {
            let before = expected
            do {
                try check(after: from, in: db)
                break
            } catch let error as DatabaseError {
                if expected > before { step = 1 }
                let next = expected + step
                findings.add(.rowUnreadable, expected...next - 1, "SQLite \(error.resultCode.rawValue)")
                guard next <= history.head, step < 1 << 40 else { break }
                try fill(upTo: next)
                from = next - 1
                step *= 2
            }
        }
        bundle.close()
        if hasTree { try walk.finish() }
        var all = findings
        all.merge(walk.findings)
        return Outcome(
            findings: all,
            head: expected - 1,
            root: walk.line.root,
            signed: walk.signed,
            answers: bundle.total,
            streams: streams,
            causes: causes,
            checked: checked
        )
    }

    private mutating func check(after position: Int64, in db: Database) throws {
        let sql = """
            SELECT position, stream, version, type, moment, body FROM event WHERE position > ? AND position <= ?
            ORDER BY position
            """
        try db.walk(sql, [position, history.head]) { row in
            try check(row)
            return true
        }
    }

    private mutating func check(_ row: RowMemory) throws {
        let position = row.integer(0)
        guard position >= 1 else { return findings.add(.positionInvalid, at: position) }
        if position > expected {
            findings.add(.positionMissing, expected...position - 1)
            try fill(upTo: position)
        }
        expected = position &+ 1
        checked += 1
        if checked & 0x1fff == 0 { progress(position) }
        streams.add(row.bytes(1), row.integer(2), position)
        let body = row.bytes(5)
        if hasTree { try walk.take(leafHash(of: body)) }
        guard let frame = EventFrame(body) else { return findings.add(.bodyUnreadable, at: position) }
        compare(frame, body, with: row, at: position)
        checkRules(frame, body, at: position)
        if !affair.take(frame, body, at: position) { findings.add(.correlationDiffers, at: position) }
        let type = UnsafeRawBufferPointer(rebasing: body[frame.type])
        bundle.take(
            UnsafeRawBufferPointer(rebasing: body[frame.actor]),
            UnsafeRawBufferPointer(rebasing: body[frame.command]),
            at: position,
            isOwn: !isKernel(type)
        )
    }

    private mutating func compare(
        _ frame: EventFrame,
        _ body: UnsafeRawBufferPointer,
        with row: RowMemory,
        at position: Int64
    ) {
        if StoredDigits.number(body, frame.sequence) != position {
            findings.add(.positionDiffers, at: position, "sequence \(Self.text(body, frame.sequence))")
        }
        if !equal(row.bytes(1), body, frame.subject) { findings.add(.streamDiffers, at: position) }
        if StoredDigits.number(body, frame.version) != row.integer(2) { findings.add(.versionDiffers, at: position) }
        if !equal(row.bytes(3), body, frame.type) { findings.add(.typeDiffers, at: position) }
        let moment = moments.milliseconds(body, frame.time)
        if moment != row.integer(4) { findings.add(.momentDiffers, at: position) }
        if let moment {
            if moment < lastMoment { findings.add(.momentFalls, at: position) }
            lastMoment = max(lastMoment, moment)
            if let cause = frame.cause { note(cause, frame, body, at: position, moment) }
        }
        if !equal(source, body, frame.source) {
            findings.add(.sourceDiffers, at: position, Self.text(body, frame.source))
        }
        checkEpoch(frame, body, at: position)
    }

    private mutating func note(
        _ cause: Range<Int>,
        _ frame: EventFrame,
        _ body: UnsafeRawBufferPointer,
        at position: Int64,
        _ moment: Int64
    ) {
        guard let id = StoredDigits.lowBits(ofID: body, cause),
            let affair = StoredDigits.lowBits(ofID: body, frame.correlation),
            let caused = StoredDigits.milliseconds(ofID: body, cause)
        else { return findings.add(.bodyUnreadable, at: position, "causationid") }
        if caused > moment + Self.tolerance { findings.add(.causeLater, at: position, Self.text(body, cause)) }
        causes.ids.append(id)
        causes.affairs.append(affair)
        causes.positions.append(UInt32(clamping: position))
    }

    private mutating func checkEpoch(_ frame: EventFrame, _ body: UnsafeRawBufferPointer, at position: Int64) {
        if position >= epochEnds {
            let lives = history.lives
            let index = lives.lastIndex { $0.opened <= position }
            epoch = index.map { Array(lives[$0].epoch.utf8) } ?? []
            epochEnds = lives.first { $0.opened > position }?.opened ?? .max
        }
        if !equal(epoch, body, frame.epoch) { findings.add(.epochDiffers, at: position, Self.text(body, frame.epoch)) }
    }

    private mutating func checkRules(_ frame: EventFrame, _ body: UnsafeRawBufferPointer, at position: Int64) {
        guard let rules = frame.rules else { return }
        if position >= rulesEnd {
            ruleSet = history.rules.last { $0.position <= position }.map { Array($0.digest.prefix(16).utf8) } ?? []
            rulesEnd = history.rules.first { $0.position > position }?.position ?? .max
        }
        guard !equal(ruleSet, body, rules) else { return }
        let named = Self.text(body, rules)
        let isKept = ruleSets.contains { $0.hasPrefix(named) }
        findings.add(isKept ? .rulesNotInForce : .rulesUnknown, at: position, named)
    }

    /// Whether a type is one that every log has, whose events answer nobody.
    private func isKernel(_ type: UnsafeRawBufferPointer) -> Bool {
        guard type.count > typePrefix.count + 7 else { return true }
        let rest = type[typePrefix.count...]
        return rest.starts(with: "log.".utf8) || rest.starts(with: "rules.".utf8) || rest.starts(with: "person.".utf8)
            || rest.starts(with: "access.".utf8)
    }

    private mutating func fill(upTo position: Int64) throws {
        if position - expected > Self.longestHole { hasTree = false }
        while hasTree, expected < position {
            try walk.takeMissing()
            expected += 1
        }
        expected = position
    }

    @inline(__always)
    private func equal(_ column: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        guard column.count == range.count else { return false }
        guard let left = column.baseAddress, let right = body.baseAddress else { return column.isEmpty }
        return memcmp(left, right + range.lowerBound, range.count) == 0
    }

    @inline(__always)
    private func equal(_ text: [UInt8], _ body: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        text.withUnsafeBytes { equal($0, body, range) }
    }

    private static func text(_ body: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: body[range]), as: UTF8.self)
    }
}
