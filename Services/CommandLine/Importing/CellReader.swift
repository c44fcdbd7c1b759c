import Model
import Tables

/// Turns cells into what `order.import` takes; what cannot be read is refused with its reason and the way out.
struct CellReader: Sendable {
    private let mapping: ImportMapping
    private let patterns: [MomentPattern]
    private let empty: Set<String>
    private let from1904: Bool

    init(_ mapping: ImportMapping, from1904: Bool) {
        self.mapping = mapping
        self.from1904 = from1904
        patterns = mapping.moments.map(MomentPattern.init)
        empty = Set(mapping.empty)
    }

    /// What a cell says, or nil when it is empty.
    enum Value: Equatable {
        case text(String)
        case integer(Int64)
        case truth(Bool)
    }

    /// Whether a cell stands for nothing.
    func isEmpty(_ cell: Cell) -> Bool {
        if cell.isEmpty { return true }
        guard case .text(let text) = cell, text.utf8.count < 16 else { return false }
        return empty.contains(PlainWord.of(text))
    }

    /// Reads a cell.
    ///
    /// - Throws: Why it cannot be read.
    func value(_ cell: Cell, _ kind: CellKind, _ field: ImportMapping.Field) throws(Refusal) -> Value {
        if case .unreadable(let fault) = cell { throw fault.refusal }
        switch kind {
        case .text: return .text(text(cell))
        case .code: return .text(try code(cell))
        case .digits: return .text(phone(cell))
        case .integer: return .integer(try integer(cell) + (field.plus ?? 0))
        case .word: return .text(try word(cell, field.values ?? [:]))
        case .truth: return .truth(try truth(cell, field.values ?? [:]))
        case .moment: return .text(try moment(cell).text)
        case .day: return .text(try moment(cell).day.text)
        case .money: return .integer(try money(cell))
        }
    }

    /// Numbers in a column of words are shown as a person would read them.
    private func text(_ cell: Cell) -> String {
        if case .number(let number) = cell { return PlainWord.expanded(number) ?? number }
        return cell.words
    }

    private func code(_ cell: Cell) throws(Refusal) -> String {
        guard let code = PlainWord.digits(cell) else {
            throw Refusal(
                "codeSpoiled",
                Message(
                    "编号被表格软件改成了近似数，末几位已丢失；请把该列设为文本后重新导出",
                    "a spreadsheet has rounded the number and its last digits are gone; export the column as text"
                )
            )
        }
        return code
    }

    /// A telephone number goes on as it is: mediation says what is wrong with one, spoiled ones among them.
    private func phone(_ cell: Cell) -> String { PlainWord.digits(cell) ?? PlainWord.of(cell.words) }

    private func integer(_ cell: Cell) throws(Refusal) -> Int64 {
        guard let number = PlainWord.digits(cell).flatMap({ Int64($0) }) else {
            throw Refusal("invalidNumber", Message("须为整数", "this is a whole number"))
        }
        return number
    }

    private func word(_ cell: Cell, _ meanings: [String: String]) throws(Refusal) -> String {
        let word = PlainWord.of(cell.words)
        guard let meaning = meanings[word] else {
            let known = meanings.keys.sorted().joined(separator: "、")
            throw Refusal(
                "wordUnknown",
                Message("内容不认识；应为\(known)之一", "the word is unknown; it is one of \(known)")
            )
        }
        return meaning
    }

    private func truth(_ cell: Cell, _ meanings: [String: String]) throws(Refusal) -> Bool {
        if case .truth(let truth) = cell { return truth }
        return try word(cell, meanings) == "true"
    }

    private func moment(_ cell: Cell) throws(Refusal) -> Moment {
        guard let moment = counted(cell) ?? written(cell.words) else {
            throw Refusal(
                "invalidMoment",
                Message("时间无法识别；请写作 2026-04-15 09:05:00", "the time cannot be read; write it like 2026-04-15 09:05:00")
            )
        }
        guard moment.day >= mapping.earliest else {
            throw Refusal(
                "momentTooOld",
                Message(
                    "时间早于 \(mapping.earliest.text)；请核对年份",
                    "the time is before \(mapping.earliest.text); check the year"
                )
            )
        }
        return moment
    }

    /// A day as a spreadsheet counts it, also where a table of text has it.
    private func counted(_ cell: Cell) -> Moment? {
        let word = PlainWord.of(cell.words)
        guard let first = word.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            word.utf8.prefix(while: { $0 != UInt8(ascii: ".") }).count <= 6 || isNumber(cell),
            let serial = PlainWord.expanded(word).flatMap(Double.init)
        else { return nil }
        return SerialDay.moment(serial, from1904: from1904)
    }

    private func isNumber(_ cell: Cell) -> Bool {
        if case .number = cell { true } else { false }
    }

    private func written(_ text: String) -> Moment? {
        var word = PlainWord.of(text)
        if let moment = try? Moment(word) { return moment }
        if let point = word.lastIndex(of: "."), word[..<point].contains(":"),
            PlainWord.isDigits(String(word[word.index(after: point)...]))
        {
            word = String(word[..<point])
        }
        for pattern in patterns {
            if let parts = pattern.parts(of: word) { return parts.moment }
        }
        return nil
    }

    private func money(_ cell: Cell) throws(Refusal) -> Int64 {
        guard let fen = YuanAmount.fen(PlainWord.of(cell.words)) else {
            throw Refusal(
                "invalidMoney",
                Message("金额须为元，至多两位小数，如 1680.00", "an amount is yuan with at most two decimals: 1680.00")
            )
        }
        return fen
    }
}
