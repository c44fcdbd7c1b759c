import Foundation
import Model
import Synchronization
import TestKit
import Testing
import Wire

@Suite("A power cut", .serialized, .enabled(if: CutVolume.isPossible, "needs root, loop devices and ext4"))
struct PowerCutTests {
    @Test func `loses no acknowledged command, ten times over`() async throws {
        let volume = try CutVolume()
        defer { volume.remove() }
        try await RunningSuite.with(["registry"], in: volume.folder) { suite async throws in
            let token = try suite.token(.commerceSupervisor)
            let acknowledged = Acknowledged()
            var random = SeededRandom(seed: 20_261_121)
            for round in 0..<10 {
                let power = Power()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        await load(suite, token, round, acknowledged, power)
                    }
                    try await random.untilSomeInstant(upToMilliseconds: 200)
                    power.isOn.store(false, ordering: .sequentiallyConsistent)
                    try volume.cut()
                    try await random.untilSomeInstant(upToMilliseconds: 50)
                    suite.killHard("registry")
                    try await group.waitForAll()
                }
                try await volume.comeBack()
                try suite.start("registry")
                try await suite.waitUntilUp("registry")
            }
            var counts: [String: Int] = [:]
            _ = try await suite.readLog(of: "registry") { event in
                if let key = event["commandid"]?.string { counts[key, default: 0] += 1 }
            }
            let keys = acknowledged.all
            #expect(keys.count > 10)
            #expect(keys.filter { counts[$0] == nil }.isEmpty, "lost")
            #expect(keys.filter { counts[$0] ?? 1 > 1 }.isEmpty, "twice")
        }
    }

    @Test func `loses what was not synced, or this test could not fail`() async throws {
        let volume = try CutVolume()
        defer { volume.remove() }
        let store = volume.folder.appending(path: "control.sqlite").path
        let script = """
            import sqlite3,sys
            db = sqlite3.connect(sys.argv[1], isolation_level=None)
            db.execute('PRAGMA journal_mode = WAL'); db.execute('PRAGMA synchronous = OFF')
            db.execute('CREATE TABLE row (n INTEGER PRIMARY KEY)')
            for n in range(500): db.execute('INSERT INTO row VALUES (?)', (n,))
            sys.stdout.write('500'); sys.stdout.flush()
            import os; os._exit(0)
            """
        let file = volume.folder.deletingLastPathComponent().appending(path: "control-\(UUID().uuidString).py")
        try script.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try CutVolume.run("python3 \(file.path) \(store)") == "500")
        try volume.cut()
        try await volume.comeBack()
        let count =
            "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM row').fetchone()[0])"
        let left = try? CutVolume.run("python3 -c \"\(count)\" \(store)")
        #expect(left?.trimmingCharacters(in: .whitespacesAndNewlines) != "500")
    }

    /// Registers enterprises over four connections' worth of requests until an answer fails to come.
    private func load(
        _ suite: RunningSuite,
        _ token: String,
        _ round: Int,
        _ acknowledged: Acknowledged,
        _ power: Power
    ) async {
        guard let client = try? await suite.connect(to: "registry") else { return }
        await withTaskGroup(of: Void.self) { group in
            for lane in 0..<4 {
                group.addTask {
                    for index in 0..<200 {
                        let number = round * 1_000 + lane * 200 + index
                        let key = "cut/\(number)"
                        let answer = try? await client.call(
                            "enterprise.register",
                            json: Array(registration(number).utf8),
                            meta: RequestMeta(token: token, idempotencyKey: key)
                        )
                        // A machine without power answers nobody; this one lives on for a moment after its disk.
                        guard answer != nil, power.isOn.load(ordering: .sequentiallyConsistent) else { return }
                        acknowledged.add(key)
                    }
                }
            }
        }
        await client.close()
    }
}

/// Whether an answer may still count: fsync of a file system that is being shut down may return success by mistake.
private final class Power: Sendable {
    let isOn = Atomic(true)
}
