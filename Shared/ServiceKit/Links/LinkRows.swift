import Foundation
import Model

/// One row of a file, with the line it begins on.
enum LinkRow: Sendable {
    case read(line: Int, JSONDocument)
    case broken(line: Int, Refusal)
}

/// The rows of a file that a platform has left: JSON lines, or CSV by its ending.
struct LinkRows: Sendable {
    /// The most bytes of a file.
    static let limit = 64 << 20
    let rows: [LinkRow]

    /// Reads a file.
    init(path: String) throws {
        let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
        try self.init(bytes, named: path)
    }

    /// Reads what stands in a file.
    ///
    /// - Throws: `linkFileBroken` when nothing of it can be read.
    init(_ bytes: [UInt8], named name: String) throws(Refusal) {
        guard bytes.count <= Self.limit else {
            throw CommaRows.broken(1, "文件超过 64 MiB", "the file is over 64 MiB")
        }
        rows = name.hasSuffix(".csv") ? try CommaRows.rows(of: bytes) : Self.jsonLines(bytes)
    }

    private static func jsonLines(_ bytes: [UInt8]) -> [LinkRow] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
            .compactMap { index, line in
                let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                guard !text.isEmpty else { return nil }
                do throws(Refusal) {
                    return .read(line: index + 1, try JSONDocument(Array(text)))
                } catch {
                    return .broken(line: index + 1, error)
                }
            }
    }
}

/// Rows of CSV (RFC 4180, UTF-8): the first names the members as the wire does, a dot before an inner one.
enum CommaRows {
    /// The members that are whole numbers; all others are text.
    static let integers: Set = ["sequence", "claimed", "told", "turn"]
    /// The members that are `true` or `false`.
    static let flags: Set = ["isConfidential", "isReturning", "isFinal"]

    /// Each row as an object; an empty field is a member that is not there.
    static func rows(of bytes: [UInt8]) throws(Refusal) -> [LinkRow] {
        let records = try records(of: bytes)
        guard let titles = records.first?.fields else { return [] }
        return records.dropFirst().map { record in
            guard record.fields.count == titles.count else {
                let message = Message("列数与首行不同", "it has not as many fields as the first row")
                return .broken(line: record.line, Refusal("linkFileBroken", message, field: "\(record.line)"))
            }
            do {
                let values = zip(titles, record.fields).filter { !$0.1.isEmpty }
                return .read(line: record.line, try JSONDocument(try object(Array(values))))
            } catch {
                let refusal = error as? Refusal ?? broken(record.line, "无法识别", "it cannot be read")
                return .broken(line: record.line, refusal)
            }
        }
    }

    /// An object as a table of one row; a field is quoted, and never begins as a formula does.
    static func text(of root: JSONDocument.Node) -> [UInt8] {
        let members = root.members.map { member in
            let text = member.value.string ?? String(decoding: member.value.bytes, as: UTF8.self)
            let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
            return (member.key, isFormula ? "'\(text)" : text)
        }
        func line(_ fields: [String]) -> String {
            fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
        }
        return Array((line(members.map(\.0)) + line(members.map(\.1))).utf8)
    }

    static func broken(_ line: Int, _ chinese: String, _ english: String) -> Refusal {
        Refusal(
            "linkFileBroken",
            Message("第 \(line) 行：\(chinese)", "line \(line): \(english)"),
            field: "\(line)"
        )
    }

    private static func object(_ values: [(name: String, text: String)]) throws -> [UInt8] {
        var (own, inner): ([String], [String: [(name: String, text: String)]]) = ([], [:])
        for (name, text) in values {
            if let dot = name.firstIndex(of: ".") {
                inner[String(name[..<dot]), default: []].append((String(name[name.index(after: dot)...]), text))
                continue
            }
            let isBare = (integers.contains(name) && Int64(text) != nil) || (flags.contains(name) && Bool(text) != nil)
            let value = isBare ? text : String(decoding: try CanonicalJSON.encode(text), as: UTF8.self)
            own.append("\(String(decoding: try CanonicalJSON.encode(name), as: UTF8.self)):\(value)")
        }
        for (name, values) in inner {
            own.append("\"\(name)\":\(String(decoding: try object(values), as: UTF8.self))")
        }
        return Array("{\(own.joined(separator: ","))}".utf8)
    }

    private struct Record {
        var line: Int
        var fields: [String]
    }

    private static func records(of bytes: [UInt8]) throws(Refusal) -> [Record] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw broken(1, "不是 UTF-8 编码", "it is not UTF-8")
        }
        var records: [Record] = []
        var (fields, field, isQuoted, line, first) = ([String](), "", false, 1, 1)
        var scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
        func next() -> Unicode.Scalar? { scalars.popFirst() }
        while let scalar = next() {
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                field.unicodeScalars.append(scalar)
                _ = next()
            case "\"" where isQuoted || field.isEmpty: isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field)
                field = ""
            case "\r" where !isQuoted && scalars.first == "\n": break
            case "\n" where !isQuoted:
                fields.append(field)
                if fields != [""] { records.append(Record(line: first, fields: fields)) }
                (fields, field, first) = ([], "", line)
            default: field.unicodeScalars.append(scalar)
            }
        }
        guard !isQuoted else { throw broken(first, "引号没有闭合", "a quote is not closed") }
        if !field.isEmpty || !fields.isEmpty { records.append(Record(line: first, fields: fields + [field])) }
        return records
    }
}
