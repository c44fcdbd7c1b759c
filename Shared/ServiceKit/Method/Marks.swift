import Crypto
import Vault

/// Digests that are printed and compared.
public enum TextDigest {
    /// SHA-256 over the bytes, in hex.
    public static func hex(of bytes: some Sequence<UInt8>) -> String {
        SHA256.hash(data: Array(bytes)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }
        .joined()
    }
}

extension Desk {
    /// A check mark that only this service can make: sixteen letters and digits, none of them easily misread.
    ///
    /// It is an HMAC under the vault's own key, cut to 80 bits so that people can copy it from paper.
    public func mark(of text: String) -> String {
        let code = node.vault.fingerprint(of: Array("check mark\u{0}\(text)".utf8)).prefix(10)
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var (bits, held, mark) = (0, 0, "")
        for byte in code {
            (bits, held) = (bits << 8 | Int(byte), held + 8)
            while held >= 5 {
                held -= 5
                mark.append(letters[bits >> held & 31])
                if mark.filter({ $0 != "-" }).count.isMultiple(of: 4) { mark.append("-") }
            }
            bits &= (1 << held) - 1
        }
        return String(mark.dropLast())
    }
}
