import Auditor
import Crypto
import Foundation
import GRDB
import Identity
import Model
import ServiceKit
import Tables
import TestKit
import Testing
import Transparency

@Suite("What goes with a pack")
struct PackSheetTests {
    private func export(_ county: AuditedCounty, _ change: (inout PackExport) -> Void = { _ in }) throws -> String {
        let path = "\(county.folder.path)/pack-\(UUID().uuidString)"
        var export = PackExport(
            [county.file("registry"), county.file("credit")],
            witnesses: AuditedCounty.services.map(county.file),
            keys: TrustedKeys(folder: county.folder),
            madeAt: .example
        )
        let key = try county.folder.countyKey()
        export.signer = PackSigner("county", key.publicKey) { try $0.sign(with: key.signing) }
        export.occasion.by = "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c"
        export.occasion.reason = "专项审计 <2026> {{mark}}"
        export.occasion.recipient = "县审计局"
        change(&export)
        _ = try export.write(to: path)
        return path
    }

    private func verify(_ pack: String, by program: [String]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = program.dropLast() + ["\(pack)/\(program.last ?? "")"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.currentDirectoryURL = URL(filePath: "/")
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    private static let listAgain = """
        import hashlib, os, sys
        os.chdir(sys.argv[1])
        names = sorted(os.path.relpath(os.path.join(d, f)) for d, _, fs in os.walk(".") for f in fs)
        names = [n for n in names if n not in ("SHA256SUMS", "pack.note")]
        open("SHA256SUMS", "w").write("".join(hashlib.sha256(open(n, "rb").read()).hexdigest() + "  " + n + "\\n" for n in names))
        """

    private static func edit(_ path: String, _ old: String, _ new: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let range = text.range(of: old) else { throw Forger.NothingChanged() }
        try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: URL(filePath: path))
    }

    @Test func `is signed, bears number and mark, and is refused when anything of it is changed`() async throws {
        let county = try await AuditedCounty.fresh(commands: 12, seed: 21)
        let pack = try export(county)
        let keys = TrustedKeys(folder: county.folder)
        var countyKeys = TrustedKeys()
        try countyKeys.add(try county.folder.countyPublicKey().rawRepresentation.base64EncodedString())
        let sound = try PackCheck(of: pack, mark: nil, keys: countyKeys)
        #expect(sound.isSound && sound.standing == .known && sound.signedBy == "county")
        #expect(sound.number.hasPrefix("QZ-620724-2026"))
        #expect(try PackCheck(of: pack, mark: sound.mark.lowercased(), keys: countyKeys).isSound)
        #expect(try PackCheck(of: pack, mark: "0000-0000-0000-0000-0000", keys: countyKeys).faults.count == 1)
        #expect(try !PackCheck(of: pack, mark: nil, keys: keys).isSound, "no service has signed it")
        let sheet = try String(contentsOfFile: "\(pack)/evidence.html", encoding: .utf8)
        #expect(sheet.contains(sound.mark) && sheet.contains(sound.number) && sheet.contains("size: A4"))
        #expect(sheet.contains("&lt;2026&gt; &#123;&#123;mark&#125;&#125;") && !sheet.contains("{{"))
        for program in PackTests.verifiers {
            let (status, text) = try verify(pack, by: program)
            #expect(status == 0 && text.contains(sound.mark) && text.contains(sound.number), "\(text)")
        }
        let changes: [(String, String, String)] = [
            ("manifest.json", "县审计局", "另一单位"), ("evidence.html", "县审计局", "另一单位"),
            ("registry/events.jsonl", "高台县", "临泽县"), ("README.md", "审计证据包", "证据包"),
        ]
        for (name, old, new) in changes {
            let copy = "\(pack)-copy"
            try FileManager.default.copyItem(atPath: pack, toPath: copy)
            defer { try? FileManager.default.removeItem(atPath: copy) }
            try Self.edit("\(copy)/\(name)", old, new)
            _ = try Oracle.run(Self.listAgain, arguments: [copy])
            for program in PackTests.verifiers { #expect(try verify(copy, by: program).0 == 1, "\(name)") }
            #expect(try !PackCheck(of: copy, mark: nil, keys: countyKeys).isSound, "\(name)")
        }
    }

    @Test func `has a signature that other people's programs know for good`() async throws {
        let county = try await AuditedCounty.fresh(commands: 5, seed: 22)
        let pack = try export(county)
        let script = """
            import base64, hashlib, sys
            from cryptography.hazmat.primitives.serialization import load_pem_public_key
            key = load_pem_public_key(open(sys.argv[1] + "/pack.pem", "rb").read())
            body, _, lines = open(sys.argv[1] + "/pack.note", encoding="utf-8").read().partition("\\n\\n")
            blob = base64.b64decode(lines.split(" ")[2])
            key.verify(blob[4:], (body + "\\n").encode())
            root = base64.b64decode(body.split("\\n")[2])
            print(root == hashlib.sha256(open(sys.argv[1] + "/SHA256SUMS", "rb").read()).digest())
            """
        #expect(String(decoding: try Oracle.run(script, arguments: [pack]), as: UTF8.self) == "True\n")
        let unsigned = try export(county) { $0.signer = nil }
        #expect(!FileManager.default.fileExists(atPath: "\(unsigned)/pack.note"))
        #expect(try verify(unsigned, by: PackTests.verifiers[0]).0 == 0)
        try FileManager.default.removeItem(atPath: "\(pack)/pack.note")
        for program in PackTests.verifiers { #expect(try verify(pack, by: program).0 == 1) }
    }

    @Test(arguments: [("csv", "utf-8-sig", true), ("gb18030.csv", "gb18030", false)])
    func `is a table too, which a spreadsheet reads and which says what the events say`(
        ending: String,
        encoding: String,
        isUTF8: Bool
    ) async throws {
        let county = try await AuditedCounty.fresh(commands: 80, seed: 23)
        let pack = try export(county) { export in
            export.table = isUTF8 ? .utf8 : .gb18030
            export.includesClosed = false
        }
        let script = """
            import csv, hashlib, json, sys
            lines = [l for l in open(sys.argv[1] + "/registry/events.jsonl", "rb").read().split(b"\\n") if l]
            with open(sys.argv[1] + "/registry/events." + sys.argv[2], encoding=sys.argv[3], newline="") as file:
                rows = list(csv.reader(file))
            assert rows[0][0] == "序号" and rows[0][-1] == "内容", rows[0]
            assert len(rows) == len(lines) + 1
            closed = 0
            for line, row in zip(lines, rows[1:]):
                item = json.loads(line)
                assert int(row[0]) == int(item["sequence"])
                if "leaf" in item:
                    closed += 1
                    assert row[9] == item["leaf"] and row[10] == "（封闭）", row
                    continue
                assert row[9] == hashlib.sha256(b"\\0" + line).hexdigest()
                assert row[1] == item["time"][:23].replace("T", " ") and row[2] == item["type"] and row[3] == item["subject"]
                assert row[5] == item["authid"] and json.loads(row[10]) == item["data"], row
            print(closed > 0)
            """
        let found = try Oracle.run(script, arguments: [pack, ending, encoding])
        #expect(String(decoding: found, as: UTF8.self) == "True\n")
    }
}

@Suite("A proof that is handed out alone")
struct SingleProofTests {
    @Test func `is what pymerkle makes of the same log, and is small`() async throws {
        let county = try await AuditedCounty.copy()
        let proofs = SingleProof(from: county.file("registry"), keys: TrustedKeys(folder: county.folder))
        let script = """
            import base64, hashlib, sqlite3, sys
            from pymerkle import InmemoryTree
            db = sqlite3.connect("file:%s?immutable=1" % sys.argv[1], uri=True)
            tree = InmemoryTree(algorithm="sha256")
            for body, in db.execute("SELECT body FROM event ORDER BY position"): tree.append_entry(bytes(body))
            def text(hashes): return [base64.b64encode(h).decode() for h in hashes]
            def path(proof): return [bytes.fromhex(h) for h in proof.serialize()["path"]]
            def node(left, right): return hashlib.sha256(b"\\1" + left + right).digest()
            def extends(path, old, new):
                if old == new: return not path
                first = tree.get_state(old)
                if old & (old - 1) == 0: path = [first] + path
                at, last, before, after = old - 1, new - 1, path[0], path[0]
                while at & 1: at, last = at >> 1, last >> 1
                for other in path[1:]:
                    if at & 1 or at == last:
                        before, after = node(other, before), node(other, after)
                        while at & 1 == 0 and at: at, last = at >> 1, last >> 1
                    else: after = node(after, other)
                    at, last = at >> 1, last >> 1
                return last == 0 and before == first and after == tree.get_state(new)
            for name in sys.argv[2:]:
                proof, _, note = open(name, encoding="utf-8").read().partition("\\n\\n")
                lines = proof.split("\\n")
                size, root = int(note.split("\\n")[1]), note.split("\\n")[2]
                assert text([tree.get_state(size)]) == [root]
                if lines[0] == "c2sp.org/tlog-proof@v1":
                    place = int(lines[1].split(" ")[1]) + 1
                    assert lines[2:] == text(path(tree.prove_inclusion(place, size))[1:]), place
                else:
                    old = int(lines[0].split(" ")[1])
                    assert extends([base64.b64decode(line) for line in lines[1:]], old, size), old
            print(len(sys.argv) - 2)
            """
        var files: [String] = []
        func keep(_ text: String) throws {
            #expect(text.utf8.count < 2_048)
            let path = "\(county.folder.path)/proof-\(files.count)"
            try Data(text.utf8).write(to: URL(filePath: path))
            files.append(path)
        }
        for position: Int64 in [1, 2, 255, 256, 257, 512, 600] { try keep(proofs.inclusion(of: position)) }
        for size: Int64 in [1, 2, 3, 255, 256, 257, 500, 512] { try keep(proofs.consistency(from: size)) }
        let answer = try Oracle.run(script, arguments: [county.folder.store(of: "registry")] + files)
        #expect(String(decoding: answer, as: UTF8.self) == "\(files.count)\n")
        #expect(throws: AuditError.self) { try proofs.inclusion(of: 1_000_000) }
        #expect(throws: AuditError.self) { try proofs.consistency(from: 0) }
    }
}
