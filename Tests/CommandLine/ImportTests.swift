import Foundation
import Model
import Synchronization
import Tables
import Testing
import Wire

@testable import jiazheng

@Suite("An import")
struct ImportTests {
    private static let titles = "工单编号,来电类别,主要内容,联系电话,来电时间,涉及金额,办理类型"

    /// Runs a trial of a file in a folder of its own.
    private func trial(_ text: String, _ more: String...) async throws -> (run: Invocation, errors: [String]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/a.csv"))
        let mapping = "\(ExampleSuite.rules)/mappings/12345.yaml"
        let words =
            ["import", "\(folder)/a.csv", "--link", "12345", "--dry-run", "--json", "--mapping", mapping] + more
        let run = try await Invocation.run(words)
        let errors = FileManager.default.contents(atPath: "\(folder)/a.csv.有误.csv").map {
            String(decoding: $0, as: UTF8.self)
        }
        return (run, errors?.components(separatedBy: "\r\n").filter { !$0.isEmpty } ?? [])
    }

    @Test func `takes good rows and lists the others with line, field and reason`() async throws {
        let (run, errors) = try await trial(
            """
            高台县工单导出,,,,,,
            \(Self.titles)
            GT1,投诉,沙发发霉。,１９９１１１１００４６,2026/4/15 9:05,"1,200.50元",初次派单
            GT2,抱怨,内容,,,,
            GT3,投诉,内容,1.99E+10,,,
            =GT4,投诉,内容,,2026/13/1,,
            GT5,投诉,"没有闭合,,,,
            GT6,投诉,内容,,46127.5,,
            GT7,投诉,内容,,,,催办
            GT8,投诉
            ,投诉,内容,,,,
            ,,,,,,
            """
        )
        #expect(run.status == 1)
        let receipt = try JSONDocument(Array(run.output.utf8)).root
        #expect(receipt["rows"]?.integer == 9 && receipt["accepted"]?.integer == 2 && receipt["refused"]?.integer == 7)
        #expect(receipt["form"]?.string == "CSV UTF-8")
        #expect(errors.first?.hasPrefix("\u{FEFF}文件,行,栏,工单编号,原因代码,说明") ?? false)
        let starts = [
            "a.csv,4,来电类别,GT2,wordUnknown,", "a.csv,5,联系电话,GT3,invalidPhone,", "a.csv,6,来电时间,'=GT4,invalidMoment,",
            "a.csv,7,（整行）,,quoteNotClosed,", "a.csv,9,办理类型,GT7,sequenceMissing,", "a.csv,10,主要内容,GT8,cellEmpty,",
            "a.csv,11,工单编号,,cellEmpty,",
        ]
        #expect(errors.count == starts.count + 1)
        for (line, start) in zip(errors.dropFirst(), starts) { #expect(line.hasPrefix(start), "\(line)") }
    }

    @Test func `says which columns are missing`() async throws {
        let (run, _) = try await trial("编号,内容\n1,2\n")
        #expect(run.status == 1)
        #expect(run.error.contains("columnsMissing") && run.error.contains("工单编号") && run.error.contains("主要内容"))
    }

    @Test(arguments: ["", "   \n"])
    func `refuses an empty file`(text: String) async throws {
        #expect(try await trial(text).run.error.contains("fileEmpty"))
    }

    @Test func `keeps hostile words from being anything but words`() async throws {
        let marks = String(repeating: "\u{301}", count: 60_000)
        let (run, errors) = try await trial(
            """
            \(Self.titles)
            GT1,投诉,<script>alert(1)</script>,,,,
            GT2,投诉,'); DROP TABLE hotlineOrder; --,,,,
            GT3,投诉,"=HYPERLINK(""http://x"")",,,,
            GT4,投诉,响\u{7}铃,,,,
            GT5,投诉,e\(marks),,,,
            GT6,投诉,正\u{202E}反,,,,
            """
        )
        #expect(run.status == 1)
        let receipt = try JSONDocument(Array(run.output.utf8)).root
        #expect(receipt["accepted"]?.integer == 4 && receipt["refused"]?.integer == 2)
        #expect(
            errors.dropFirst().map { $0.components(separatedBy: ",")[3...4].joined(separator: " ") } == [
                "GT4 textHasControlCharacters", "GT5 textTooLong",
            ]
        )
    }

    @Test func `asks again for a row that somebody was quicker with, and goes one way for each order`() async throws {
        let mapping = try ImportWordTests.mapping.get()
        let maker = try RowMaker(
            mapping,
            titles: ["工单编号", "来电类别", "主要内容", "消息序号"],
            channel: .hotline12345,
            from1904: false
        )
        let asked = Asked()
        let importer = Importer(
            file: "a.csv",
            maker: maker,
            asking: { rows in
                rows.map { row in
                    asked.add(row)
                    let isFirst = row.number == "GT7" && !row.isRepeated
                    return isFirst ? .init(.refused, Order.Rejection.orderNumberTaken.refusal) : .init(.accepted)
                }
            },
            progress: Progress("a.csv", rows: nil),
            errors: ErrorSheet(path: "/dev/null/none")
        )
        let rows = (1...2_000).map { number in
            TableItem.record(
                TableRecord(line: number, cells: ["GT\(number % 500)", "投诉", "内容", "\(number)"].map(Cell.text))
            )
        }
        var reader: any TableReading = DelimitedReader({ nil })
        let counts = try await importer.run(rows, &reader)
        #expect(counts == Importer.Counts(rows: 2_000, accepted: 2_000, known: 0, refused: 0))
        for (number, lines) in asked.lines where number != "GT7" { #expect(lines == lines.sorted(), "\(number)") }
        #expect(asked.lines["GT7"]?.count == 8)
    }

    /// The lines of each order in the order in which they were asked for.
    private final class Asked: Sendable {
        private let known = Mutex<[String: [Int]]>([:])
        var lines: [String: [Int]] { known.withLock { $0 } }
        func add(_ row: RowMaker.Row) { known.withLock { $0[row.number, default: []].append(row.line) } }
    }
}
