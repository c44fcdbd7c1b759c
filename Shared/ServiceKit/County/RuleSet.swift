public import Model

/// All rules of a county as one canonical document: what decides, and what the log names by its digest.
public struct RuleSet: Sendable {
    /// The county's division code.
    public let division: DivisionCode
    /// The county's official name.
    public let county: String
    /// Canonical JSON: `{"county":{…},"files":{"deadlines":[…],"holidays":…}}`.
    public let bytes: [UInt8]
    let document: JSONDocument

    /// A set read back from its canonical form.
    ///
    /// - Throws: what is wrong with the bytes.
    public init(canonical bytes: [UInt8]) throws {
        self.bytes = bytes
        document = try JSONDocument(bytes)
        county = try Self.county(document).decode(County.self).name
        division = try DivisionCode(Self.county(document).decode(County.self).code)
    }

    /// The rules of one file, such as `deadlines`.
    ///
    /// - Throws: `rulesMissing` when there is no such file, or a refusal that names the field at fault.
    public func rules<Rule: Decodable>(_: Rule.Type, in file: String) throws -> [Rule] {
        try entry(file).decode([Rule].self)
    }

    /// A whole file as one value, such as `holidays`.
    public func value<Value: Decodable>(_: Value.Type, in file: String) throws -> Value {
        try entry(file).decode(Value.self)
    }

    /// Whether there is such a file: a set of an older county may lack one that came later.
    public func holds(_ file: String) -> Bool { document.root["files"]?[file] != nil }

    private func entry(_ file: String) throws -> JSONDocument.Node {
        guard let entry = document.root["files"]?[file] else {
            throw Refusal(
                "rulesMissing",
                Message("县规则缺少文件 \(file)", "the county's rules lack the file \(file)"),
                status: .failedPrecondition,
                field: file
            )
        }
        return entry
    }

    private static func county(_ document: JSONDocument) throws -> JSONDocument.Node {
        guard let county = document.root["county"] else {
            throw Refusal("rulesMissing", Message("缺少县信息 county.yaml", "county.yaml is missing"), field: "county")
        }
        return county
    }

    private struct County: Decodable {
        var name: String
        var code: String
    }
}
