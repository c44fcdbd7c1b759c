public import Crypto
import FoundationEssentials
public import Model

/// A log's word for how long it is and what it holds: origin, size and root, signed (C2SP tlog-checkpoint).
///
/// Whoever keeps one can prove later that the log was shortened or rewritten.
public struct Checkpoint: Hashable, Sendable {
    /// Which life of which log, and the name of its key too.
    ///
    /// For example `jiazheng.cn/620724/mediation/7f3a9c10`.
    public let origin: String
    /// How many leaves the tree had.
    public let size: Int64
    /// The root over them.
    public let root: Hash32
    /// Who put their name to it: the log, during a change of keys with both of them.
    public internal(set) var signatures: [NoteSignature]

    /// A checkpoint nobody has signed yet.
    public init(origin: String, size: Int64, root: Hash32) {
        self.origin = origin
        self.size = size
        self.root = root
        signatures = []
    }

    /// The origin of one life of a service's log.
    ///
    /// - Parameters:
    ///   - division: The county's six digits.
    ///   - service: The service's name.
    ///   - epoch: The eight hexadecimal digits of the log's life.
    /// - Returns: The origin, such as `jiazheng.cn/620724/mediation/7f3a9c10`.
    public static func origin(division: String, service: String, epoch: String) -> String {
        "jiazheng.cn/\(division)/\(service)/\(epoch)"
    }

    /// The lines that are signed.
    public var body: String {
        "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n"
    }

    /// The one line that is printed of it: origin, size, root.
    public var line: String { "\(origin) \(size) \(Data(root.bytes).base64EncodedString())" }

    /// The whole note, as it is stored, served and checked by any C2SP tool.
    public var text: String {
        body + "\n" + signatures.map(\.line).joined()
    }

    /// Signs it under the origin's name; a signature by the same key is there once.
    public mutating func sign(with key: Curve25519.Signing.PrivateKey) throws {
        let signature = NoteSignature(
            name: origin,
            keyHash: NoteSignature.keyHash(name: origin, publicKey: key.publicKey),
            signature: [UInt8](try key.signature(for: Data(body.utf8)))
        )
        signatures.removeAll { $0.keyHash == signature.keyHash && $0.name == signature.name }
        signatures.append(signature)
    }

    /// Whether the owner of `key` signed it under the origin's name; lines of other keys are passed over.
    public func verify(with key: Curve25519.Signing.PublicKey) -> Bool {
        let keyHash = NoteSignature.keyHash(name: origin, publicKey: key)
        return signatures.contains { line in
            line.name == origin && line.keyHash == keyHash
                && key.isValidSignature(line.signature, for: Data(body.utf8))
        }
    }
}

extension Checkpoint {
    /// How long a note may be.
    public static let maxTextBytes = 4_096

    /// Reads a signed note; what it says is to be believed only after `verify(with:)`.
    ///
    /// - Parameter text: The three lines, an empty one and the signatures.
    /// - Throws: `invalidCheckpoint`, with the line at fault.
    public init(parsing text: String) throws(Refusal) {
        guard text.utf8.count <= Self.maxTextBytes, text.utf8.last == UInt8(ascii: "\n") else {
            throw .invalidCheckpoint("不完整或过长", "it is longer than 4,096 bytes or its last line is cut off")
        }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.count >= 6, lines[3].isEmpty, NoteSignature.isName(lines[0]) else {
            throw .invalidCheckpoint("行数不对", "it needs an origin, a size, a root, an empty line and a signature")
        }
        guard let size = Int64(lines[1]), size >= 0, String(size) == lines[1] else {
            throw .invalidCheckpoint("规模不是整数", "its size is not a plain whole number")
        }
        guard let data = Data(base64Encoded: lines[2]), data.base64EncodedString() == lines[2], let root = Hash32(data)
        else {
            throw .invalidCheckpoint("根哈希不对", "its root is not 32 bytes in base64")
        }
        self.init(origin: lines[0], size: size, root: root)
        for line in lines[4..<lines.count - 1] {
            guard let signature = NoteSignature(line: line) else {
                throw .invalidCheckpoint("签名行不对", "a signature line is not '— name base64'")
            }
            signatures.append(signature)
        }
    }
}

extension Refusal {
    fileprivate static func invalidCheckpoint(_ chinese: String, _ english: String) -> Refusal {
        Refusal("invalidCheckpoint", Message("检查点无法读取：\(chinese)", "the checkpoint cannot be read: \(english)"))
    }
}
