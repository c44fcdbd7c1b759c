import Foundation
import Model
import Tables
import Testing

@testable import jiazheng

@Suite("A word of an export")
struct ImportWordTests {
    static let mapping = Result {
        try ImportMapping.read("\(ExampleSuite.rules)/mappings/12345.yaml", for: "12345")
    }

    private func read(_ cell: Cell, _ kind: CellKind, from1904: Bool = false) throws -> CellReader.Value {
        let field = ImportMapping.Field(columns: [], values: ["是": "true", "否": "false"])
        return try CellReader(try Self.mapping.get(), from1904: from1904).value(cell, kind, field)
    }

    @Test(arguments: [
        (Cell.text("2026/4/15 9:05"), "2026-04-15T09:05:00.000+08:00"),
        (.text("２０２６－０４－１５　０９：０５：０７"), "2026-04-15T09:05:07.000+08:00"),
        (.text("2026年4月15日 9时5分"), "2026-04-15T09:05:00.000+08:00"),
        (.text("2026-04-15 09:05:00.0"), "2026-04-15T09:05:00.000+08:00"),
        (.text("2026-04-15T01:05:00Z"), "2026-04-15T09:05:00.000+08:00"),
        (.text("2026.4.15"), "2026-04-15T00:00:00.000+08:00"),
        (.number("46127.378472222219"), "2026-04-15T09:05:00.000+08:00"),
        (.text("46127.378472"), "2026-04-15T09:05:00.000+08:00"),
        (.number("4.6127E4"), "2026-04-15T00:00:00.000+08:00"),
    ])
    func `is a moment in many ways`(cell: Cell, text: String) throws {
        #expect(try read(cell, .moment) == .text(text))
    }

    @Test(arguments: [
        "2026/13/1 9:05", "2026-02-30", "2026-4-15 24:00", "15/4/2026", "昨天", "20260415", "46127.", "9:05",
        "1899-12-31", "",
    ])
    func `is no moment`(text: String) {
        #expect(throws: Refusal.self) { try read(.text(text), .moment) }
    }

    @Test func `is a day as spreadsheets count, the day that never was left out`() throws {
        let days = [
            (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (2_958_465, "9999-12-31"),
            (46_127, "2026-04-15"),
        ]
        for (serial, day) in days { #expect(SerialDay.moment(serial, from1904: false)?.day.text == day) }
        #expect(SerialDay.moment(60, from1904: false) == nil)
        #expect(SerialDay.moment(0, from1904: false) == nil)
        #expect(SerialDay.moment(2_958_466, from1904: false) == nil)
        #expect(SerialDay.moment(44_665, from1904: true)?.day.text == "2026-04-15")
        #expect(SerialDay.moment(46_127.999_999_99, from1904: false)?.day.text == "2026-04-16")
    }

    @Test(arguments: [
        ("1,200.50元", Int64(120_050)), ("￥１２００", 120_000), ("1200", 120_000), ("0.5 元", 50), ("1.2万", 1_200_000),
        ("人民币 3,000 元整", 300_000), ("1.2E3", 120_000), ("12.10", 1_210),
    ])
    func `is an amount`(text: String, fen: Int64) throws {
        #expect(try read(.text(text), .money) == .integer(fen))
    }

    @Test(arguments: ["12,00", "1.005", "约200", "-5", "1,2,3", "元", "1e99", "0x10", "1200元左右"])
    func `is no amount`(text: String) {
        #expect(throws: Refusal.self) { try read(.text(text), .money) }
    }

    @Test(arguments: [
        (Cell.text("ＧＴ２０２６－０１"), "GT2026-01"), (.text("=\"0936001\""), "0936001"), (.text("'0936001"), "0936001"),
        (.text("GT1\t"), "GT1"), (.number("2026041500001"), "2026041500001"), (.number("2.026E7"), "20260000"),
        (.text("162072400202609300000014"), "162072400202609300000014"), (.text("2026E0101"), "2026E0101"),
    ])
    func `is a number that names something`(cell: Cell, text: String) throws {
        #expect(try read(cell, .code) == .text(text))
    }

    @Test(arguments: [
        Cell.text("1.62072E+23"), .number("1.62072400202609E+23"), .text("162072400202609000000000"),
        .number("412725199001011234"), .text("1E+10"), .number("12.5"),
    ])
    func `is refused where a spreadsheet has lost digits`(cell: Cell) {
        do {
            _ = try read(cell, .code)
            Issue.record("\(cell) has lost digits.")
        } catch {
            #expect((error as? Refusal)?.reason == "codeSpoiled")
        }
    }

    @Test func `that is a telephone number goes on with what is wrong with it`() throws {
        #expect(try read(.number("1.9911110046E10"), .digits) == .text("19911110046"))
        #expect(try read(.text("１９９１１１１００４６"), .digits) == .text("19911110046"))
        #expect(try read(.text("19911110046.0"), .digits) == .text("19911110046"))
        #expect(try read(.text("1.99E+10"), .digits) == .text("1.99E+10"))
        #expect(throws: Refusal.self) { try PhoneNumber("1.99E+10") }
    }

    @Test func `is yes or no`() throws {
        #expect(try read(.text("是"), .truth) == .truth(true))
        #expect(try read(.truth(false), .truth) == .truth(false))
        #expect(throws: Refusal.self) { try read(.text("不详"), .truth) }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+86", "'+86"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("|cmd", "'|cmd"),
        ("＝1", "'＝1"), ("a,b", "\"a,b\""), ("=\"x\"", "\"'=\"\"x\"\"\""), ("平常", "平常"), ("", ""),
    ])
    func `is never a formula in what is handed back`(text: String, cell: String) {
        #expect(SafeCells.cell(text) == cell)
    }

    @Test(arguments: ["12345", "12315"])
    func `has a place in the county's mapping`(link: String) throws {
        let mapping = try ImportMapping.read("\(ExampleSuite.rules)/mappings/\(link).yaml", for: link)
        #expect(Set(mapping.fields.keys).isSubset(of: Set(ImportMapping.kinds.keys)))
        for (field, meanings) in [
            ("category", OrderCategory.allCases.map(\.rawValue)), ("urgency", OrderUrgency.allCases.map(\.rawValue)),
            ("kind", OrderKind.allCases.map(\.rawValue)), ("isConfidential", ["true", "false"]),
        ] {
            #expect(Set(mapping.fields[field]?.values?.values.map { $0 } ?? []) == Set(meanings), "\(field)")
        }
        #expect(throws: Failure.self) {
            try ImportMapping.read("\(ExampleSuite.rules)/mappings/\(link).yaml", for: "1")
        }
    }
}
