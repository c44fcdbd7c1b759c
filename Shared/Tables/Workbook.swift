public import Model

/// A workbook (.xlsx, .xlsm) as an archive of parts; only its sheets and their texts are ever opened.
public final class Workbook {
    /// One sheet as the workbook lists it.
    struct Sheet {
        var name: String
        var part: String
        var isHidden: Bool
    }

    /// What people should know of the file: hidden sheets, macros, links to other files.
    public private(set) var remarks: [Message] = []
    /// Whether day numbers count from 1904.
    public private(set) var countsFrom1904 = false
    private let archive: ZipArchive
    private var sheets: [Sheet] = []

    /// Opens a workbook.
    ///
    /// - Throws: `TableTrouble` when it is broken, has a password, or was made to do harm.
    public init(_ file: FileBytes) throws {
        archive = try ZipArchive(file)
        guard archive.parts["EncryptedPackage"] == nil else { throw TableTrouble(.archiveEncrypted) }
        try readSheets()
        remark()
    }

    /// The first visible sheet.
    public func reader() throws -> SheetReader {
        guard let sheet = sheets.first(where: { !$0.isHidden }) else { throw TableTrouble(.sheetMissing) }
        return try SheetReader(source(sheet.part), part: sheet.part, strings: try strings())
    }

    private func source(_ name: String) throws -> ByteSource {
        guard let part = archive.parts[name] else { throw TableTrouble(.archiveBroken, in: name) }
        return try archive.source(of: part)
    }

    private func strings() throws -> SharedStrings {
        guard archive.parts["xl/sharedStrings.xml"] != nil else { return SharedStrings() }
        return try SharedStrings(source("xl/sharedStrings.xml"), part: "xl/sharedStrings.xml")
    }

    private func readSheets() throws {
        var targets: [String: String] = [:]
        try eachElement(of: "xl/_rels/workbook.xml.rels") { reader in
            guard reader.isNamed("Relationship"), reader.attribute("TargetMode") != "External" else { return }
            guard let id = reader.attribute("Id"), let target = reader.attribute("Target") else { return }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        }
        try eachElement(of: "xl/workbook.xml") { reader in
            if reader.isNamed("workbookPr") {
                countsFrom1904 = ["1", "true"].contains(reader.attribute("date1904"))
            } else if reader.isNamed("sheet"), let name = reader.attribute("name"), let id = reader.attribute("id"),
                let part = targets[id]
            {
                sheets.append(
                    Sheet(name: name, part: part, isHidden: reader.attribute("state")?.hasSuffix("idden") ?? false)
                )
            }
        }
    }

    private func eachElement(of part: String, _ use: (MarkupReader) -> Void) throws {
        var reader = try MarkupReader(source(part), part: part)
        while let item = try reader.next() {
            if case .start = item { use(reader) }
        }
    }

    private func remark() {
        func names(_ sheets: some Sequence<Sheet>) -> String { sheets.map(\.name).joined(separator: "、") }
        let hidden = sheets.filter(\.isHidden)
        let others = sheets.filter { !$0.isHidden }.dropFirst()
        if !hidden.isEmpty {
            remarks.append(Message("隐藏的工作表未导入：\(names(hidden))", "hidden sheets are not imported: \(names(hidden))"))
        }
        if !others.isEmpty {
            remarks.append(
                Message("只导入第一个工作表，未导入：\(names(others))", "only the first sheet is imported, not: \(names(others))")
            )
        }
        if archive.parts.keys.contains(where: { $0.hasSuffix("vbaProject.bin") }) {
            remarks.append(Message("文件含有宏，未运行", "the file has macros, which were not run"))
        }
        if archive.parts.keys.contains(where: { $0.contains("externalLinks/") }) {
            remarks.append(Message("文件链接了其他文件，未打开", "the file links to other files, which were not opened"))
        }
    }
}
