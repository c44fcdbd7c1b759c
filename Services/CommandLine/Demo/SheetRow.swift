import Model

/// One row of a file: the words of its columns, and where it stands.
struct SheetRow: Sendable {
    let file: String
    let line: Int
    private let words: [String: String]

    init(file: String, line: Int, words: [String: String]) {
        self.file = file
        self.line = line
        self.words = words
    }

    /// The word in a column, trimmed; an absent column is an empty word.
    subscript(column: String) -> String { words[column] ?? "" }

    /// The word in a column that may be left empty.
    func given(_ column: String) -> String? { self[column].isEmpty ? nil : self[column] }

    /// What the words together come to, to tell one row's content from another's.
    var digest: String {
        ShortDigest.text(of: words.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n"))
    }

    /// Reads a word by a table of what the words mean.
    func word<Meaning>(_ column: String, _ meanings: [String: Meaning], reason: String) throws(Refusal) -> Meaning {
        if let meaning = meanings[self[column]] { return meaning }
        let known = meanings.keys.sorted().joined(separator: "、")
        throw Refusal(
            reason,
            Message("\(column)不认识；应为\(known)之一", "the word is unknown; it is one of \(known)"),
            field: column
        )
    }

    /// Reads a word that may be left empty.
    func word<Meaning>(given column: String, _ meanings: [String: Meaning]) throws(Refusal) -> Meaning? {
        self[column].isEmpty ? nil : try word(column, meanings, reason: "wordUnknown")
    }

    /// Reads a time such as `2026-09-30 08:02:56`; without an offset it is Beijing time.
    func moment(_ column: String) throws(Refusal) -> Moment? {
        guard let text = given(column) else { return nil }
        let joined = text.replacing(" ", with: "T")
        let hasOffset = joined.hasSuffix("Z") || joined.dropFirst(11).contains { $0 == "+" || $0 == "-" }
        do { return try Moment(hasOffset ? joined : joined + "+08:00") } catch { throw error.at(column) }
    }

    /// Reads an amount such as `1680.00` 元.
    func money(_ column: String) throws(Refusal) -> Money? {
        guard let text = given(column) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let cents = parts.count == 2 ? parts[1] : "00"
        guard parts.count <= 2, (1...2).contains(cents.count), parts.allSatisfy(Self.isDigits),
            let fen = Int64(parts[0] + cents + (cents.count == 1 ? "0" : ""))
        else {
            throw Refusal(
                "invalidMoney",
                Message("\(column)须为元，至多两位小数，如 1680.00", "an amount is yuan with at most two decimals: 1680.00"),
                field: column
            )
        }
        do { return try Money(fen: fen) } catch { throw error.at(column) }
    }

    /// Reads a whole number.
    func number(_ column: String) throws(Refusal) -> Int64 {
        guard let number = Int64(self[column]) else {
            throw Refusal("invalidNumber", Message("\(column)须为整数", "this is a whole number"), field: column)
        }
        return number
    }

    private static func isDigits(_ text: Substring) -> Bool {
        (1...15).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
