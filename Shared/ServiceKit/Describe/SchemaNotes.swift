/// What one value asked for while it was read.
final class SchemaNotes {
    /// What it read as a whole, if it is no object.
    var single: JSONSchema?
    /// The keys it asked whether they were there.
    var asked: Set<String> = []
    /// The keys it chooses among, if it is a sum.
    var alternatives: [String]?
    /// Why nothing was noted any more.
    var gap: String?
    private var entries: [(name: String, entry: Entry, isOptional: Bool)] = []

    fileprivate enum Entry {
        case value(JSONSchema)
        case container(SchemaNotes)
    }

    /// How much was found out.
    var count: Int { entries.count }

    func note(_ schema: JSONSchema, at name: String, isOptional: Bool) {
        note(.value(schema), name, isOptional)
    }

    /// Notes a container within this one, whose own notes come later.
    func container(at name: String) -> SchemaNotes {
        let notes = SchemaNotes()
        note(.container(notes), name, asked.contains(name))
        return notes
    }

    private func note(_ entry: Entry, _ name: String, _ isOptional: Bool) {
        entries.removeAll { $0.name == name }
        entries.append((name, entry, isOptional))
    }

    var schema: JSONSchema {
        var schema =
            single
            ?? JSONSchema(
                .object(
                    entries.map { name, entry, isOptional in
                        JSONSchema.Property(name, entry.schema, isOptional: isOptional)
                    }
                )
            )
        schema.gap = gap
        return schema
    }

    /// What stands under a key.
    func schema(at name: String) -> JSONSchema? { entries.first { $0.name == name }?.entry.schema }
}

extension SchemaNotes.Entry {
    var schema: JSONSchema {
        switch self {
        case .value(let schema): schema
        case .container(let notes): notes.schema
        }
    }
}
