import Foundation
import Model
import Testing
import Wire

@Suite("The manual of the wire protocol")
struct ManualTests {
    private let text: String

    init() throws {
        text = try String(contentsOf: Manual.file, encoding: .utf8)
    }

    @Test func `lists every refusal of the wire's own, with its code and class`() {
        for error in WireError.own {
            let row = "| `\(error.refusal.reason)` | \(error.code.rawValue) | \(error.refusal.status.rawValue) |"
            #expect(text.contains(row), "\(row)")
        }
    }

    @Test func `lists every refusal of JSON`() {
        for refusal in JSONDocument.refusals { #expect(text.contains("`\(refusal.reason)`"), "\(refusal.reason)") }
    }

    @Test func `lists every class and its code`() {
        for status in Refusal.Status.allCases {
            let row =
                "| `\(status.rawValue)` | \(WireError.Code(of: status).rawValue) | \(status.isRetryable ? "yes" : "no") |"
            #expect(text.contains(row), "\(row)")
        }
    }

    @Test func `names every limit with its default`() {
        for limit in Mirror(reflecting: WireLimits()).children {
            let row = "| `\(limit.label ?? "")` | \(limit.value) |"
            #expect(text.contains(row), "\(row)")
        }
    }
}
