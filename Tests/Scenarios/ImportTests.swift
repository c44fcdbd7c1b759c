import Foundation
import Model
import TestKit
import Testing

/// Files of orders taken into the running suite by the real program.
@Suite("Orders from files")
struct ImportTests {
    private static let titles = "工单编号,来电类别,主要内容,姓名,联系电话,来电时间,涉及金额,办理类型,消息序号,被投诉人"

    @Test func `come in once, stay plain text, and are told apart by their numbers`() async throws {
        try await DemoSuite.with { suite, _ in
            let folder = FileManager.default.temporaryDirectory.appending(path: "orders-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            func file(_ name: String, _ text: String) throws -> String {
                _ = try Oracle.run(
                    "import sys\nopen(sys.argv[1], 'wb').write(sys.stdin.buffer.read().decode('utf-8').encode(sys.argv[2]))",
                    input: Data(text.utf8),
                    arguments: ["\(folder)/\(name)", "gb18030"]
                )
                return "\(folder)/\(name)"
            }
            let hostile = [
                "<script>alert(1)</script>", "'); DROP TABLE hotlineOrder; --", "=HYPERLINK(\"\"http://x\"\")",
                "正\u{202E}反",
                "${jndi:ldap://x}", "e\u{301}\u{301}",
            ]
            let texts = hostile.enumerated().map { "T\($0),投诉,\"\($1)\",,,,,,," }.joined(separator: "\r\n")
            let orders = try file(
                "orders.csv",
                """
                \(Self.titles)
                A1,投诉,沙发发霉。,田巧云,１９９１１１１００４６,2026/4/15 9:05,"1,200.50元",初次派单,1,净万家
                A1,投诉,再次来电。,田巧云,19911110046,2026/4/16 9:05,,催办,2,
                A2,举报,无证经营。,,,,,,,
                A3,投诉,响\u{7}铃,,,,,,,
                A4,投诉,内容,,1.99E+10,,,,,
                \(texts)
                """
            )
            let first = try suite.jiazheng("import", orders, "--link", "12345", "--batch", "6")
            let receipt = try #require(first.first)
            #expect(receipt["form"]?.string == "CSV GB18030")
            #expect(
                receipt["rows"]?.integer == 11 && receipt["accepted"]?.integer == 9 && receipt["refused"]?.integer == 2
            )
            try await suite.waitForHotlines()
            let events = try suite.events(of: "mediation").count

            let again = try #require(try suite.jiazheng("import", orders, "--link", "12345", "--batch", "6").first)
            #expect(
                again["accepted"]?.integer == 0 && again["repeated"]?.integer == 9 && again["refused"]?.integer == 2
            )
            #expect(try suite.events(of: "mediation").count == events)

            func order(_ number: String) throws -> JSONDocument.Node? {
                let query = #"{"reference":{"channel":"hotline12345","number":"\#(number)"},"reason":"核对导入"}"#
                return try suite.ask("mediation", "order.get", query, as: "intakeOfficer")
            }
            let whole = try #require(try order("A1"))
            #expect(whole["told"]?["narrative"]?.string == "沙发发霉。" && whole["told"]?["phone"]?.string == "19911110046")
            #expect(whole["summary"]?["claimed"]?.integer == 120_050)
            #expect(whole["calledAt"]?.string == "2026-04-15T09:05:00.000+08:00")
            #expect(whole["updates"]?.elements.map { $0["narrative"]?.string } == ["再次来电。"])
            #expect(try order("A2")?["summary"]?["reportID"] != nil)
            let kept = hostile.map { $0.replacing("\"\"", with: "\"").replacing("\u{202E}", with: "") }
                .map(\.precomposedStringWithCanonicalMapping)
            for (number, text) in kept.enumerated() {
                #expect(try order("T\(number)")?["told"]?["narrative"]?.string == text)
            }
            #expect(FileManager.default.fileExists(atPath: "\(orders).回执.csv"))
            let errors = try #require(FileManager.default.contents(atPath: "\(orders).有误.csv"))
            #expect(String(decoding: errors, as: UTF8.self).contains("orders.csv,6,联系电话,A4,invalidPhone,"))

            let other = try file("other.csv", "\(Self.titles)\nA9,投诉,内容,,,,,,,\n")
            #expect(try suite.jiazheng("import", other, "--link", "12345", "--batch", "6").isEmpty)
            let third = try #require(try suite.jiazheng("import", other, "--link", "12345", "--batch", "8").first)
            #expect(third["batch"]?.integer == 8)
            let standing = try suite.ask(
                "mediation",
                "batch.check",
                #"{"channel":"hotline12345","digest":"\#(String(repeating: "0", count: 64))"}"#,
                as: "intakeOfficer"
            )
            // The week's own sticks bear the numbers 3 and 5.
            #expect(standing?["missing"]?.elements.compactMap(\.integer) == [4, 7])
            #expect(standing?["number"]?.integer == 9)
            #expect(suite.stop() == 0)
        }
    }
}
