import Foundation
import Model
import Testing

@testable import ServiceKit

@Suite("A file of a hotline's platform")
struct LinkFileTests {
    private func rows(_ text: String, named name: String) throws -> [String] {
        try LinkRows(Array(text.utf8), named: name).rows.map { row in
            switch row {
            case .read(let line, let document): "\(line) \(String(decoding: document.root.bytes, as: UTF8.self))"
            case .broken(let line, let refusal): "\(line) \(refusal.reason)"
            }
        }
    }

    @Test func `in CSV is read as the objects it stands for`() throws {
        let text =
            "\u{FEFF}number,sequence,complainant.name,narrative,isConfidential\r\n"
            + "20260930000131,7,王秀英,\"说\"\"没有\"\",\n走了\",true\r\n" + "A,x,,<b>,\r\n" + "只有一列\r\n"
        #expect(
            try rows(text, named: "a.csv") == [
                #"2 {"number":"20260930000131","sequence":7,"narrative":"说\"没有\",\n走了","isConfidential":true,"#
                    + #""complainant":{"name":"王秀英"}}"#,
                #"4 {"number":"A","sequence":"x","narrative":"<b>"}"#, "5 linkFileBroken",
            ]
        )
    }

    @Test func `in JSON lines keeps its good rows beside the bad ones`() throws {
        let found = try rows("{\"number\":\"A\"}\n\n{broken\n{\"number\":\"B\"}\r\n", named: "a.jsonl")
        #expect(found.count == 3)
        #expect(found.first == #"1 {"number":"A"}"#)
        #expect(found.last == #"4 {"number":"B"}"#)
    }

    @Test func `that is no text at all is refused whole`() {
        #expect(throws: Refusal.self) { try LinkRows([0xFF, 0xFE, 0x00], named: "a.csv") }
        #expect(throws: Refusal.self) { try LinkRows(Array("a,\"b\n".utf8), named: "a.csv") }
    }

    @Test func `is written so that no table program takes a text for a formula`() throws {
        let root = try JSONDocument(Array(#"{"text":"=1+1","turn":2,"number":"A\"B"}"#.utf8)).root
        let text = String(decoding: CommaRows.text(of: root), as: UTF8.self)
        #expect(text == "\"text\",\"turn\",\"number\"\r\n\"'=1+1\",\"2\",\"A\"\"B\"\r\n")
    }

    @Test func `and its link are refused when the settings lack something`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "links-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try LinkSettings.read(from: folder).isEmpty)
        func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: "\(folder)/links.json")) }
        try write(#"{"links":[{"name":"12345","means":"wire","host":"127.0.0.1","port":7701,"tokenFile":"t"}]}"#)
        #expect(try LinkSettings.read(from: folder).first?.tokenFile == "\(folder)/t")
        for broken in [
            #"{"links":[{"name":"12345","means":"wire","host":"127.0.0.1"}]}"#,
            #"{"links":[{"name":"12345","means":"wire","host":"8.8.8.8","port":1,"tokenFile":"t"}]}"#,
            #"{"links":[{"name":"12345","means":"folder"}]}"#, #"{"links":[{"name":"12345"}]}"#,
        ] {
            try write(broken)
            #expect(throws: Refusal.self) { try LinkSettings.read(from: folder) }
        }
    }
}
