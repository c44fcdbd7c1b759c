@testable import EventLog
import Crypto
import Foundation
import Model
import TestKit
import Testing
import Vault

/// The example of the event format, which every later program must still write byte for byte.
@Suite("The envelope")
struct EnvelopeTests {
    static let key = "01a0f166-56a3-7a41-8d52-3b9c55d0e6a1"

    func example() throws -> [UInt8] {
        let id = try #require(UniqueID(Self.key))
        let sealing = try #require(SealingKey(id: id, bytes: (0..<64).map { UInt8($0) }))
        let name = try sealing.seal("王秀英", kind: .name, source: "jiazheng:620724:mediation")
        let data = """
            {"basis":[{"inputs":{"receivedOn":"2026-09-30"},"outcome":{"acceptBy":"2026-10-15"},"rule":"order121.accept"}],\
            "claimed":128000,"complainant":{"name":{"key":"\(Self.key)","suite":1,"text":"\(name.text)"},\
            "person":"01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c"},"enterprise":"019f2a01-1c00-7e55-8f21-4a6b7c8d9e0f",\
            "wants":"refund"}
            """
        let cause = try #require(UniqueID("01a0f166-56a3-7d02-b7aa-90c1d4e5f233"))
        return try Envelope(
            source: "jiazheng:620724:mediation",
            epoch: "7f3a9c10",
            type: "cn.jiazheng.mediation.complaint.filed.v1",
            stream: "complaint/01a0f166-56a3-7c88-9e10-6f4ab27d8051",
            streamVersion: 1,
            position: 48_214,
            id: #require(UniqueID("01a0f166-56a3-7b1f-a0c4-51d2e8f7396b")),
            correlation: cause,
            moment: Moment("2026-09-30T16:20:11.043+08:00"),
            occasion: Occasion(
                actor: "link:12345",
                role: "hotline",
                commandID: "12345/GT20260930-000123/1",
                causation: cause
            ),
            rules: "9f2c41d07ab35e18"
        ).body(data: Array(data.utf8)[...])
    }

    @Test func `is the example of the format, to the byte`() throws {
        let body = try example()
        #expect(body.count == 962)
        let leaf = SHA256.hash(data: [0] + body).map { String(format: "%02x", $0) }.joined()
        #expect(leaf == "c594605406f9174b974a3aa4c2cc0c5980a551b621830252dd83b0bead0721aa")
    }

    @Test func `is what Python's sorted compact dump writes`() throws {
        let body = try example()
        let script = """
            import json, sys
            o = json.loads(sys.stdin.buffer.read())
            sys.stdout.buffer.write(json.dumps(o, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode())
            """
        #expect(try Oracle.run(script, input: Data(body)) == Data(body))
    }

    @Test func `is refused when a tile entry could not tell its length`() throws {
        let data = Array("{\"text\":\"\(String(repeating: "x", count: 65_535))\"}".utf8)
        let envelope = Envelope(
            source: "s",
            epoch: "00000000",
            type: "t",
            stream: "s/1",
            streamVersion: 1,
            position: 1,
            id: .fresh(at: .example),
            correlation: .fresh(at: .example),
            moment: .example,
            occasion: Occasion(actor: "a", role: "r", commandID: "k"),
            rules: nil
        )
        #expect(throws: StoreError.self) { try envelope.body(data: data[...]) }
    }
}
