import Foundation
import Model
import TestKit
import Testing

/// What an auditor does with the stores of the demonstration day, by the commands alone.
enum AuditOfTheDay {
    static func check(_ suite: DemoSuite) throws {
        let heads = "\(suite.data)/heads.txt"
        #expect(try suite.jiazheng("audit", "head", "--out", heads).first?.elements.count == 4)
        let report = try #require(try suite.jiazheng("audit", "verify", "--head", heads).first)
        for store in report["stores"]?.elements ?? [] {
            let faults = store["faults"]?.elements.map { "\($0["reason"]?.string ?? "") \($0["detail"]?.string ?? "")" }
            #expect(faults == [], "\(store["service"]?.string ?? "")")
            #expect((store["events"]?.integer ?? 0) > 0)
        }
        for service in ["registry", "training", "mediation", "credit"] {
            let store = "\(suite.data)/\(service).sqlite"
            let replayed = try suite.jiazheng(
                "audit",
                "replay",
                "--service",
                service,
                "--out",
                "\(suite.data)/replayed-\(service).sqlite",
                "--compare",
                store
            )
            #expect(replayed.first?["differenceCount"]?.integer == 0, "\(service)")
        }
        let then = try suite.jiazheng("audit", "as-of", "2", "registry", "enterprise.list")
        #expect(then.first?["value"]?["items"]?.elements.count == 0)
        let drawn = try suite.jiazheng("audit", "sample", "--seed", "demo", "--count", "3")
        #expect(drawn.first?.elements.count == 3)
        let pack = "\(suite.data)/pack"
        #expect(try suite.jiazheng("audit", "export", "--out", pack).first?["services"]?.members.count == 4)
        let script = """
            import subprocess, sys
            done = subprocess.run([sys.executable, "-I", sys.argv[1] + "/verify.py", "--head", sys.argv[2]], capture_output=True)
            sys.stdout.buffer.write(done.stdout + done.stderr)
            """
        let verdict = String(decoding: try Oracle.run(script, arguments: [pack, heads]), as: UTF8.self)
        #expect(verdict.contains("✓"), "\(verdict)")
    }

    /// A dispute's story is told from files; what it opens is in the running service's log before it is shown.
    static func checkStories(_ suite: DemoSuite) throws {
        let story = try #require(try suite.jiazheng("audit", "story", "2026-1").first)
        #expect((story["events"]?.integer ?? 0) > 3 && texts(in: story).isEmpty)
        let opened = try #require(
            try suite.jiazheng("audit", "story", "2026-1", "--person", "--reason", "抽查").first
        )
        #expect(!texts(in: opened).isEmpty)
        let answer = try suite.jiazheng("call", "mediation", "access.read", #"{"pageSize":500}"#, "--role", "auditor")
            .first
        let reads = (answer?["value"] ?? answer)?["items"]?.elements ?? []
        let noted = try #require(reads.last { $0["method"]?.string == "audit.story" })
        #expect(noted["kind"]?.string == "opened" && noted["reason"]?.string == "抽查")
        // Until the last step's notice came the county had the project's calendar: by that one only what the notice moved differs.
        let before = CountyAtWork.county
        let same = try #require(try suite.jiazheng("audit", "replay", "--what-if", before).first)
        let moved = Set(same["differences"]?.elements.compactMap { $0["type"]?.string } ?? [])
        #expect(moved.allSatisfy { $0.contains("termRecomputed") } && !moved.isEmpty, "\(moved)")
        #expect((same["computed"]?.integer ?? 0) > 100)
    }

    /// Everything that was opened anywhere in a story.
    private static func texts(in node: JSONDocument.Node) -> [String] {
        let own = (node["texts"]?.elements ?? []).compactMap { $0["text"]?.string }
        let below = (node["steps"]?.elements ?? []) + (node["children"]?.elements ?? [])
        return own + below.flatMap { texts(in: $0) }
    }
}
