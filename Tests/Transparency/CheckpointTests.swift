import Crypto
import Foundation
import Model
import TestKit
import Testing
import Transparency

@Suite("A checkpoint")
struct CheckpointTests {
    let key = Curve25519.Signing.PrivateKey()
    let unsigned = Checkpoint(
        origin: Checkpoint.origin(division: "620724", service: "mediation", epoch: "7f3a9c10"),
        size: 48_214,
        root: leafHash(of: Array("root".utf8))
    )

    private func signed(by keys: Curve25519.Signing.PrivateKey...) throws -> Checkpoint {
        var checkpoint = unsigned
        for key in keys { try checkpoint.sign(with: key) }
        return checkpoint
    }

    @Test func `reads as it was written`() throws {
        let checkpoint = try signed(by: key)
        #expect(checkpoint.text.hasPrefix("jiazheng.cn/620724/mediation/7f3a9c10\n48214\n"))
        #expect(try Checkpoint(parsing: checkpoint.text) == checkpoint)
        #expect(checkpoint.verify(with: key.publicKey))
    }

    @Test func `may carry the old key's signature and the new one's`() throws {
        let next = Curve25519.Signing.PrivateKey()
        let checkpoint = try Checkpoint(parsing: try signed(by: key, next, key).text)
        #expect(checkpoint.signatures.count == 2)
        #expect(checkpoint.verify(with: key.publicKey))
        #expect(checkpoint.verify(with: next.publicKey))
        #expect(!checkpoint.verify(with: Curve25519.Signing.PrivateKey().publicKey))
    }

    @Test(arguments: ["48214\n", "mediation/7f3a9c10\n"])
    func `is not believed when what it says was changed`(part: String) throws {
        let text = try signed(by: key).text.replacing(part, with: "1" + part)
        #expect(try !Checkpoint(parsing: text).verify(with: key.publicKey))
    }

    @Test(arguments: [
        ("48214\n", "048214\n"), ("48214\n", "+48214\n"), ("48214\n", "-1\n"), ("48214\n", "48214\nmore\n"),
        ("\n\n", "\n"), ("— ", "- "), ("jiazheng.cn/", "jia zheng/"), ("=\n\n", "\n\n"),
    ])
    func `is refused when it is not in the one form`(part: String, replacement: String) throws {
        let text = try signed(by: key).text
        let broken = text.replacing(part, with: replacement)
        #expect(broken != text)
        #expect(throws: Refusal.self) { try Checkpoint(parsing: broken) }
        #expect(throws: Refusal.self) { try Checkpoint(parsing: String(text.dropLast())) }
        #expect(throws: Refusal.self) { try Checkpoint(parsing: text + String(repeating: "x", count: 4_096) + "\n") }
    }

    @Test func `is believed by Python's cryptography and by openssl`() throws {
        let script = """
            import base64, hashlib, os, subprocess, sys, tempfile
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
            raw = bytes.fromhex(sys.argv[1])
            body, _, lines = sys.stdin.buffer.read().decode().partition('\\n\\n')
            body = (body + '\\n').encode()
            dash, name, blob = lines.strip().split(' ')
            blob = base64.b64decode(blob)
            assert dash == '\\u2014' and name == body.decode().split('\\n')[0]
            assert blob[:4] == hashlib.sha256(name.encode() + b'\\n\\x01' + raw).digest()[:4]
            Ed25519PublicKey.from_public_bytes(raw).verify(blob[4:], body)
            with tempfile.TemporaryDirectory() as folder:
                def put(name, data):
                    path = os.path.join(folder, name)
                    open(path, 'wb').write(data)
                    return path
                key = put('key', bytes.fromhex('302a300506032b6570032100') + raw)
                subprocess.run(['openssl', 'pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', key, '-rawin',
                                '-in', put('body', body), '-sigfile', put('signature', blob[4:])],
                               check=True, stdout=subprocess.DEVNULL)
            print('believed')
            """
        let publicKey = key.publicKey.rawRepresentation.map { String(format: "%02x", $0) }.joined()
        let answer = try Oracle.run(script, input: Data(try signed(by: key).text.utf8), arguments: [publicKey])
        #expect(String(decoding: answer, as: UTF8.self) == "believed\n")
    }
}
