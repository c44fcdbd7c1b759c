public import ArgumentParser
import Foundation
public import Model
import ServiceKit
import Wire

/// How the commands about the work of the office ask mediation, and show what it answers.
struct OfficeDesk: ParsableArguments {
    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    /// Asks for something to be done, under a key of its own, and says what happened.
    func order(_ method: String, _ question: some Encodable & Sendable) async throws {
        let result = try await ask(method, question)
        guard !general.json else { return Terminal.output.write(result.text + "\n") }
        let events = result["events"]?.elements ?? []
        guard !events.isEmpty else { return Terminal.output.write("✓ 本已如此 / it is so already\n") }
        for event in events {
            let words = (event["type"]?.string ?? "").split(separator: ".").suffix(3).dropLast().joined(separator: ".")
            Terminal.output.write("✓ \(words)  \(event["subject"]?.string ?? "")\n")
        }
    }

    /// Shows a list as a table.
    func list(
        _ method: String,
        _ question: some Encodable & Sendable,
        of member: String,
        _ columns: [(title: String, key: String)]
    ) async throws {
        let answer = try await ask(method, question)["value"]
        guard !general.json else { return Terminal.output.write((answer?.text ?? "{}") + "\n") }
        var table = TextTable(columns.map(\.title))
        for row in answer?[member]?.elements ?? [] { table.add(columns.map { Self.text(of: row, $0.key) }) }
        Terminal.output.write(table.text)
        for (key, title) in [("gaps", "缺号"), ("holes", "缺号"), ("onlyAt12345", "仅12345有"), ("onlyAtNational", "仅全国平台有")]
        {
            let items = (answer?[key]?.elements ?? []).map(Self.text)
            if !items.isEmpty { Terminal.output.write("\(title)：\(items.joined(separator: "、"))\n") }
        }
    }

    /// Writes a page that is ready to be printed.
    func print(_ method: String, _ question: some Encodable & Sendable) async throws {
        let answer = try await ask(method, question)["value"]
        Terminal.output.write(general.json ? (answer?.text ?? "{}") + "\n" : answer?["html"]?.string ?? "")
    }

    /// Writes the page of something that is handed out once.
    func receipt(_ method: String, _ question: some Encodable & Sendable) async throws {
        let answer = try await ask(method, question)
        Terminal.output.write(general.json ? answer.text + "\n" : answer["html"]?.string ?? "")
    }

    /// Shows what is to be read out.
    func words(_ method: String, _ question: some Encodable & Sendable) async throws {
        let answer = try await ask(method, question)["value"]
        Terminal.output.write((general.json ? answer?.text : answer?["words"]?.string).map { $0 + "\n" } ?? "")
    }

    /// Asks mediation one thing, under a key of its own.
    func ask(_ method: String, _ question: some Encodable & Sendable) async throws -> JSONDocument.Node {
        let folder = try general.existingFolder()
        let key = "\(UniqueID.fresh(at: Moment.read()))"
        let meta = RequestMeta(token: try await credentials.text(in: folder), idempotencyKey: key)
        return try await Suite(folder: folder).with("mediation") { client in
            try await client.call(method, params: question, meta: meta).result
        }
    }

    /// A value by its path, as a cell shows it.
    private static func text(of row: JSONDocument.Node, _ path: String) -> String {
        var node: JSONDocument.Node? = row
        for key in path.split(separator: ".") { node = node?[String(key)] }
        return node.map(text) ?? ""
    }

    private static func text(_ node: JSONDocument.Node) -> String {
        if let bool = node.bool { return bool ? "是" : "" }
        if let year = node["year"]?.integer, let serial = node["serial"]?.integer { return "\(year)-\(serial)" }
        if node.kind == .array { return node.elements.map(text).joined(separator: "、") }
        return node.string ?? node.integer.map(String.init) ?? ""
    }
}

/// What proves something: a file, whose digest is taken here so that the file itself goes nowhere, or a digest.
struct Evidence: ExpressibleByArgument {
    let digest: String

    init?(argument: String) {
        if argument.utf8.count == 64, argument.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) {
            digest = argument
        } else if let bytes = FileManager.default.contents(atPath: argument) {
            digest = TextDigest.hex(of: bytes)
        } else {
            return nil
        }
    }
}

/// A file with one number a line.
struct NumberList: ExpressibleByArgument {
    let numbers: [String]

    init?(argument: String) {
        guard let bytes = FileManager.default.contents(atPath: argument) else { return nil }
        numbers = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

/// An order as people write it: `counter:C-7`.
struct OrderName: ExpressibleByArgument {
    let reference: OrderReference

    init?(argument: String) {
        guard let colon = argument.firstIndex(of: ":"),
            let channel = OrderChannel(rawValue: String(argument[..<colon]))
                ?? OrderChannel(rawValue: "hotline\(argument[..<colon])")
        else { return nil }
        reference = OrderReference(channel: channel, number: String(argument[argument.index(after: colon)...]))
    }
}

extension FileNumber: ExpressibleByArgument {
    /// Reads `2026-7`.
    public init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Int(parts[0]), let serial = Int64(parts[1]), serial > 0 else { return nil }
        self.init(year: year, serial: serial)
    }
}
