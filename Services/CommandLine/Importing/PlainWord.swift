import Model
import Tables

/// Words as offices' programs leave them, made plain: full-width digits, a spreadsheet's guards, numbers with exponents.
enum PlainWord {
    /// The most digits that a spreadsheet keeps of a number.
    static let exactDigits = 15

    /// Full-width letters, digits and signs made plain, white space around gone, and what keeps a spreadsheet from
    /// counting (`="0936"`, `'0936`) taken off.
    static func of(_ text: String) -> String {
        var word = folded(text)
        if word.hasPrefix("=\""), word.hasSuffix("\""), word.utf8.count > 3 {
            word = folded(String(word.dropFirst(2).dropLast()))
        } else if word.hasPrefix("'") {
            word = String(word.dropFirst())
        }
        return word
    }

    /// The digits of a whole number, exact; nil where a spreadsheet has lost some of them.
    static func digits(_ cell: Cell) -> String? {
        switch cell {
        case .number(let text):
            let whole = expanded(text)
            return whole.flatMap { $0.utf8.count <= exactDigits && isDigits($0) ? $0 : nil }
        case .text(let text):
            let word = of(text)
            guard !isSpoiled(word) else { return nil }
            return isDigits(word.prefixBeforePoint) && word.hasSuffix(".0") ? word.prefixBeforePoint : word
        case .truth, .unreadable: return nil
        }
    }

    /// A decimal number without an exponent; nil when it is none.
    static func expanded(_ text: String) -> String? {
        let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard let mantissa = parts.first, parts.count <= 2 else { return nil }
        let exponent = parts.count == 2 ? Int(parts[1]) : 0
        let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard let exponent, (-20...30).contains(exponent), (1...2).contains(pieces.count), isDigits(String(pieces[0])),
            pieces.count == 1 || isDigits(String(pieces[1]))
        else { return nil }
        var (whole, rest) = (String(pieces[0]), pieces.count == 2 ? String(pieces[1]) : "")
        for _ in 0..<max(exponent, 0) { whole.append(rest.isEmpty ? "0" : rest.removeFirst()) }
        for _ in 0..<max(-exponent, 0) { rest = (whole.popLast().map(String.init) ?? "0") + rest }
        while rest.hasSuffix("0") { rest.removeLast() }
        whole = String(whole.drop { $0 == "0" })
        if whole.isEmpty { whole = "0" }
        return rest.isEmpty ? whole : "\(whole).\(rest)"
    }

    /// Whether a spreadsheet has rounded it: `1.99E+10`, or a long number whose end is all noughts.
    static func isSpoiled(_ word: String) -> Bool {
        if let mark = word.firstIndex(where: { $0 == "E" || $0 == "e" }), mark != word.startIndex {
            let isNumber = word.utf8.allSatisfy { "0123456789.Ee+".utf8.contains($0) }
            return isNumber && word[..<mark].contains(".") || isNumber && word[mark...].contains("+")
        }
        return isDigits(word) && word.utf8.count > exactDigits + 2
            && word.utf8.dropFirst(exactDigits).allSatisfy { $0 == UInt8(ascii: "0") }
    }

    static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func folded(_ text: String) -> String {
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: word.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0, 0x09: word.append(" ")
            case 0xFEFF, 0x200B: continue
            default: word.append(scalar)
            }
        }
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        guard let first = word.firstIndex(where: { !isSpace($0) }), let last = word.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(word[first...last])
    }
}

extension String {
    /// What stands before its first point.
    fileprivate var prefixBeforePoint: String { String(prefix { $0 != "." }) }
}
