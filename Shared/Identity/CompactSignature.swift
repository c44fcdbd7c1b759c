import Crypto
import FoundationEssentials

/// The compact form of a JSON Web Signature (RFC 7515), with Ed25519 and nothing else (RFC 8037).
///
/// The header is compared, never interpreted: an algorithm cannot be talked down.
enum CompactSignature {
    /// What is signed; the header says which, so that one can never pass for the other.
    enum Content: String {
        case token = "JWT"
        case certificate = "jiazheng-certificate"

        var header: String { encoded(Data(#"{"alg":"EdDSA","typ":"\#(rawValue)"}"#.utf8)) }
    }

    /// The longest text that is looked at.
    static let maxBytes = 2_048

    static func sign(_ payload: [UInt8], as content: Content, with key: Curve25519.Signing.PrivateKey) throws -> String
    {
        let signed = content.header + "." + encoded(Data(payload))
        return signed + "." + encoded(try key.signature(for: Data(signed.utf8)))
    }

    /// Text in three parts, not to be believed before `isSigned(by:)`.
    struct Parsed {
        let payload: Data
        private let signed: Data
        private let signature: Data

        init?(_ text: String, as content: Content) {
            guard text.utf8.count <= maxBytes else { return nil }
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == content.header, let payload = decoded(parts[1]),
                let signature = decoded(parts[2]), signature.count == 64
            else { return nil }
            self.payload = payload
            self.signature = signature
            signed = Data("\(parts[0]).\(parts[1])".utf8)
        }

        func isSigned(by key: Curve25519.Signing.PublicKey) -> Bool {
            key.isValidSignature(signature, for: signed)
        }
    }

    private static func encoded(_ data: Data) -> String {
        let text = data.base64EncodedString().utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func decoded(_ text: Substring) -> Data? {
        var bytes = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "="), count: (4 - bytes.count % 4) % 4))
        guard let data = Data(base64Encoded: Data(bytes)), encoded(data) == text else { return nil }
        return data
    }
}
