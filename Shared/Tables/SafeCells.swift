/// Cells of a CSV that no spreadsheet takes for a formula.
public enum SafeCells {
    /// A line, with its end.
    public static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// One cell: quoted where it must be, and an apostrophe before what would be counted.
    public static func cell(_ text: String) -> String {
        let isFormula = text.utf8.first.map { "=+-@\t\r\n|".utf8.contains($0) } ?? false
        let isWide = text.unicodeScalars.first.map { "＝＋－＠".unicodeScalars.contains($0) } ?? false
        let safe = isFormula || isWide ? "'" + text : text
        guard safe.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
