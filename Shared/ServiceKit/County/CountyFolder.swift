import Foundation
import Model
import Yams

/// A county's folder of rules, as people edit it: YAML and JSON files, each entry with its source.
public struct CountyFolder: Sendable {
    /// Where it lies.
    public let path: String

    /// Where its rules lie, when that is not inside.
    private let rules: String?

    /// The folder at `path`, with the rules of another folder in place of its own if one is named.
    public init(path: String, rules: String? = nil) {
        self.path = path
        self.rules = rules
    }

    /// Where a file or a folder of it lies.
    private func place(of name: String) -> String {
        guard let rules, name.hasPrefix("rules") else { return "\(path)/\(name)" }
        return rules + name.dropFirst(5)
    }

    /// Reads every file and makes one canonical rule set of them.
    ///
    /// - Throws: a refusal that names the file and what is wrong in it.
    public func ruleSet() throws -> RuleSet {
        var files: [String: RuleValue] = [:]
        for file in try names(in: "rules", ending: ".yaml") {
            guard case .object(let content) = try yaml("rules/\(file)"), let rules = content["rules"] else {
                throw Self.broken("rules/\(file)", "顶层缺少 rules 列表", "its top level has no list `rules`")
            }
            files[String(file.dropLast(5))] = rules
        }
        try addLetters(to: &files)
        for file in try names(in: ".", ending: ".json") {
            files[String(file.dropLast(5))] = try json(file)
        }
        let whole = RuleValue.object(["county": try yaml("county.yaml"), "files": .object(files)])
        return try RuleSet(canonical: CanonicalJSON.encode(whole))
    }

    /// The letters that a county prints: what they are, as `letters`, and their templates by name, as `letterTemplates`.
    private func addLetters(to files: inout [String: RuleValue]) throws {
        guard FileManager.default.fileExists(atPath: "\(path)/letters") else { return }
        guard case .object(let content) = try yaml("letters/letters.yaml"), let rules = content["rules"] else {
            throw Self.broken("letters/letters.yaml", "顶层缺少 rules 列表", "its top level has no list `rules`")
        }
        files["letters"] = rules
        var templates: [String: RuleValue] = [:]
        for file in try names(in: "letters", ending: ".mustache") {
            templates[String(file.dropLast(9))] = .text(try text("letters/\(file)"))
        }
        files["letterTemplates"] = .object(templates)
    }

    private func names(in folder: String, ending: String) throws -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: place(of: folder))
        guard let names else { throw Self.broken(folder, "找不到文件夹", "there is no such folder") }
        return names.filter { $0.hasSuffix(ending) }.sorted()
    }

    private func text(_ file: String) throws -> String {
        guard let text = try? String(contentsOfFile: place(of: file), encoding: .utf8) else {
            throw Self.broken(file, "读不到，或不是 UTF-8", "it cannot be read as UTF-8")
        }
        return text
    }

    private func yaml(_ file: String) throws -> RuleValue {
        do {
            guard let node = try Yams.compose(yaml: try text(file)) else {
                throw Self.broken(file, "内容为空", "it is empty")
            }
            return try RuleValue(node)
        } catch let error as YamlError {
            throw Self.broken(file, "不是有效的 YAML：\(error)", "it is not valid YAML: \(error)")
        }
    }

    private func json(_ file: String) throws -> RuleValue {
        try JSONDocument(Array(try text(file).utf8)).root.decode(RuleValue.self)
    }

    static func broken(_ file: String, _ chinese: String, _ english: String) -> Refusal {
        Refusal(
            "rulesBroken",
            Message("县规则文件 \(file)：\(chinese)", "the county's rule file \(file): \(english)"),
            status: .failedPrecondition,
            field: file
        )
    }
}

/// What a rule file may hold: whole numbers, words, lists and objects, nothing that depends on a machine.
enum RuleValue: Codable, Sendable {
    case bool(Bool)
    case integer(Int64)
    case text(String)
    case list([RuleValue])
    case object([String: RuleValue])

    init(_ node: Yams.Node) throws {
        switch node {
        case .mapping(let mapping):
            var members: [String: RuleValue] = [:]
            for (key, value) in mapping where value.tag != Tag(.null) {
                guard let key = key.string else { throw CountyFolder.broken("", "键须为文字", "a key is not text") }
                members[key] = try RuleValue(value)
            }
            self = .object(members)
        case .sequence(let sequence): self = .list(try sequence.map(RuleValue.init))
        case .scalar(let scalar):
            if scalar.style == .plain, let bool = node.bool {
                self = .bool(bool)
            } else if scalar.style == .plain, let integer = node.int {
                self = .integer(Int64(integer))
            } else {
                self = .text(scalar.string)
            }
        case .alias: throw CountyFolder.broken("", "不支持别名", "aliases are not supported")
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? container.decode(Int64.self) {
            self = .integer(integer)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([RuleValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: RuleValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
