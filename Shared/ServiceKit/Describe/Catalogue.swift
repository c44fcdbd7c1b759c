import Model

/// The tables of the documentation, as Markdown that is made from the program.
public enum Catalogue {
    /// Every type of event of a service, who may read it, and the fields of its data.
    public static func events(_ events: [EventDescription], of service: String) -> String {
        table(
            "## \(service)",
            ["type", "open / closed", "data"],
            events.map { event in
                ["`\(event.type)`", "\(event.disclosure.rawValue)", event.data.fields.joined(separator: ", ")]
            }
        )
    }

    /// Every method of a service and who may ask it.
    public static func methods(_ methods: [MethodDescription], of service: String) -> String {
        table(
            "## \(service)",
            ["method", "kind", "roles", "summary"],
            methods.sorted { $0.name < $1.name }.map { method in
                [
                    "`\(method.name)`", method.isCommand ? "command" : "query",
                    method.roleNames,
                    "\(method.summary.chinese) \(method.summary.english)",
                ]
            }
        )
    }

    /// Every refusal, by reason.
    public static func errors(_ entries: [ErrorCatalogue.Entry]) -> String {
        table(
            "## Refusals",
            ["reason", "status", "code", "中文", "English"],
            entries.sorted { ($0.reason, $0.message.english) < ($1.reason, $1.message.english) }.map { entry in
                [
                    "`\(entry.reason)`", "`\(entry.status.rawValue)`", "\(entry.code)", entry.message.chinese,
                    entry.message.english,
                ]
            }
        )
    }

    private static func table(_ heading: String, _ columns: [String], _ rows: [[String]]) -> String {
        let lines = ([columns, columns.map { _ in "---" }] + rows).map { cells in
            "| " + cells.map(cell).joined(separator: " | ") + " |"
        }
        return "\(heading)\n\n\(lines.joined(separator: "\n"))\n"
    }

    /// Text that stays within its cell.
    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: " ")
    }
}

extension JSONSchema {
    /// The keys of an object with the kinds of their values: `due: Day`, `note: text, optional`.
    fileprivate var fields: [String] {
        guard case .object(let properties) = shape else { return ["`value`: \(kind)"] }
        return properties.map { "`\($0.name)`: \($0.schema.kind)\($0.isOptional ? " (optional)" : "")" }
    }

    /// The kind of value in a word or two.
    fileprivate var kind: String {
        if let title { return title.hasPrefix("Identifier<") ? "\(title.dropFirst(11).dropLast()) id" : title }
        return switch shape {
        case .anything: "any"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .text: "text"
        case .choice(let words): words.joined(separator: " / ")
        case .numberChoice(let numbers): numbers.map(String.init).joined(separator: " / ")
        case .list(let element, let isSet): "\(isSet ? "set" : "list") of \(element.kind)"
        case .dictionary(let value): "\(value.kind) by key"
        case .object(let properties):
            "{\(properties.map { $0.name + ($0.isOptional ? "?" : "") }.joined(separator: ", "))}"
        case .sum(let properties): "one of \(properties.map(\.name).joined(separator: " / "))"
        }
    }
}
