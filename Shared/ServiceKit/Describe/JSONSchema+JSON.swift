extension JSONSchema: Encodable {
    /// Writes the schema in JSON Schema's own words.
    public func encode(to encoder: any Encoder) throws {
        try tree.encode(to: encoder)
    }

    /// The schema in JSON Schema's own words.
    var tree: JSONTree {
        var members: [String: JSONTree] = [:]
        members["title"] = title.map(JSONTree.text)
        members["description"] = meaning.map(JSONTree.text)
        members["examples"] = example.map { [$0.tree] }
        members["$comment"] = gap.map(JSONTree.text)
        return shape.tree.adding(members)
    }
}

extension JSONSchema.Example {
    /// The value itself.
    var tree: JSONTree {
        switch self {
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .boolean(let flag): .boolean(flag)
        }
    }
}

extension JSONSchema.Shape {
    fileprivate var tree: JSONTree {
        switch self {
        case .anything: [:]
        case .boolean: ["type": "boolean"]
        case .integer(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .number: ["type": "number"]
        case .text(let format, let pattern, let longest): Self.text(format, pattern, longest)
        case .choice(let words): ["type": "string", "enum": .list(words.map(JSONTree.text))]
        case .numberChoice(let numbers): ["type": "integer", "enum": .list(numbers.map(JSONTree.integer))]
        case .list(let element, let isSet):
            isSet
                ? ["type": "array", "items": element.tree, "uniqueItems": true]
                : ["type": "array", "items": element.tree]
        case .dictionary(let value): ["type": "object", "additionalProperties": value.tree]
        case .object(let properties): Self.object(properties)
        case .sum(let properties):
            [
                "oneOf": .list(
                    properties.map { Self.object([$0]).adding(["additionalProperties": false]) }
                )
            ]
        }
    }

    private static func text(_ format: String?, _ pattern: String?, _ longest: Int?) -> JSONTree {
        var members: [String: JSONTree] = ["type": "string"]
        members["format"] = format.map(JSONTree.text)
        members["pattern"] = pattern.map(JSONTree.text)
        members["maxLength"] = longest.map { .integer(Int64($0)) }
        return .object(members)
    }

    private static func object(_ properties: [JSONSchema.Property]) -> JSONTree {
        let members = properties.map { ($0.name, $0.schema.tree) }
        let required = properties.filter { !$0.isOptional }.map { JSONTree.text($0.name) }
        return ["type": "object", "properties": .object(Dictionary(members) { $1 }), "required": .list(required)]
    }
}
