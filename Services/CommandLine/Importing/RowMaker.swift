import Model
import Tables

/// Makes what `order.import` takes of each record of a file.
struct RowMaker: Sendable {
    /// How many records at the beginning may stand before the titles: a heading, a date, an empty row.
    static let titleSearch = 10

    private struct Column: Sendable {
        var field: String
        var title: String
        /// The columns of the file that may have it; the first word counts.
        var places: [Int]
        var kind: CellKind
        var rule: ImportMapping.Field
    }

    /// A row on its way.
    struct Row: Sendable {
        var line: Int
        var number: String
        var json: [UInt8]
        /// Whether it was sent before, and somebody else was quicker with its number.
        var isRepeated = false
    }

    /// What is wrong with a record.
    struct Fault: Error {
        var title: String
        var refusal: Refusal
        var number: String
    }

    private let channel: OrderChannel
    private let columns: [Column]
    private let reader: CellReader
    /// The column of each field, as the file calls it.
    let titles: ColumnTitles
    /// Titles of the file that no field is read from.
    let unread: [String]

    /// Finds the columns by the file's titles.
    ///
    /// - Throws: The required titles that are missing.
    init(_ mapping: ImportMapping, titles: [String], channel: OrderChannel, from1904: Bool) throws(Failure) {
        let known = titles.map(Self.plain)
        var columns: [Column] = []
        var missing: [String] = []
        // The number comes first: whatever else is wrong is said of it.
        for (field, rule) in mapping.fields.sorted(by: Self.numberFirst) {
            let places = rule.columns.compactMap { known.firstIndex(of: Self.plain($0)) }
            if places.isEmpty, rule.required == true { missing.append(rule.columns.joined(separator: "／")) }
            guard !places.isEmpty || rule.default != nil else { continue }
            columns.append(
                Column(
                    field: field,
                    title: places.first.map { titles[$0] } ?? rule.columns.first ?? field,
                    places: places,
                    kind: ImportMapping.kinds[field] ?? .text,
                    rule: rule
                )
            )
        }
        guard missing.isEmpty else { throw Self.missing(missing) }
        let read = Set(columns.flatMap(\.places))
        self.channel = channel
        self.columns = columns
        reader = CellReader(mapping, from1904: from1904)
        unread = titles.indices.filter { !read.contains($0) && !titles[$0].isEmpty }.map { titles[$0] }
        self.titles = ColumnTitles(
            ofFields: Dictionary(columns.map { ($0.field, $0.title) }) { first, _ in first },
            ofReasons: ["orderNumberTaken": columns.first { $0.field == "number" }?.title ?? ""]
        )
    }

    private static func numberFirst(
        _ left: (key: String, value: ImportMapping.Field),
        _ right: (key: String, value: ImportMapping.Field)
    ) -> Bool {
        left.key == "number" ? right.key != "number" : right.key != "number" && left.key < right.key
    }

    /// How many of these titles a file knows, to tell its line of titles from a heading.
    static func count(of mapping: ImportMapping, among titles: [String]) -> Int {
        let known = Set(titles.map(plain))
        return mapping.titles.count { known.contains(plain($0)) }
    }

    /// Makes a row.
    func row(_ record: TableRecord) throws(Fault) -> Row {
        var json = ObjectText()
        json.add("channel", channel.rawValue)
        var (name, phone, number, kind) = ("", "", "", "")
        for column in columns {
            do {
                guard let value = try value(cell(of: column, in: record), column) else { continue }
                switch (column.field, value) {
                case ("complainant.name", .text(let text)): name = text
                case ("complainant.phone", .text(let text)): phone = text
                case (_, .text(let text)):
                    if column.field == "number" { number = text }
                    if column.field == "kind" { kind = text }
                    json.add(column.field, text)
                case (_, .integer(let integer)): json.add(column.field, integer)
                case (_, .truth(let truth)): json.add(column.field, truth)
                }
            } catch {
                throw Fault(title: column.title, refusal: error, number: number)
            }
        }
        guard kind.isEmpty || kind == OrderKind.first.rawValue || isCounted(record) else {
            throw Fault(title: titles.ofFields["kind"] ?? "", refusal: Self.uncounted, number: number)
        }
        json.add("complainant", name: name, phone: phone)
        return Row(line: record.line, number: number, json: json.finished())
    }

    private func cell(of column: Column, in record: TableRecord) -> Cell {
        for place in column.places where record.cells.indices.contains(place) && !record.cells[place].isEmpty {
            return record.cells[place]
        }
        return .empty
    }

    private func value(_ cell: Cell, _ column: Column) throws(Refusal) -> CellReader.Value? {
        guard reader.isEmpty(cell) else { return try reader.value(cell, column.kind, column.rule) }
        if let usual = column.rule.default { return try reader.value(.text(usual), column.kind, column.rule) }
        guard column.rule.required != true else {
            throw Refusal("cellEmpty", Message("\(column.title)未填写；请补填", "the cell is empty; fill it in"))
        }
        return nil
    }

    /// Whether the record itself says which of its order's messages it is.
    private func isCounted(_ record: TableRecord) -> Bool {
        columns.contains { $0.field == "sequence" && !cell(of: $0, in: record).isEmpty }
    }

    private static let uncounted = Refusal(
        "sequenceMissing",
        Message(
            "催办、补充须有消息序号，否则分不清是不是同一条；请补填",
            "a reminder or supplement needs its sequence, to be told from the first message"
        )
    )

    private static func plain(_ title: String) -> String {
        PlainWord.of(title).filter { !$0.isWhitespace }
    }

    private static func missing(_ titles: [String]) -> Failure {
        let list = titles.joined(separator: "、")
        return Failure(
            .refused,
            "columnsMissing",
            Message("文件缺少这些列：\(list)", "the file lacks these columns: \(list)"),
            remedy: Message(
                "核对是否选对了平台（--link），或在对照文件中补上该列的名称（--mapping）",
                "check --link, or add the column's title to the mapping (--mapping)"
            )
        )
    }
}

/// The text of one JSON object, written member by member.
struct ObjectText {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    init() { bytes.reserveCapacity(1_024) }

    mutating func add(_ key: String, _ text: String) {
        begin(key)
        quote(text)
    }

    mutating func add(_ key: String, _ integer: Int64) {
        begin(key)
        bytes += String(integer).utf8
    }

    mutating func add(_ key: String, _ truth: Bool) {
        begin(key)
        bytes += (truth ? "true" : "false").utf8
    }

    /// Who called; nothing when neither is known.
    mutating func add(_ key: String, name: String, phone: String) {
        guard !name.isEmpty || !phone.isEmpty else { return }
        var inner = ObjectText()
        if !name.isEmpty { inner.add("name", name) }
        if !phone.isEmpty { inner.add("phone", phone) }
        begin(key)
        bytes += inner.finished()
    }

    func finished() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

    private mutating func begin(_ key: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        quote(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { part in
            guard part.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
                bytes += part
                return
            }
            for byte in part {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
                case UInt8(ascii: "\n"): bytes += "\\n".utf8
                case ..<0x20:
                    bytes += "\\u00".utf8
                    bytes += [Self.hex(byte >> 4), Self.hex(byte & 15)]
                default: bytes.append(byte)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 87 + digit }
}
