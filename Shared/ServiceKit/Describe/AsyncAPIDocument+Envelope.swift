import Model

extension AsyncAPIDocument {
    /// The envelope of every event: CloudEvents 1.0 with the attributes that the log adds.
    static let envelope: JSONTree = {
        let required = [
            attribute("specversion", .choice(["1.0"])),
            JSONSchema.Property("id", UniqueID.jsonSchema),
            attribute("source", .text(pattern: "^jiazheng:[0-9]{6}:[a-z]+$")),
            attribute("type", .text(pattern: "^cn\\.jiazheng\\.")),
            attribute("subject", .text(), "the stream: aggregate/id"),
            attribute("time", .text(format: "date-time")),
            attribute("sequence", .text(pattern: "^[0-9]{20}$"), "the position in the log, from 1"),
            attribute("epoch", .text(pattern: "^[0-9a-f]{8}$"), "the life of the log it was written in"),
            attribute("streamversion", .integer(1...9_007_199_254_740_991), "from 1, contiguous in its stream"),
            attribute("commandid", .text(), "the key under which it was asked for"),
            JSONSchema.Property("correlationid", UniqueID.jsonSchema),
            attribute("authid", .text(), "who asked: user:…, link:…, service:… or clock"),
            attribute("authrole", .text(), "the role it was asked in"),
            attribute("data", .object([])),
        ]
        let optional = [
            JSONSchema.Property("causationid", UniqueID.jsonSchema, isOptional: true),
            JSONSchema.Property(
                "rules",
                JSONSchema(.text(pattern: "^[0-9a-f]{16}$"), meaning: "digest of the rule set that decided"),
                isOptional: true
            ),
        ]
        return JSONSchema(.object(required + optional), title: "CloudEvents 1.0 envelope").tree
    }()

    private static func attribute(
        _ name: String,
        _ shape: JSONSchema.Shape,
        _ meaning: String? = nil
    ) -> JSONSchema.Property {
        JSONSchema.Property(name, JSONSchema(shape, meaning: meaning))
    }
}
