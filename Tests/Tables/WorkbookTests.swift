import Foundation
import Model
import Tables
import TestKit
import Testing

@Suite("A workbook")
struct WorkbookTests {
    private func trouble(_ body: () throws -> Void) -> TableFault? {
        do {
            try body()
            return nil
        } catch {
            return (error as? TableTrouble)?.fault
        }
    }

    @Test func `is what a spreadsheet library wrote`() throws {
        try ScratchFolder.with { folder in
            try folder.python(
                """
                import openpyxl, datetime
                book = openpyxl.Workbook()
                sheet = book.active
                sheet.append(['工单编号', '来电时间', '联系电话', '是否保密', '备注'])
                sheet.append(['GT-1', datetime.datetime(2026, 4, 15, 9, 5), 19911110046, True, 'a & b <c> "d"\\n行'])
                sheet.append(['GT-2', None, '019911110046', False, '=1+1'])
                sheet['A6'] = 'GT-6'
                sheet['E6'] = ' 两端 '
                book.create_sheet('其他')
                book.create_sheet('暗').sheet_state = 'hidden'
                book.save('a.xlsx')
                """
            )
            let (file, items) = try folder.read("a.xlsx")
            #expect(file.form == .workbook && !file.countsFrom1904)
            #expect(items.count == 4)
            #expect(items[0] == record(1, "工单编号", "来电时间", "联系电话", "是否保密", "备注"))
            guard case .record(let first) = items[1], case .number(let day) = first.cells[1] else {
                Issue.record("The second row is a record with a day.")
                return
            }
            #expect(abs((Double(day) ?? 0) - 46_127.378_472_222) < 0.000_001)
            #expect(first.cells[2] == .number("19911110046") && first.cells[3] == .truth(true))
            #expect(first.cells[4] == .text("a & b <c> \"d\"\n行"))
            // A formula that nobody has counted yet has no value; what it says is never read.
            guard case .record(let second) = items[2], case .record(let last) = items[3] else { return }
            #expect(second.cells[1] == .empty && second.cells[2] == .text("019911110046"))
            #expect(second.cells.count == 4 || second.cells[4].isEmpty)
            #expect(last == TableRecord(line: 6, cells: [.text("GT-6"), .empty, .empty, .empty, .text(" 两端 ")]))
            #expect(file.remarks.map(\.chinese) == ["隐藏的工作表未导入：暗", "只导入第一个工作表，未导入：其他"])
        }
    }

    @Test func `that was written here is what a spreadsheet library reads, telephones with all their digits`() throws {
        let rows = [["工单编号", "联系电话"], ["GT-1", "019911110046"], ["<&\">", " 两行\n文字 "]]
        try ScratchFolder.with { folder in
            _ = try folder.write(WorkbookWriter.bytes(of: rows, named: "回填"), to: "a.xlsx")
            try folder.python(
                """
                import openpyxl
                book = openpyxl.load_workbook('a.xlsx')
                rows = [[cell.value for cell in row] for row in book['回填'].iter_rows()]
                assert rows == [['工单编号', '联系电话'], ['GT-1', '019911110046'], ['<&">', ' 两行\\n文字 ']], rows
                """
            )
            let items = try folder.read("a.xlsx").items
            #expect(items[1] == record(2, "GT-1", "019911110046"))
        }
    }

    @Test func `of a thousand rows is read whole`() throws {
        try ScratchFolder.with { folder in
            try folder.python(
                """
                import openpyxl
                book = openpyxl.Workbook(write_only=True)
                sheet = book.create_sheet()
                for row in range(1000):
                    sheet.append([f'编号{row}', '同样的字' * 50, row * 1.5])
                book.save('a.xlsx')
                """
            )
            let items = try folder.read("a.xlsx").items
            #expect(items.count == 1_000)
            guard case .record(let last)? = items.last else { return }
            #expect(last.cells == [.text("编号999"), .text(String(repeating: "同样的字", count: 50)), .number("1498.5")])
        }
    }

    @Test func `counts from 1904 where it says so, and its macros are left alone`() throws {
        try ScratchFolder.with { folder in
            try folder.python(
                """
                import openpyxl, zipfile
                from openpyxl.utils.datetime import CALENDAR_MAC_1904
                book = openpyxl.Workbook()
                book.epoch = CALENDAR_MAC_1904
                book.active.append(['a'])
                book.save('a.xlsx')
                with zipfile.ZipFile('a.xlsx', 'a') as archive:
                    archive.writestr('xl/vbaProject.bin', b'macro')
                    archive.writestr('xl/externalLinks/externalLink1.xml', b'<externalLink/>')
                """
            )
            let file = try folder.read("a.xlsx").file
            #expect(file.countsFrom1904)
            #expect(file.remarks.map(\.chinese) == ["文件含有宏，未运行", "文件链接了其他文件，未打开"])
        }
    }

    /// Workbooks made by hand: `sheet` and `strings` are the XML of the parts.
    private static let byHand = """
        import zipfile
        def book(name, sheet, strings=None, method=zipfile.ZIP_DEFLATED):
            with zipfile.ZipFile(name, 'w', method) as archive:
                archive.writestr('xl/workbook.xml', '<workbook><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>')
                archive.writestr('xl/_rels/workbook.xml.rels',
                    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>')
                archive.writestr('xl/worksheets/sheet1.xml', sheet)
                if strings: archive.writestr('xl/sharedStrings.xml', strings)
        row = '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>'

        """

    @Test func `has no entities of its own and fetches nothing`() throws {
        try ScratchFolder.with { folder in
            try folder.python(
                Self.byHand + """
                    bomb = '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
                    book('a.xlsx', row, bomb + '<sst><si><t>&c;&b;</t></si></sst>')
                    book('b.xlsx', bomb + row)
                    book('c.xlsx', row, '<sst><si><t>&unknown;</t></si></sst>')
                    book('d.xlsx', row, '<sst><si><r><t>甲&amp;</t></r><rPh><t>no</t></rPh><r><t>&#x4E59;_x0041_</t></r></si></sst>')
                    """
            )
            for name in ["a.xlsx", "b.xlsx"] {
                #expect(trouble { _ = try folder.read(name) } == .markupDeclaresEntities)
            }
            #expect(trouble { _ = try folder.read("c.xlsx") } == .markupBroken)
            #expect(try folder.read("d.xlsx").items == [record(1, "甲&乙A")])
        }
    }

    @Test func `that swells beyond reason is refused before it fills the machine`() throws {
        try ScratchFolder.with { folder in
            try folder.python(
                Self.byHand + """
                    book('a.xlsx', '<worksheet><sheetData>' + ' ' * (200 << 20) + '</sheetData></worksheet>')
                    book('b.xlsx', row, '<sst><si><t>' + 'x' * (200 << 20) + '</t></si></sst>')
                    """
            )
            for name in ["a.xlsx", "b.xlsx"] {
                #expect(trouble { _ = try folder.read(name) } == .archiveSwells)
            }
        }
    }

    @Test func `that is damaged is refused and not guessed at`() throws {
        try ScratchFolder.with { folder in
            try folder.python(
                Self.byHand + """
                    book('a.xlsx', row, '<sst><si><t>字</t></si></sst>', zipfile.ZIP_STORED)
                    whole = open('a.xlsx', 'rb').read()
                    open('cut.xlsx', 'wb').write(whole[:len(whole) // 2])
                    place = whole.index('字'.encode())
                    open('changed.xlsx', 'wb').write(whole[:place] + b'abc' + whole[place + 3:])
                    open('old.xls', 'wb').write(bytes.fromhex('d0cf11e0a1b11ae1') + b'0' * 600)
                    open('wide.csv', 'wb').write('工单'.encode('utf-16'))
                    open('empty.csv', 'wb').write(b'')
                    """
            )
            #expect(try folder.read("a.xlsx").items == [record(1, "字")])
            #expect(trouble { _ = try folder.read("cut.xlsx") } == .archiveBroken)
            #expect(trouble { _ = try folder.read("changed.xlsx") } == .archiveBroken)
            #expect(trouble { _ = try folder.read("old.xls") } == .oldWorkbook)
            #expect(trouble { _ = try folder.read("wide.csv") } == .textIsUTF16)
            #expect(trouble { _ = try folder.read("empty.csv") } == .fileEmpty)
            #expect(trouble { _ = try folder.read("missing.csv") } == .fileUnreadable)
        }
    }
}

@Suite("Lines of JSON as a table")
struct JSONLinesTests {
    @Test func `have the columns that are asked for`() throws {
        try ScratchFolder.with { folder in
            let text =
                "\u{FEFF}{\"甲\":\"一\",\"乙\":2.50,\"丙\":true}\r\n\n{\"甲\":null,\"丙\":[1]}\nnot json\n{\"甲\":\"末\"}"
            _ = try folder.write(text.utf8, to: "a.jsonl")
            let (file, items) = try folder.read("a.jsonl", columns: ["甲", "乙", "丙"])
            #expect(file.form == .jsonLines(.utf8) && file.hasMark)
            #expect(
                items == [
                    .record(TableRecord(line: 1, cells: [.text("一"), .number("2.50"), .truth(true)])),
                    .record(TableRecord(line: 3, cells: [.empty, .empty, .unreadable(.cellNotPlain)])),
                    .broken(line: 4, .lineNotJSON),
                    .record(TableRecord(line: 5, cells: [.text("末"), .empty, .empty])),
                ]
            )
        }
    }
}
