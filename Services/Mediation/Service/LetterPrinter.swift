import MediationDomain
import Model
import Mustache
import ServiceKit

/// Makes HTML of letters, by the county's templates.
///
/// Whatever is inserted is escaped here, scalar by scalar: a renderer that goes by characters would let a `<` pass that a
/// combining mark follows. The templates are therefore rendered as plain text, and may not ask for anything raw.
struct LetterPrinter {
    private let library: MustacheLibrary
    private let rules: LetterRules

    /// Reads every template once.
    ///
    /// - Throws: `rulesBroken`-like refusals that name the template at fault.
    init(_ rules: LetterRules) throws {
        self.rules = rules
        var library = MustacheLibrary()
        for (name, text) in rules.templates {
            guard !text.contains("{{{"), !text.contains("{{&"), !text.contains("{{%") else {
                throw Self.broken(name, "不得使用不转义的标签", "it must not insert anything unescaped")
            }
            do {
                try library.register("{{% CONTENT_TYPE:TEXT}}" + text, named: name)
            } catch {
                throw Self.broken(name, "模板有误", "it is no valid template")
            }
        }
        for kind in LetterKind.allCases {
            guard rules.rule(kind) == nil || rules.templates[kind.rawValue] != nil else {
                throw Self.broken(kind.rawValue, "缺少模板文件", "its file is missing")
            }
        }
        self.library = library
    }

    /// A print: the same bytes for the same letter and the same template.
    func html(_ letter: StoredLetter, _ content: LetterContent, mark: String, showsStanding: Bool) -> String? {
        guard let rule = rules.rule(letter.draft.kind) else { return nil }
        let values = content.fields.merging(content.facts) { _, known in known }
        var context: [String: Any] = values.mapValues(HTMLText.escaped)
        context["title"] = HTMLText.escaped(rule.title)
        context["number"] = HTMLText.escaped(letter.summary.number)
        context["mark"] = HTMLText.escaped(mark)
        context["issuedOn"] = HTMLText.escaped(letter.draft.issuedOn.written)
        context["issuer"] = HTMLText.escaped(rule.issuer)
        context["law"] = HTMLText.escaped(rule.law(on: letter.draft.lawOn)?.title ?? "")
        context["articles"] = HTMLText.escaped(content.articles.joined(separator: "、"))
        context["isVoid"] = showsStanding && letter.summary.standing != .inForce
        context["isSecret"] = letter.isOfReport
        context["rows"] = rule.fields.compactMap { field -> [String: Any]? in
            values[field.name].map { ["label": HTMLText.escaped(field.label), "value": HTMLText.escaped($0)] }
        }
        return library.render(context, withTemplate: letter.draft.kind.rawValue)
    }

    /// A page that is no letter; whatever is in `context` is escaped already.
    func render(_ context: [String: Any], _ template: String) -> String? {
        library.render(context, withTemplate: template)
    }

    private static func broken(_ name: String, _ chinese: String, _ english: String) -> Refusal {
        Refusal(
            "letterTemplateBroken",
            Message("文书模板 \(name)：\(chinese)", "the letter template \(name): \(english)"),
            status: .failedPrecondition,
            field: "letters/\(name).mustache"
        )
    }
}

extension Day {
    /// As a letter bears it: 2026年9月30日.
    var written: String { "\(year)年\(chinese)" }
}
