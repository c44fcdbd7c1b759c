import Crypto
import Model
import Wire

/// A few characters that tell contents apart and cannot be turned back into them.
enum ShortDigest {
    /// The first bytes of SHA-256 in hexadecimal; four of them are too few to find a person by.
    static func text(of content: String, bytes: Int = 4) -> String {
        SHA256.hash(data: Array(content.utf8)).prefix(bytes).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        .joined()
    }
}

/// The idempotency key of a row: from what names the row in the office's own papers, so that asking again repeats.
enum RowKey {
    /// The parts as a path; parts that no key may hold are replaced by a digest of the path.
    static func path(_ parts: String...) -> String {
        let path = parts.joined(separator: "/")
        return RequestMeta.isIdempotencyKey(path) ? path : "demo/\(ShortDigest.text(of: path, bytes: 16))"
    }
}
