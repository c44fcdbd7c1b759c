import CZlib

/// Writes a workbook with one sheet of texts: what an office that has only a spreadsheet can open.
///
/// Every cell is text, so that no number loses its zeros and no telephone becomes 1.99E+10. The parts are stored as they
/// are, and bear one fixed date: the same rows are the same bytes.
public struct WorkbookWriter {
    private var archive: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// The bytes of a workbook.
    ///
    /// - Parameters:
    ///   - rows: The rows, the headings first.
    ///   - name: The name of the sheet.
    /// - Returns: A file that a spreadsheet opens.
    public static func bytes(of rows: [[String]], named name: String) -> [UInt8] {
        var writer = WorkbookWriter()
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        writer.add(
            "[Content_Types].xml",
            """
            \(head)<Types xmlns="\(package)/content-types"><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
            ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(type).worksheet+xml"/></Types>
            """
        )
        writer.add(
            "_rels/.rels",
            """
            \(head)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
            Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        )
        writer.add(
            "xl/workbook.xml",
            """
            \(head)<workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="\(escaped(name))" sheetId="1" \
            r:id="rId1"/></sheets></workbook>
            """
        )
        writer.add(
            "xl/_rels/workbook.xml.rels",
            """
            \(head)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(office)/worksheet" \
            Target="worksheets/sheet1.xml"/></Relationships>
            """
        )
        let cells = rows.enumerated().map { index, row in
            "<row r=\"\(index + 1)\">"
                + row.map { "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped($0))</t></is></c>" }.joined()
                + "</row>"
        }
        writer.add(
            "xl/worksheets/sheet1.xml",
            "\(head)<worksheet xmlns=\"\(main)\"><sheetData>\(cells.joined())</sheetData></worksheet>"
        )
        return writer.finished()
    }

    private mutating func add(_ name: String, _ text: String) {
        let (title, content) = (Array(name.utf8), Array(text.utf8))
        let sum = UInt32(content.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
        let offset = UInt32(archive.count)
        // 1 January 1980, in the clock of the format: a file says nothing about when it was made.
        let common: [UInt8] =
            Self.short(20) + Self.short(0x0800) + Self.short(0) + Self.short(0) + Self.short(0x0021) + Self.long(sum)
            + Self.long(UInt32(content.count)) + Self.long(UInt32(content.count)) + Self.short(UInt16(title.count))
            + Self.short(0)
        archive += Self.long(0x0403_4B50) + common + title + content
        directory +=
            Self.long(0x0201_4B50) + Self.short(20) + common + Self.short(0) + Self.short(0) + Self.short(0)
            + Self.long(0) + Self.long(offset) + title
        count += 1
    }

    private func finished() -> [UInt8] {
        archive + directory + Self.long(0x0605_4B50) + Self.short(0) + Self.short(0) + Self.short(count)
            + Self.short(count) + Self.long(UInt32(directory.count)) + Self.long(UInt32(archive.count)) + Self.short(0)
    }

    private static func short(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func long(_ value: UInt32) -> [UInt8] {
        short(UInt16(value & 0xFFFF)) + short(UInt16(value >> 16))
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Writes rows as CSV, as spreadsheets read it: UTF-8 with its mark, lines that end with CR and LF.
public enum DelimitedWriter {
    /// The bytes of a file, in the encoding that its reader expects.
    public static func bytes(of rows: [[String]], in encoding: TextEncoding = .utf8) -> [UInt8] {
        let writer = TextWriter(encoding)
        let lines = rows.map { row in row.map(quoted).joined(separator: ",") + "\r\n" }
        return writer.opening + writer.bytes(lines.joined())
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
