import Foundation
import Model
import TestKit
import Testing
import Vault

@Suite("A seal")
struct SealTests {
    let source = "jiazheng:620724:mediation"

    private func key(_ bytes: some Collection<UInt8> = UInt8(0)..<64) throws -> SealingKey {
        let id = try #require(UniqueID("01a0f166-56a3-7a41-8d52-3b9c55d0e6a1"))
        return try #require(SealingKey(id: id, bytes: bytes))
    }

    @Test func `makes the golden event's bytes`() throws {
        let sealed = try key().seal("王秀英", kind: .name, source: source)
        #expect(sealed.text == "6i//T5QgIft840dynKaauAcpR536KcOc3D9zdN2+SMtFyh07kNUBBRctUybzH1z9uVuzJeGeu6jZgQe8")
        #expect(sealed.suite == 1)
        #expect(sealed.key.description == "01a0f166-56a3-7a41-8d52-3b9c55d0e6a1")
    }

    @Test(arguments: [0, 1, 30, 31, 32, 33, 63, 64, 1_000])
    func `is the same each time, opens to what it was, and shows its length only in steps`(length: Int) throws {
        let text = String(repeating: "x", count: length)
        let sealed = try key().seal(text, kind: .narrative, source: source)
        #expect(try key().seal(text, kind: .narrative, source: source) == sealed)
        #expect(try key().open(sealed, kind: .narrative, source: source) == text)
        #expect(Data(base64Encoded: sealed.text)?.count == 28 + (length / 32 + 1) * 32)
    }

    @Test func `opens as nothing else, nowhere else, with no other key and not when changed`() throws {
        let sealed = try key().seal("13893610001", kind: .phone, source: source)
        let other = try key((UInt8(0)..<64).reversed())
        #expect(throws: SealFault.doesNotOpen) { try key().open(sealed, kind: .name, source: source) }
        #expect(throws: SealFault.doesNotOpen) {
            try key().open(sealed, kind: .phone, source: "jiazheng:620724:credit")
        }
        #expect(throws: SealFault.doesNotOpen) { try other.open(sealed, kind: .phone, source: source) }
        #expect(throws: SealFault.otherKey) {
            try SealingKey.fresh(at: Moment(milliseconds: 0)).open(sealed, kind: .phone, source: source)
        }
        #expect(throws: SealFault.unknownSuite(2)) {
            let newer = Sealed(key: sealed.key, suite: 2, text: sealed.text)
            return try key().open(newer, kind: .phone, source: source)
        }
        for text in ["", "AAAA", "not base64", String(sealed.text.reversed())] {
            #expect(throws: SealFault.doesNotOpen) {
                try key().open(Sealed(key: sealed.key, suite: 1, text: text), kind: .phone, source: source)
            }
        }
    }

    @Test func `needs a key of 64 bytes`() throws {
        let id = UniqueID.fresh(at: Moment(milliseconds: 0))
        #expect(SealingKey(id: id, bytes: [UInt8](repeating: 0, count: 63)) == nil)
    }

    @Test func `is opened by Python's cryptography, and opens what that sealed`() throws {
        let script = """
            import sys, os, json, hmac, hashlib, base64
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM
            def context(row): return '\\0'.join([row['source'], row['id'], row['kind']]).encode()
            def seal(row):
                key = bytes.fromhex(row['bytes'])
                p = row['text'].encode() + b'\\x80'
                p += bytes(-len(p) % 32)
                nonce = hmac.new(key[32:], context(row) + b'\\0' + p, hashlib.sha256).digest()[:12]
                return base64.b64encode(nonce + AESGCM(key[:32]).encrypt(nonce, p, context(row))).decode()
            for row in json.load(sys.stdin):
                raw = base64.b64decode(row['sealed'])
                p = AESGCM(bytes.fromhex(row['bytes'])[:32]).decrypt(raw[:12], raw[12:], context(row))
                assert p.rstrip(b'\\0')[:-1].decode() == row['text']
                print(seal(row))
            """
        struct Row: Encodable {
            let id, bytes, kind, source, text, sealed: String
        }
        let alphabet = Array("王秀英张掖高台13893610001 xyz家政é\n")
        let rows = try (0..<200).map { number in
            let bytes = (0..<64).map { _ in UInt8.random(in: 0...255) }
            let id = UniqueID.fresh(at: Moment(milliseconds: 1_790_000_000_000))
            let kind = try #require(SealKind.allCases.randomElement())
            let text = String((0..<number).compactMap { _ in alphabet.randomElement() })
            let sealed = try #require(SealingKey(id: id, bytes: bytes)).seal(text, kind: kind, source: source)
            return Row(
                id: id.description,
                bytes: bytes.map { String(format: "%02x", $0) }.joined(),
                kind: kind.rawValue,
                source: source,
                text: text,
                sealed: sealed.text
            )
        }
        let answer = String(decoding: try Oracle.run(script, input: try JSONEncoder().encode(rows)), as: UTF8.self)
        #expect(answer.split(separator: "\n").map(String.init) == rows.map(\.sealed))
    }
}
