import Crypto
import Foundation
public import Model
import ServiceKit
import Transparency

/// What a look at an unpacked pack has found: whether its files are those of the manifest, and who vouches for that.
///
/// The events are not looked at; the pack's own verifiers do that.
public struct PackCheck: Codable, Sendable {
    /// Whether the signer is one of those that are believed.
    public enum Standing: String, Codable, Sendable {
        /// The key is one of those given.
        case known
        /// The signature is good, but nobody has said whose key it is.
        case unknown
        /// Nobody has signed, or not rightly.
        case none

        /// As a person reads it.
        public var words: String {
            switch self {
            case .known: "公钥可信 / a known key"
            case .unknown: "公钥须另行核对 / compare the key elsewhere"
            case .none: "没有有效签名 / no valid signature"
            }
        }
    }

    /// The pack's number.
    public let number: String
    /// The mark that its sheet must bear.
    public let mark: String
    /// Whose key has signed, as the manifest says.
    public let signedBy: String?
    /// Whether that key is known.
    public private(set) var standing = Standing.none
    /// What is wrong.
    public private(set) var faults: [Message] = []

    /// Whether nothing is.
    public var isSound: Bool { faults.isEmpty }

    /// Looks at a pack.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - paper: The mark on paper, if there is one to compare.
    ///   - keys: The keys that are believed.
    /// - Throws: `packUnreadable` when there is no manifest that can be read.
    public init(of path: String, mark paper: String?, keys: TrustedKeys) throws {
        func bytes(_ name: String) -> [UInt8]? {
            FileManager.default.contents(atPath: "\(path)/\(name)").map { [UInt8]($0) }
        }
        guard let text = bytes("manifest.json"),
            let manifest = try? CanonicalJSON.decode(PackExport.Manifest.self, from: Array(text.dropLast()))
        else {
            throw AuditError(
                "packUnreadable",
                "\(path) 不是解开的证据包（没有可读的 manifest.json）",
                "\(path) is no unpacked audit pack: it has no manifest.json that can be read"
            )
        }
        number = manifest.number
        mark = EvidenceSheet.mark(of: text)
        signedBy = manifest.signedBy
        for (name, digest) in manifest.files.sorted(by: { $0.key < $1.key }) {
            guard let content = bytes(name) else {
                add("文件缺失：\(name)", "a file is missing: \(name)")
                continue
            }
            if TextDigest.hex(of: content) != digest { add("文件被改动：\(name)", "a file was changed: \(name)") }
        }
        let sheet = bytes("evidence.html").map { String(decoding: $0, as: UTF8.self) } ?? ""
        if !sheet.contains("content=\"\(mark)\"") { add("取证单的校验码不符", "the sheet bears another mark") }
        if let paper, paper.uppercased().filter(\.isHexDigit) != mark.filter(\.isHexDigit) {
            add("纸上的校验码不属于这个包", "the mark on paper is not this pack's")
        }
        checkSignature(bytes("SHA256SUMS"), bytes("pack.note"), bytes("pack.pem"), keys)
    }

    private mutating func checkSignature(_ list: [UInt8]?, _ note: [UInt8]?, _ pem: [UInt8]?, _ keys: TrustedKeys) {
        guard signedBy != nil else { return }
        var signer = TrustedKeys()
        guard let list, let note, let pem, (try? signer.add(String(decoding: pem, as: UTF8.self))) != nil,
            let key = signer.given(for: "").first,
            let checkpoint = try? Checkpoint(parsing: String(decoding: note, as: UTF8.self)),
            checkpoint.verify(with: key), checkpoint.root == Hash32(Array(SHA256.hash(data: list))),
            checkpoint.origin.hasSuffix("/audit-pack/\(number)")
        else { return add("清单的签名无效", "the signature of the manifest is not valid") }
        let known = keys.keys.values.joined().map(\.rawRepresentation)
        standing = known.contains(key.rawRepresentation) ? .known : .unknown
        if standing == .unknown, !known.isEmpty {
            add("签名的公钥不是给出的任何一个", "it is signed with none of the keys that were given")
        }
    }

    private mutating func add(_ chinese: String, _ english: String) { faults.append(Message(chinese, english)) }
}
