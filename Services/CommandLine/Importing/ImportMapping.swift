import Foundation
import Model
import Tables
import Yams

/// How the columns of a platform's export become the fields of an order, as the county's file says.
struct ImportMapping: Decodable, Sendable {
    /// Where one field comes from.
    struct Field: Decodable, Sendable {
        /// The titles that the column may have; the first that is there counts.
        var columns: [String]
        /// Whether a file without the column is refused, and a row without a word in it.
        var required: Bool?
        /// What the words of the column mean.
        var values: [String: String]?
        /// What an empty cell, or a file without the column, stands for.
        var `default`: String?
        /// What is added to a number.
        var plus: Int64?
    }

    /// Whose export it is: `12345` or `12315`.
    var platform: String
    /// What the export is called.
    var name: String
    /// Words that stand for an empty cell.
    var empty: [String]
    /// How times are written: Y M D h m s, and everything else as it stands.
    var moments: [String]
    /// The earliest moment that is believed.
    var earliest: Day
    /// The fields by their names in `order.receive`.
    var fields: [String: Field]
    /// How what goes back to the platform is written.
    var answers: Answers?

    /// How answers are written for the platform.
    struct Answers: Decodable, Sendable {
        /// The encoding of a table of text: `UTF-8` or `GB18030`.
        var encoding: String
    }

    private enum CodingKeys: String, CodingKey {
        case platform, name, empty, moments, earliest, fields, answers
    }

    /// The fields that a mapping may name, and what kind of word each is.
    static let kinds: [String: CellKind] = [
        "number": .code, "sequence": .integer, "kind": .word, "category": .word, "urgency": .word,
        "isConfidential": .truth, "isReturning": .truth, "means": .text, "topic": .text, "calledAt": .moment,
        "dispatchedAt": .moment, "answerBy": .moment, "receivedOn": .day, "complainant.name": .text,
        "complainant.phone": .digits, "respondent": .text, "place": .text, "title": .text, "narrative": .text,
        "wants": .text, "claimed": .money, "contract": .code, "previousNumber": .code,
    ]

    /// Every title that any field may have.
    var titles: [String] { fields.values.flatMap(\.columns) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        platform = try container.decode(String.self, forKey: .platform)
        name = try container.decode(String.self, forKey: .name)
        empty = try container.decodeIfPresent([String].self, forKey: .empty) ?? []
        moments = try container.decode([String].self, forKey: .moments)
        earliest = try Day(container.decode(String.self, forKey: .earliest))
        fields = try container.decode([String: Field].self, forKey: .fields)
        answers = try container.decodeIfPresent(Answers.self, forKey: .answers)
    }

    /// Reads a mapping.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - link: The line whose export is to be read.
    /// - Returns: The mapping.
    /// - Throws: A failure that says what is wrong in the file.
    static func read(_ path: String, for link: String) throws(Failure) -> ImportMapping {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw broken(path, "读不到文件", "it cannot be read")
        }
        let mapping: ImportMapping
        do {
            mapping = try YAMLDecoder().decode(ImportMapping.self, from: data)
        } catch {
            throw broken(path, "内容不合格式：\(error)", "it is not a mapping: \(error)")
        }
        guard mapping.platform == link else {
            throw broken(path, "属于 \(mapping.platform)，不是 \(link)", "it is of \(mapping.platform), not of \(link)")
        }
        for field in mapping.fields.keys where kinds[field] == nil {
            throw broken(path, "没有 \(field) 这个字段", "there is no field \(field)")
        }
        if let encoding = mapping.answers?.encoding, TextEncoding(rawValue: encoding) == nil {
            throw broken(
                path,
                "编码 \(encoding) 不认识；应为 UTF-8 或 GB18030",
                "the encoding \(encoding) is not UTF-8 or GB18030"
            )
        }
        for field in ["number", "category", "narrative"] where mapping.fields[field]?.columns.isEmpty ?? true {
            throw broken(path, "缺少字段 \(field)", "it lacks the field \(field)")
        }
        return mapping
    }

    private static func broken(_ path: String, _ chinese: String, _ english: String) -> Failure {
        Failure(
            .usage,
            "mappingBroken",
            Message("对照文件 \(path)：\(chinese)", "the mapping \(path): \(english)"),
            remedy: Message("格式见 docs/operating/import.md", "docs/operating/import.md describes the format")
        )
    }
}

/// What kind of word a cell holds.
enum CellKind: Sendable {
    case text, code, digits, integer, word, truth, moment, day, money
}
