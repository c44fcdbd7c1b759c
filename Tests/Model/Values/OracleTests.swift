import Foundation
import TestKit
import Testing

@Suite("An oracle")
struct OracleTests {
    @Test func `reads its input and its arguments and returns what it printed`() throws {
        let script = "import sys; print(sys.stdin.read() + sys.argv[1])"
        #expect(try Oracle.run(script, input: Data("高".utf8), arguments: ["台"]) == Data("高台\n".utf8))
    }

    @Test func `that fails tells why`() {
        let fault = #expect(throws: OracleFault.self) { try Oracle.run("raise SystemExit('no calendar')") }
        #expect(fault?.description.contains("no calendar") == true)
    }
}
