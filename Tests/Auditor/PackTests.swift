import Auditor
import EventLog
import Foundation
import GRDB
import Identity
import Model
import RegistryService
import ServiceKit
import TestKit
import Testing
import Transparency
import Vault

@Suite("An audit pack")
struct PackTests {
    /// Runs one of the pack's own verifiers, with nothing of ours beside it.
    func verify(_ pack: String, by program: [String], _ arguments: [String] = []) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = program.dropLast() + ["\(pack)/\(program.last ?? "")"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.currentDirectoryURL = URL(filePath: "/")
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    static let verifiers = [["python3", "-I", "verify.py"], ["bash", "verify.sh"]]

    func export(
        _ county: AuditedCounty,
        _ change: (inout PackExport) throws -> Void = { _ in }
    ) throws -> String {
        let path = "\(county.folder.path)/pack-\(UUID().uuidString)"
        var export = PackExport(
            [county.file("registry"), county.file("credit")],
            witnesses: AuditedCounty.services.map(county.file),
            keys: TrustedKeys(folder: county.folder),
            madeAt: .example
        )
        try change(&export)
        _ = try export.write(to: path)
        return path
    }

    @Test(arguments: verifiers) func `is accepted by its own verifiers`(program: [String]) async throws {
        let county = try await AuditedCounty.fresh(commands: 70, seed: 8)
        let whole = try export(county)
        let (status, text) = try verify(whole, by: program)
        #expect(status == 0 && text.contains("✓"), "\(text)")
        let part = try export(county) { export in
            export.choice.from = 50
            export.choice.through = 54
            export.heads = try county.heads()
        }
        let (partStatus, partText) = try verify(part, by: program)
        #expect(partStatus == 0 && partText.contains("✓"), "\(partText)")
        let proof = try String(contentsOfFile: "\(part)/registry/proofs/52.tlog-proof", encoding: .utf8)
        #expect(proof.hasPrefix("c2sp.org/tlog-proof@v1\nindex 51\n") && proof.utf8.count < 2_048)
    }

    /// Each changes one thing of an unpacked pack, the list of digests being made anew as a forger would.
    private static let tamperings: [(String, @Sendable (String) throws -> Void)] = [
        ("an event is changed", { try edit("\($0)/registry/events.jsonl", "高台县", "临泽县") }),
        (
            "an event is left out",
            { pack in
                let path = "\(pack)/registry/events.jsonl"
                let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
                try Data((lines[..<5] + lines[6...]).map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path))
            }
        ),
        (
            "the newest events are cut off",
            { pack in
                let path = "\(pack)/registry/events.jsonl"
                let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
                try Data(lines.dropLast(3).map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path))
            }
        ),
        (
            "the head is another log's",
            { pack in
                try FileManager.default.removeItem(atPath: "\(pack)/registry/head.note")
                try FileManager.default.copyItem(
                    atPath: "\(pack)/credit/head.note",
                    toPath: "\(pack)/registry/head.note"
                )
            }
        ),
        (
            "a witnessed head is changed",
            { pack in
                let name = try FileManager.default.contentsOfDirectory(atPath: "\(pack)/registry/heads").sorted()[0]
                let path = "\(pack)/registry/heads/\(name)"
                let lines = try String(contentsOfFile: path, encoding: .utf8).split(
                    separator: "\n",
                    omittingEmptySubsequences: false
                )
                let other = String(lines[2].reversed().drop { $0 == "=" }) + "="
                try edit(path, String(lines[2]), other)
            }
        ),
        (
            "the key is another's",
            { pack in
                try FileManager.default.removeItem(atPath: "\(pack)/registry/key.pem")
                try FileManager.default.copyItem(atPath: "\(pack)/credit/key.pem", toPath: "\(pack)/registry/key.pem")
            }
        ),
    ]

    static func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let range = text.range(of: old) else { throw Forger.NothingChanged() }
        try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: URL(filePath: path))
    }

    static let listAgain = """
        import hashlib, os, sys
        os.chdir(sys.argv[1])
        names = sorted(os.path.relpath(os.path.join(d, f)) for d, _, fs in os.walk(".") for f in fs if f != "SHA256SUMS")
        open("SHA256SUMS", "w").write("".join(hashlib.sha256(open(n, "rb").read()).hexdigest() + "  " + n + "\\n" for n in names))
        """

    @Test(arguments: verifiers) func `is rejected after any tampering`(program: [String]) async throws {
        let county = try await AuditedCounty.fresh(commands: 20, seed: 9)
        let pack = try export(county)
        for (name, tamper) in Self.tamperings {
            let copy = "\(pack)-copy"
            try FileManager.default.copyItem(atPath: pack, toPath: copy)
            defer { try? FileManager.default.removeItem(atPath: copy) }
            try tamper(copy)
            let (listed, _) = try verify(copy, by: program)
            #expect(listed == 1, "\(name)")
            _ = try Oracle.run(Self.listAgain, arguments: [copy])
            let (status, text) = try verify(copy, by: program)
            #expect(status == 1 && text.contains("✗"), "\(name): \(text)")
        }
    }

    @Test func `shows a head kept outside that history does not agree with`() async throws {
        let county = try await AuditedCounty.fresh(commands: 80, seed: 10)
        _ = try county.heads()
        let path = "\(county.folder.path)/heads.txt"
        let forged = try county.copy()
        let forger = Forger(county: forged, service: "registry")
        try forger.change { db in
            try Forger.rewrite(db, at: 3, "高台县", "临泽县")
            try Forger.makeTiles(db)
            try forger.makeCheckpoints(db)
        }
        try forger.makeWitnesses()
        let pack = try export(forged)
        #expect(try verify(pack, by: Self.verifiers[0]).0 == 0)
        let (status, text) = try verify(pack, by: Self.verifiers[0], ["--head", path])
        #expect(status == 1 && text.contains("registry"), "\(text)")
        #expect(try verify(export(county), by: Self.verifiers[0], ["--head", path]).0 == 0)
    }

    @Test func `verifies all the same after a person's key was destroyed, and holds nothing in the clear`() async throws
    {
        let county = try await AuditedCounty.fresh(commands: 60, seed: 11)
        let vault = try VaultStore(
            path: county.folder.vault(of: "registry"),
            masters: county.folder.masters("registry"),
            erased: county.folder.erasedList,
            erasedInLog: []
        )
        let person = UniqueID.fresh(at: .example)
        let draft = vault.draft(person: person, purpose: .person, at: .example)
        try vault.store([SealedDraft(keys: [draft])])
        let sealed = try draft.key.seal("欧阳种植", kind: .name, source: "jiazheng:620724:registry")
        let before = try export(county)
        let clock = StepClock(Moment.example.adding(milliseconds: 86_400_000))
        let store = try county.open(Registry.self, clock.timepiece)
        let occasion = Occasion(actor: "service:registry", role: "service", commandID: "erase/1")
        let erased = PersonEvent.erased(keys: [draft.key.id], reason: "\(sealed.text.count)", retention: "期满")
        try await store.record([.person(erased, of: Identifier(person))], as: occasion)
        try vault.erase(keys: [draft.key.id])
        try await store.signCheckpoint { try $0.sign(with: county.folder.serviceKey("registry").signing) }
        store.close()
        let after = try export(county)
        for pack in [before, after] {
            for program in Self.verifiers { #expect(try verify(pack, by: program).0 == 0) }
            let events = try Data(contentsOf: URL(filePath: "\(pack)/registry/events.jsonl"))
            #expect(events.range(of: Data("欧阳种植".utf8)) == nil)
        }
        try vault.close()
        #expect(await county.verify().isSound)
    }

    @Test func `is one file when it is asked for as one`() async throws {
        let county = try await AuditedCounty.fresh(commands: 30, seed: 12)
        let folder = "\(county.folder.path)/unpacked"
        let path = "\(county.folder.path)/pack.tar"
        let export = PackExport(
            [county.file("credit")],
            witnesses: [],
            keys: TrustedKeys(folder: county.folder),
            madeAt: .example
        )
        let manifest = try export.write(to: path)
        #expect(manifest.services["credit"]?.complete == true)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = "import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2], filter='data')"
        _ = try Oracle.run(script, arguments: [path, folder])
        #expect(try verify("\(folder)/jiazheng-audit", by: Self.verifiers[0]).0 == 0)
        #expect(throws: AuditError.self) { try export.write(to: path) }
    }
}

@Suite("A sample")
struct SampleTests {
    @Test func `is the one that an auditor draws with his own tools`() async throws {
        let county = try await AuditedCounty.copy()
        let files = AuditedCounty.services.map(county.file)
        let drawn = try SampleDraw(seed: "张科长 2026", count: 25).draw(from: files)
        let script = """
            import hashlib, sqlite3, sys
            lots = []
            for service in sys.argv[2:]:
                db = sqlite3.connect("file:%s/%s.sqlite?immutable=1" % (sys.argv[1], service), uri=True)
                for place, in db.execute("SELECT position FROM event"):
                    text = "张科长 2026\\n%s\\n%020d" % (service, place)
                    lots.append((hashlib.sha256(text.encode()).hexdigest(), service, place))
            for lot, service, place in sorted(lots)[:25]: print("%s %s %020d" % (lot, service, place))
            """
        let theirs = try Oracle.run(script, arguments: [county.folder.path] + AuditedCounty.services)
        #expect(
            drawn.map { "\($0.lot) \($0.service) \($0.sequence)\n" }.joined() == String(decoding: theirs, as: UTF8.self)
        )
        var draw = SampleDraw(seed: "另一个", count: 5)
        draw.choice.types = ["cn.jiazheng.registry.officer.appointed.v1"]
        let officers = try draw.draw(from: files)
        #expect(officers.count == 5 && officers.allSatisfy { $0.subject.hasPrefix("officer/") })
    }
}
