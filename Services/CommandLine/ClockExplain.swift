import ArgumentParser
import Foundation
import Model
import ServiceKit
import Wire

extension ClockCommands {
    /// Says of every term of a case why it ends when it does.
    struct Explain: SuiteCommand {
        static let configuration = CommandConfiguration(
            abstract: "逐项说明一件案件的期限 / explain every term of a case",
            discussion: """
                示例 / EXAMPLE:
                  jiazheng clock explain 12345/GT20260930-000131
                  jiazheng clock explain 019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f --role auditor

                案件用编号，或者用“渠道/工单编号”指明；渠道是 12345、12315、counter、post 或 association。
                A case by its id, or by a channel and the number of one of its orders.
                """
        )

        @Argument(help: "案件编号，或渠道/工单编号 / the case's id, or channel/number of an order")
        var `case`: String

        @OptionGroup var credentials: CredentialOptions
        @OptionGroup var general: GeneralOptions

        func run() async throws {
            let folder = try general.existingFolder()
            let json = try CanonicalJSON.encode(try question())
            let meta = RequestMeta(token: try await credentials.text(in: folder, orAs: .mediator))
            let result = try await Suite(folder: folder).with("mediation") { client in
                try await client.call("clock.explain", json: json, meta: meta).result
            }
            let found = result["value"] ?? result
            Terminal.output.write(general.json ? found.text + "\n" : Self.words(of: found))
        }

        private struct Question: Encodable {
            var id: UniqueID?
            var reference: Reference?

            struct Reference: Encodable {
                var channel: OrderChannel
                var number: String
            }
        }

        private func question() throws -> Question {
            if let id = UniqueID(self.case) { return Question(id: id) }
            let parts = self.case.split(maxSplits: 1) { $0 == "/" || $0 == ":" }.map(String.init)
            let channel = parts.first.flatMap { OrderChannel(rawValue: $0) ?? OrderChannel(rawValue: "hotline\($0)") }
            guard parts.count == 2, let channel else {
                throw Failure(
                    .usage,
                    "caseNameInvalid",
                    Message("案件应写作编号或 渠道/工单编号", "a case is written as its id, or channel/number"),
                    remedy: Message("例如 12345/GT20260930-000131", "such as 12345/GT20260930-000131")
                )
            }
            return Question(reference: Question.Reference(channel: channel, number: parts[1]))
        }

        /// The terms as lines: what for, until when, and why.
        private static func words(of view: JSONDocument.Node) -> String {
            let (year, serial) = (view["number"]?["year"]?.integer ?? 0, view["number"]?["serial"]?.integer ?? 0)
            var lines = ["案件 / case \(year)-\(serial)  \(view["id"]?.string ?? "")"]
            for term in view["terms"]?.elements ?? [] { lines += words(ofTerm: term) }
            return lines.joined(separator: "\n") + "\n"
        }

        private static func words(ofTerm term: JSONDocument.Node) -> [String] {
            func text(_ key: String) -> String { term[key]?.string ?? "" }
            let provisional = term["due"]?["isProvisional"]?.bool == true ? "（暂定 / provisional）" : ""
            let overdue = term["isOverdue"]?.bool == true ? "  已超期 / overdue" : ""
            let closed = term["closedOn"]?.string.map { "  \($0) 办结" } ?? ""
            let due = term["due"]?["day"]?.string ?? "?"
            var lines = [
                "",
                "\(text("name"))（\(text("clock")) \(text("reference"))）".replacing(" ）", with: "）"),
                "  到期 / due \(due)\(provisional)  \(text("state")) \(text("colour"))\(overdue)\(closed)",
            ]
            for rule in term["rules"]?.elements ?? [] {
                lines.append("  \(rule["explanation"]?.string ?? rule["basis"]?["rule"]?.string ?? "")")
                lines.append("    依据 / by \(rule["law"]?.string ?? rule["basis"]?["rule"]?.string ?? "")")
            }
            for pause in term["pauses"]?.elements ?? [] {
                let until = pause["until"]?.string ?? "…"
                let proof = ["commissioned", "result"].compactMap { pause[$0]?.string }.joined(separator: "、")
                lines.append("  不计 / excluded \(pause["from"]?.string ?? "")–\(until)  \(proof)")
            }
            return lines
        }
    }
}

extension CredentialOptions {
    /// The token to ask with; where nobody says which, one of the command line's own officer of that role.
    func text(in folder: DataFolder, orAs usual: Role) async throws -> String {
        let known = ProcessInfo.processInfo.environment["JIAZHENG_TOKEN"] ?? ""
        guard token == nil, role == nil, known.isEmpty else { return try await text(in: folder) }
        return try await RoleTokens(folder: folder).token(for: usual)
    }
}
