public import Crypto
import Foundation
import Identity
import Model
public import ServiceKit

/// The keys that an auditor believes, and where they come from.
public struct TrustedKeys: Sendable {
    /// The public keys by service; those under the empty name may be any service's.
    public private(set) var keys: [String: [Curve25519.Signing.PublicKey]] = [:]

    /// The services whose keys the county itself has named: then it has named all of them.
    private(set) var certified: Set<String> = []

    /// No key: each log is then judged by the key it names itself, and the report says so.
    public init() {}

    /// The keys that the county's certificates in a data folder vouch for; none when there are no certificates.
    public init(folder: DataFolder) {
        for certificate in (try? folder.certificates()) ?? [] {
            keys[certificate.service, default: []].append(certificate.publicKey)
            certified.insert(certificate.service)
        }
    }

    /// Believes one more key.
    ///
    /// - Parameter text: The 32 bytes in base64, as `log.opened` has them, or the name of a file with them or with the PEM
    ///   form that openssl writes.
    /// - Throws: `keyUnreadable` for anything else.
    public mutating func add(_ text: String) throws(AuditError) {
        let content = (try? String(contentsOfFile: text, encoding: .utf8)) ?? text
        let lines = content.split(separator: "\n").filter { !$0.hasPrefix("-----") }
        guard let data = Data(base64Encoded: lines.joined()), data.count == 32 || data.count == 44,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: data.suffix(32))
        else {
            throw AuditError(
                "keyUnreadable",
                "不是 Ed25519 公钥：\(text)（应为 base64 的 32 字节，或 PEM 文件）",
                "\(text) is no Ed25519 public key: 32 bytes in base64, or a PEM file"
            )
        }
        keys["", default: []].append(key)
    }

    /// The keys given for a service.
    func given(for service: String) -> [Curve25519.Signing.PublicKey] {
        (keys[service] ?? []) + (keys[""] ?? [])
    }
}
