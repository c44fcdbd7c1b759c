import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where letters are written, printed and verified.
enum LetterDesk {
    /// Fills in what is known, checks what is typed, seals all of it and takes its digest.
    static func issue(_ request: LetterIssueRequest, at door: Door<Mediation>) throws -> [Mediation.Command] {
        guard let rule = door.rules.letters.rule(request.kind) else {
            throw Letter.Rejection.letterRuleMissing.refusal.at("kind")
        }
        let facts = try LetterFacts(request, at: door)
        let fields = request.fields.mapValues(\.text)
        try rule.check(fields: fields, facts: facts.values)
        let law = rule.law(on: facts.lawOn)
        let id = Letter.ID(door.freshID())
        let day = request.issuedOn ?? door.now.day
        let known = facts.values.filter { name, _ in rule.facts.contains { $0.name == name } }
        let content = LetterContent(
            fields: fields,
            facts: known,
            articles: law?.articles ?? [],
            salt: UInt64.random(in: .min ... .max).description + UInt64.random(in: .min ... .max).description
        )
        let substance = LetterSubstance(id: id, kind: request.kind, issuedOn: day, content: content)
        let key = facts.key ?? door.newPerson(facts.isOfReport ? .report : .person)
        let text = String(decoding: try CanonicalJSON.encode(content), as: UTF8.self)
        let draft = LetterDraft(
            kind: request.kind,
            about: facts.about,
            lawOn: facts.lawOn,
            issuedOn: day,
            content: try door.seal(text, as: .document, of: key),
            digest: TextDigest.hex(of: try CanonicalJSON.encode(substance)),
            template: TextDigest.hex(of: Array((door.rules.letters.templates[request.kind.rawValue] ?? "").utf8)),
            replaces: request.replaces
        )
        let issue = Mediation.Command.letter(.issue(letter: draft), on: id)
        guard let former = request.replaces else { return [issue] }
        return [issue, .letter(.replace(by: id, on: day), on: try door.letter(former))]
    }

    /// One letter; the print only for a reason, which is recorded.
    static func view(_ query: LetterQuery, at desk: Desk<Mediation>) async throws -> LetterView {
        let mayKnow = desk.caller.mayKnowReports
        let found = try await desk.read { db in
            try Letters.item(query.letter, mayKnowReports: mayKnow, db)
                .map { ($0, try Letters.services(of: query.letter, db)) }
        }
        guard let (letter, services) = found else { throw Letter.Rejection.letterUnknown.refusal.at("letter") }
        return LetterView(
            summary: letter.summary,
            mark: mark(of: letter, desk),
            digest: letter.draft.digest,
            services: services,
            scan: letter.scan,
            html: try query.reason.flatMap { try print(letter, because: $0, showsStanding: true, desk) }
        )
    }

    /// What a mark, and perhaps a file, says: a wrong mark is an answer and no refusal.
    static func verify(_ query: LetterVerifyQuery, at desk: Desk<Mediation>) async throws -> LetterVerdict {
        guard let named = LetterMark(query.mark) else { return LetterVerdict(isGenuine: false) }
        let mayKnow = desk.caller.mayKnowReports
        let letter = try await desk.read { db in
            try Letters.item(named.kind, numbered: named.number, mayKnowReports: mayKnow, db)
        }
        guard let letter, mark(of: letter, desk) == query.mark else { return LetterVerdict(isGenuine: false) }
        var verdict = LetterVerdict(isGenuine: true, summary: letter.summary, digest: letter.draft.digest)
        guard let digest = query.digest else { return verdict }
        guard let reason = query.reason else { throw Refusal.reasonMissing }
        // A print that was made before the letter was voided is unchanged too.
        verdict.isUnchanged = try [true, false].contains { showsStanding in
            let html = try print(letter, because: reason, showsStanding: showsStanding, desk)
            return html.map { TextDigest.hex(of: Array($0.utf8)) == digest } ?? false
        }
        return verdict
    }

    /// The mark of a letter: its number, and a code over the number and the digest of all that it says.
    static func mark(of letter: StoredLetter, _ desk: Desk<Mediation>) -> String {
        let stem = LetterMark.stem(letter.draft.kind, letter.number)
        return "\(stem)-\(desk.mark(of: "\(stem) \(letter.summary.letter) \(letter.draft.digest)"))"
    }

    /// The print; nil when what it says was erased.
    ///
    /// - Throws: `letterDigestBroken` when what is stored is not what was issued.
    static func print(
        _ letter: StoredLetter,
        because reason: String,
        showsStanding: Bool,
        _ desk: Desk<Mediation>
    ) throws -> String? {
        let id = letter.summary.letter
        guard let text = try desk.open(letter.draft.content, as: .document, of: id.stream, because: reason) else {
            return nil
        }
        let content = try CanonicalJSON.decode(LetterContent.self, from: Array(text.utf8))
        let substance = LetterSubstance(
            id: id,
            kind: letter.draft.kind,
            issuedOn: letter.draft.issuedOn,
            content: content
        )
        guard TextDigest.hex(of: try CanonicalJSON.encode(substance)) == letter.draft.digest else {
            throw Refusal(
                "letterDigestBroken",
                Message("文书内容与签发时的摘要不符；请报告审计员", "what is stored is not what was issued; tell the auditor"),
                status: .internalFault
            )
        }
        let printer = try LetterPrinter(desk.rules.letters)
        return printer.html(letter, content, mark: mark(of: letter, desk), showsStanding: showsStanding)
    }
}

/// What a check mark says before its code: `F5-2026-12`.
struct LetterMark {
    let kind: LetterKind
    let number: FileNumber

    /// Reads the beginning of a mark; nil when it is none.
    init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let kind = LetterKind(form: String(parts[0])), let year = Int(parts[1]),
            let serial = Int64(parts[2]), (1...9999).contains(year), serial > 0
        else { return nil }
        self.kind = kind
        number = FileNumber(year: year, serial: serial)
    }

    static func stem(_ kind: LetterKind, _ number: FileNumber) -> String {
        "\(kind.form)-\(number.year)-\(number.serial)"
    }
}
