import ArgumentParser
import Auditor
import Crypto
import EventLog
import Foundation
import Glibc
import Identity
import Logging
import Model
import RegistryService
import ServiceKit
import Transparency

/// Measures what an audit costs: verifying, replaying with all tables, and the length of a proof.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures verifying and replaying a registry's log, the memory both take, and the length of a proof.",
        discussion: "EXAMPLE  .build/release/bench audit --events 100000 --events 1000000"
    )

    @Option(help: "How many events the log has; several logs are measured one after the other.")
    var events: [Int] = [100_000]
    @Option(help: "Between how many enterprises the events are spread.")
    var enterprises = 2_000
    @Flag(help: "Replay too; it writes a second store.")
    var replay = false
    @Flag(help: "Keep the store and print its folder.")
    var keep = false
    @Option(help: "A folder that an earlier run has kept, instead of writing another log.")
    var data: String?

    func run() async throws {
        print(Machine.description)
        for count in events.sorted() { try await measure(count) }
    }

    /// What a bare group commit stores on this machine at this hour, with which everything is compared.
    private func yardstick() throws -> Double {
        let path = FileManager.default.temporaryDirectory.appending(path: "yardstick-\(UUID().uuidString).sqlite").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        return try Yardstick(path: path).run(50_000)
    }

    private func measure(_ count: Int) async throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "bench-audit-\(UUID().uuidString)").path
        let folder = DataFolder(path: data ?? scratch)
        defer { if !keep { try? FileManager.default.removeItem(atPath: scratch) } }
        if data == nil {
            try folder.create(rules: "compose/counties/gaotai", at: Timepiece.system.read().wall)
            try await AuditedLog(folder: folder).write(events: count, enterprises: enterprises)
        } else {
            try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        }
        let file = StoreFile(path: folder.store(of: "registry"), service: "registry")
        // Writing the log took memory of its own; the peak is counted from here on.
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
        let idle = Memory.resident
        let before = Processor.milliseconds
        let report = await Verification([file], keys: TrustedKeys(folder: folder)).run()
        let (verified, processor) = (Memory.peak, Processor.milliseconds - before)
        guard report.isSound, let store = report.stores.first else { throw AuditTrouble.unsound }
        let bare = try yardstick()
        Self.show("verify", store.events, report.milliseconds, processor, per: bare)
        print("  \(verified) MiB at most, \(idle) before; \(store.checkpoints) checkpoints")
        if replay {
            try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
            let (began, before) = (ContinuousClock.now, Processor.milliseconds)
            let run = ReplayRun(file, into: "\(scratch)/replayed.sqlite")
            let replayed = try run.run()
            let elapsed = Int64(began.duration(to: .now) / .milliseconds(1))
            Self.show("replay", replayed.replayed, elapsed, Processor.milliseconds - before, per: bare)
            print("  \(Memory.peak) MiB at most")
        }
        var export = PackExport(
            [file],
            witnesses: [file],
            keys: TrustedKeys(folder: folder),
            madeAt: Moment(milliseconds: 0)
        )
        export.choice.from = 1
        export.choice.through = 1
        _ = try export.write(to: "\(scratch)/pack")
        let proof = try Data(contentsOf: URL(filePath: "\(scratch)/pack/registry/proofs/1.tlog-proof"))
        print("  a proof has \(proof.count) bytes")
        if keep, data == nil { print("  kept in \(scratch)") }
    }

    private static func show(
        _ what: String,
        _ count: Int64,
        _ milliseconds: Int64,
        _ processor: Int64,
        per bare: Double
    ) {
        let rate = Double(count) / Double(max(milliseconds, 1)) * 1_000
        let figures = String(
            format: "%.0f/s, %.2f of the bare %.0f/s, %.1f µs of processor an event",
            rate,
            rate / bare,
            bare,
            Double(processor) * 1_000 / Double(count)
        )
        print("\(what)  \(count) events  \(milliseconds) ms  \(figures)")
    }

    enum AuditTrouble: Error { case unsound }
}

/// A registry's log of some length, written by the real store.
struct AuditedLog {
    let folder: DataFolder

    func write(events: Int, enterprises: Int) async throws {
        let rules = try folder.county.ruleSet()
        let key = try folder.serviceKey("registry")
        var plan = EventStore<Registry>.Plan(
            path: folder.store(of: "registry"),
            identity: LogIdentity(
                division: "620724",
                service: "registry",
                program: "bench",
                key: key.publicKey.rawRepresentation.base64EncodedString()
            ),
            readModels: Registry.readModels,
            rules: try Registry.rules(from: rules),
            county: rules.county,
            ruleSet: rules.bytes,
            vault: nil,
            timepiece: .system,
            log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        )
        plan.clocks = { Registry.clocks(after: $0) }
        plan.outgoing = { Registry.outgoing(after: $0) }
        let store = try EventStore(plan)
        defer { store.close() }
        let keeper = try WALKeeper(of: store)
        let ids = (0..<min(enterprises, events)).map { _ in Enterprise.ID(.fresh(at: Timepiece.system.read().wall)) }
        for start in stride(from: 0, to: events, by: 8_192) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in start..<min(start + 8_192, events) {
                    if number - start >= 512 { try await group.next() }
                    group.addTask { try await Self.ask(store, number, ids) }
                }
                try await group.waitForAll()
            }
            try await store.signCheckpoint { try $0.sign(with: key.signing) }
            try keeper.work()
        }
    }

    private static func ask(_ store: EventStore<Registry>, _ number: Int, _ ids: [Enterprise.ID]) async throws {
        let id = ids[number % ids.count]
        let command: Enterprise.Command
        if number < ids.count {
            var details = try BenchEnterprise.details()
            details.creditCode = try UnifiedSocialCreditCode(BenchEnterprise.code(number))
            command = .register(details)
        } else {
            command = .change(EnterpriseChange(name: try LineText("甘州家政服务有限公司\(number)")))
        }
        let occasion = Occasion(
            actor: "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c",
            role: "commerceSupervisor",
            commandID: UniqueID.fresh(at: Timepiece.system.read().wall).description
        )
        _ = try await store.handle(
            CommandRequest([.enterprise(command, on: id)], as: occasion, fingerprint: [UInt8](repeating: 7, count: 32))
        )
    }
}

/// What the process holds in memory, in MiB.
enum Memory {
    static var resident: Int { value("VmRSS:") }
    static var peak: Int { value("VmHWM:") }

    private static func value(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) >> 10
    }
}

/// The processor time that this process has taken, which a busy machine does not lengthen.
enum Processor {
    static var milliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
