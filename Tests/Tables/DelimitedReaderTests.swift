import Foundation
import Tables
import TestKit
import Testing

@Suite("A table read piece by piece")
struct DelimitedReaderTests {
    @Test(arguments: [1, 2, 3, 7, 1_000])
    func `is the same however it is cut`(pieces: Int) throws {
        let text = "\u{FEFF}名称,\"甲,乙\"\r\n\"说\"\"好\"\"\",\"两\r\n行\"\r\n末,\r\n"
        #expect(
            try items(text.utf8, pieces: pieces) == [
                record(1, "名称", "甲,乙"), record(2, "说\"好\"", "两\r\n行"), record(4, "末", ""),
            ]
        )
    }

    @Test(arguments: [1, 5, 1_000])
    func `takes line ends of every kind`(pieces: Int) throws {
        #expect(
            try items("a,b\nc,d\r\ne,f\rg,h".utf8, pieces: pieces)
                == [record(1, "a", "b"), record(2, "c", "d"), record(3, "e", "f"), record(4, "g", "h")]
        )
    }

    @Test func `loses one line to a quote that nobody closed`() throws {
        let text = "一,二\n\"坏,2\n三,四\n五,\"六\"\n"
        #expect(
            try items(text.utf8)
                == [record(1, "一", "二"), .broken(line: 2, .textAfterQuote), record(3, "三", "四"), record(4, "五", "六")]
        )
        #expect(
            try items("一,二\n\"坏,2\n三,四\n".utf8)
                == [record(1, "一", "二"), .broken(line: 2, .quoteNotClosed), record(3, "三", "四")]
        )
    }

    @Test func `loses one line to words behind a quote`() throws {
        #expect(try items("\"a\"b,c\nd,e\n".utf8) == [.broken(line: 1, .textAfterQuote), record(2, "d", "e")])
    }

    @Test func `leaves the number of fields to the reader`() throws {
        #expect(try items("a,b\nc\nd,e,f\n".utf8) == [record(1, "a", "b"), record(2, "c"), record(3, "d", "e", "f")])
    }

    @Test func `says which cell is too long or not decodable and keeps the others`() throws {
        let long = String(repeating: "e\u{301}", count: DelimitedReader.cellLimit / 3 + 1)
        #expect(
            try items("a,\(long)\nb,c\n".utf8) == [
                .record(TableRecord(line: 1, cells: [.text("a"), .unreadable(.cellTooLong)])), record(2, "b", "c"),
            ]
        )
        #expect(
            try items(Array("a,".utf8) + [0xFF, 0xFE] + Array("\nb,c\n".utf8)) == [
                .record(TableRecord(line: 1, cells: [.text("a"), .unreadable(.cellUndecodable)])), record(2, "b", "c"),
            ]
        )
    }

    @Test func `passes over a line without an end`() throws {
        let endless = String(repeating: "x", count: DelimitedReader.recordLimit * 3)
        #expect(try items("\(endless)\nb,c\n".utf8) == [.broken(line: 1, .lineTooLong), record(2, "b", "c")])
    }

    @Test func `in GB18030 is what Python wrote`() throws {
        let words = ["高台县", "㐀𠀀龥", "“引,号”", "€", "ｅ１２", "plain", "镕、喆、瞭", "😀"]
        let text = words.map { "\"\($0)\",\($0.replacing(",", with: "")),1" }.joined(separator: "\r\n")
        let bytes = try Oracle.run(
            "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf-8').encode('gb18030'))",
            input: Data(text.utf8)
        )
        let found = try items(bytes, in: .gb18030, pieces: 5)
        #expect(found == words.enumerated().map { record($0 + 1, $1, $1.replacing(",", with: ""), "1") })
        var census = EncodingCensus()
        census.take(Array(bytes))
        #expect(census.encoding == .gb18030)
        var plain = EncodingCensus()
        plain.take(Array(text.utf8))
        #expect(plain.encoding == .utf8)
    }

    @Test func `is what Python's reader finds in random tables`() throws {
        var random = SplitMix(seed: 20_260_415)
        let pieces = ["a", "王", ",", "\"", "\n", "\r\n", " ", "''", "=1+1", "“", "\t", "0", "é", "-"]
        let tables = (0..<300).map { _ in
            (0..<random.next(7) + 1).map { _ in
                (0..<random.next(5) + 1).map { _ in
                    (0..<random.next(6)).map { _ in pieces[random.next(pieces.count)] }.joined()
                }
            }
        }
        let texts = tables.map { table in
            table.map { row in
                row.map { cell in
                    let needsQuotes = cell.contains { ",\"\n\r\r\n".contains($0) } || random.next(3) == 0
                    return needsQuotes ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
                }
                .joined(separator: ",")
            }
            .joined(separator: ["\n", "\r\n"][random.next(2)])
        }
        let output = try Oracle.run(
            """
            import csv, io, json, sys
            for text in json.load(sys.stdin):
                rows = [row for row in csv.reader(io.StringIO(text, newline='')) if row and row != ['']]
                print(json.dumps(rows))
            """,
            input: JSONEncoder().encode(texts)
        )
        let expected = try output.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode([[String]].self, from: $0)
        }
        #expect(expected.count == texts.count)
        for (text, rows) in zip(texts, expected) {
            let found = try items(text.utf8, pieces: random.next(9) + 1).map { item -> [String] in
                guard case .record(let record) = item else { return ["broken"] }
                return record.cells.map(\.words)
            }
            #expect(found == rows, "\(text.debugDescription)")
        }
    }
}

/// Numbers that look random and are the same each time.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(_ below: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(below))
    }
}
