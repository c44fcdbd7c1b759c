public import Crypto
import Foundation
import Model
public import Transparency

/// Who vouches for a pack as a whole, beside the logs' own heads.
public struct PackSigner: Sendable {
    /// Whose key it is: `county`, or the service whose log was exported.
    public let name: String
    /// The public half.
    public let publicKey: Curve25519.Signing.PublicKey
    private let sign: @Sendable (inout Checkpoint) throws -> Void

    /// A signer.
    ///
    /// - Parameters:
    ///   - name: Whose key it is.
    ///   - publicKey: The public half.
    ///   - sign: Puts the name to a note.
    public init(
        _ name: String,
        _ publicKey: Curve25519.Signing.PublicKey,
        sign: @escaping @Sendable (inout Checkpoint) throws -> Void
    ) {
        self.name = name
        self.publicKey = publicKey
        self.sign = sign
    }

    /// The signed note over the list of digests: the pack's number, how many files there are, the list's SHA-256.
    func note(_ number: String, _ division: String, over list: [UInt8]) throws -> String {
        let digest = Hash32(Array(SHA256.hash(data: list))) ?? MerkleFrontier().root
        let lines = list.split(separator: UInt8(ascii: "\n")).count
        var note = Checkpoint(
            origin: "jiazheng.cn/\(division)/audit-pack/\(number)",
            size: Int64(lines),
            root: digest
        )
        try sign(&note)
        return note.text
    }
}
