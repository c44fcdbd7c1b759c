import Crypto
import FoundationEssentials

/// One line under a signed note: who signed, with which key (C2SP signed-note).
public struct NoteSignature: Hashable, Sendable {
    /// The signer's name.
    public let name: String
    /// The first four bytes of a digest of name and key: it says which key to try, and proves nothing.
    public let keyHash: [UInt8]
    /// The signature; 64 bytes when it is Ed25519, and of other kinds we only keep it.
    public let signature: [UInt8]

    /// The line as it stands in the note.
    var line: String { "— \(name) \(Data(keyHash + signature).base64EncodedString())\n" }

    init(name: String, keyHash: [UInt8], signature: [UInt8]) {
        self.name = name
        self.keyHash = keyHash
        self.signature = signature
    }

    init?(line: String) {
        let words = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 3, words[0] == "—", Self.isName(words[1]),
            let data = Data(base64Encoded: words[2]), data.count > 4, data.base64EncodedString() == words[2]
        else { return nil }
        self.init(name: words[1], keyHash: [UInt8](data.prefix(4)), signature: [UInt8](data.dropFirst(4)))
    }

    static func keyHash(name: String, publicKey: Curve25519.Signing.PublicKey) -> [UInt8] {
        let ed25519: UInt8 = 1
        return SHA256.hash(data: Array(name.utf8) + [UInt8(ascii: "\n"), ed25519] + publicKey.rawRepresentation).prefix(
            4
        )
        .map(\.self)
    }

    /// A name is what fits on the line: printable ASCII without spaces or plus signs.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "+") }
    }
}
