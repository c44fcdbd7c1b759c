import Auditor
import Foundation
@testable import ServiceKit
import TestKit
import Testing

@Suite("An audit pack of a log whose key was changed")
struct KeyChangePackTests {
    private let packs = PackTests()

    @Test(arguments: PackTests.verifiers) func `is accepted by its own verifiers, whole and in part`(
        program: [String]
    ) async throws {
        let county = try await AuditedCounty.fresh(commands: 30, seed: 30)
        let heads = try county.heads()
        let path = "\(county.folder.path)/before.txt"
        try FileManager.default.moveItem(atPath: "\(county.folder.path)/heads.txt", toPath: path)
        try county.certifyNextKey(of: "registry")
        try await county.goOn(31, commands: 15)
        try county.folder.removeFormerKeys(of: "registry")
        try await county.goOn(32, commands: 15)
        let whole = try packs.export(county)
        let head = program[0] == "python3" ? ["--head", path] : []
        let (status, text) = try packs.verify(whole, by: program, head)
        #expect(status == 0 && text.contains("✓") && text.contains("之前的公钥"), "\(text)")
        let part = try packs.export(county) { export in
            export.choice.from = 20
            export.choice.through = 22
            export.heads = heads
        }
        let (partStatus, partText) = try packs.verify(part, by: program, head)
        #expect(partStatus == 0 && partText.contains("✓"), "\(partText)")
    }

    @Test(arguments: PackTests.verifiers) func `is rejected when the handover is not signed by both, or left out`(
        program: [String]
    ) async throws {
        let (county, _) = try await AuditedCounty.withChangedKey(seed: 33)
        let pack = try packs.export(county)
        let folder = "\(pack)/registry/former"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count == 2)
        let (note, key) = (names[0], names[1])
        #expect(note.hasSuffix(".note") && key.hasSuffix(".pem"))
        let tamperings: [(String) throws -> Void] = [
            { copy in
                // Only the new key's line is left.
                let path = "\(copy)/registry/former/\(note)"
                let lines = try String(contentsOfFile: path, encoding: .utf8).split(
                    separator: "\n",
                    omittingEmptySubsequences: false
                )
                #expect(lines.count == 7)
                let left = lines[..<4] + lines[5...]
                try Data(left.joined(separator: "\n").utf8).write(to: URL(filePath: path))
            },
            { copy in
                let path = "\(copy)/registry/former/\(key)"
                try FileManager.default.removeItem(atPath: path)
                try FileManager.default.copyItem(atPath: "\(copy)/credit/key.pem", toPath: path)
            },
            { copy in try FileManager.default.removeItem(atPath: "\(copy)/registry/former") },
        ]
        for tamper in tamperings {
            let copy = "\(pack)-copy"
            try FileManager.default.copyItem(atPath: pack, toPath: copy)
            defer { try? FileManager.default.removeItem(atPath: copy) }
            try tamper(copy)
            _ = try Oracle.run(PackTests.listAgain, arguments: [copy])
            let (status, text) = try packs.verify(copy, by: program)
            #expect(status == 1 && text.contains("更换密钥"), "\(text)")
        }
    }
}
