import MediationDomain
import Model
import ServiceKit

/// Prints the office's own forms by the county's templates, in the style of its letters.
struct SheetPrinter {
    private let printer: LetterPrinter
    private let rules: OfficeRules

    init(_ rules: MediationRules) throws {
        printer = try LetterPrinter(rules.letters)
        self.rules = rules.office
    }

    /// A page with lines of label and value, and a table below.
    ///
    /// - Throws: `sheetRuleMissing` where the county has no such form.
    func page(
        _ use: SheetRule.Use,
        of channel: OrderChannel? = nil,
        number: String = "",
        lines: [(label: String, value: String)] = [],
        headings: [String] = [],
        rows: [[String]] = [],
        note: String = "",
        code: String = ""
    ) throws -> PrintView {
        let rule = try rule(use, of: channel)
        let cells = { (texts: [String]) in texts.map { ["text": HTMLText.escaped($0)] } }
        let context: [String: Any] = [
            "title": HTMLText.escaped(rule.title), "issuer": HTMLText.escaped(rule.issuer),
            "number": HTMLText.escaped(number), "note": HTMLText.escaped(note),
            "code": HTMLText.escaped(code),
            "lines": lines.map {
                ["label": HTMLText.escaped($0.label), "value": HTMLText.escaped($0.value)]
            },
            "headings": cells(headings),
            "table": rows.map { ["cells": cells($0)] },
        ]
        return try render(context, use)
    }

    /// One page a number, with empty fields to write on.
    func kit(_ kit: PrintedKit, unit: String) throws -> PrintView {
        let rule = try rule(.registerKit)
        let fields = (rule.columns ?? []).map { ["label": HTMLText.escaped($0.label)] }
        let pages = (kit.first...kit.last).map { serial -> [String: Any] in
            let number = rule.text(of: FileNumber(year: kit.year, serial: serial))
            return ["number": HTMLText.escaped(number), "fields": fields]
        }
        let context: [String: Any] = [
            "title": HTMLText.escaped(rule.title), "issuer": HTMLText.escaped(rule.issuer),
            "unit": HTMLText.escaped(unit), "printedOn": HTMLText.escaped(kit.on.written), "pages": pages,
        ]
        return try render(context, .registerKit)
    }

    /// The form of a use.
    func rule(_ use: SheetRule.Use, of channel: OrderChannel? = nil) throws -> SheetRule {
        guard let rule = rules.sheet(use, of: channel) else {
            throw Refusal(
                "sheetRuleMissing",
                Message("县规则没有这种表单：\(use.rawValue)", "the county has no such form: \(use.rawValue)"),
                status: .failedPrecondition,
                field: "sheets"
            )
        }
        return rule
    }

    private func render(_ context: [String: Any], _ use: SheetRule.Use) throws -> PrintView {
        let template = use == .registerKit ? "registerKit" : use == .counterReceipt ? "counterReceipt" : "sheet"
        guard let html = printer.render(context, template) else {
            throw Refusal(
                "letterTemplateBroken",
                Message("文书模板 \(template)：缺少模板文件", "the letter template \(template): its file is missing"),
                status: .failedPrecondition,
                field: "letters/\(template).mustache"
            )
        }
        return PrintView(html: html, digest: TextDigest.hex(of: Array(html.utf8)))
    }
}

extension Door<Mediation> {
    /// A digest as it was typed.
    func digest(_ text: String, at field: String) throws -> String {
        guard text.isHexDigest else { throw Refusal.digestInvalid(at: field) }
        return text
    }

    /// Digests of evidence, each once.
    func digests(_ texts: [String], at field: String) throws -> [String] {
        var seen: Set<String> = []
        return try texts.map { try digest($0, at: field) }.filter { seen.insert($0).inserted }
    }

    /// The case that is named; a merged one is the case it was merged into.
    func dispute(_ name: CaseName) throws -> Case.ID {
        let found = try find { db in try name.find(db).map { try Merges.live(of: $0, db) } }
        guard let found else { throw Case.Rejection.caseUnknown.refusal.at("case") }
        return found
    }
}

extension Refusal {
    /// A digest is no SHA-256.
    static func digestInvalid(at field: String) -> Refusal {
        Refusal(
            "digestInvalid",
            Message("摘要须为64位十六进制 SHA-256", "a digest is SHA-256 in 64 hex digits"),
            field: field
        )
    }
}
