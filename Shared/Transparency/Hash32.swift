import Crypto

/// A SHA-256 digest, as four words: small enough to keep a whole tile in memory without an allocation each.
public struct Hash32: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest whose bytes these are.
    ///
    /// - Parameter bytes: Exactly 32 bytes; any other number is nil.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { buffer in buffer.copyBytes(from: bytes) }
        self.words = words
    }

    /// The digest that begins `offset` bytes into memory that has all of it.
    init(_ memory: UnsafeRawBufferPointer, at offset: Int) {
        words = memory.loadUnaligned(fromByteOffset: offset, as: (UInt64, UInt64, UInt64, UInt64).self)
    }

    init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// How many bytes a digest has.
    public static let size = 32

    /// Reads the bytes in place.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

    /// Whether both are the same digest.
    public static func == (left: Hash32, right: Hash32) -> Bool { left.words == right.words }

    /// Feeds the digest to `hasher`.
    public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension Hash32: CustomStringConvertible {
    /// The digest in lower-case hexadecimal, as the bus sends a leaf.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The digest that `description` wrote; nil for anything else.
    public init?(hexadecimal text: some StringProtocol) {
        let digits = text.utf8.compactMap { digit -> UInt8? in
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
            default: nil
            }
        }
        guard digits.count == text.utf8.count, digits.count == 2 * Self.size else { return nil }
        self.init((0..<Self.size).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] })
    }
}

/// The leaf of an event: SHA-256 of 0x00 and the stored body (RFC 9162, 2.1.1).
public func leafHash(of body: [UInt8]) -> Hash32 { body.withUnsafeBytes { leafHash(ofBytes: $0) } }

/// The leaf of an event whose body lies inside a larger buffer.
public func leafHash(of body: ArraySlice<UInt8>) -> Hash32 { body.withUnsafeBytes { leafHash(ofBytes: $0) } }

private func leafHash(ofBytes body: UnsafeRawBufferPointer) -> Hash32 {
    var hash = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hash.update(bufferPointer: $0) }
    hash.update(bufferPointer: body)
    return Hash32(hash.finalize())
}

/// The node above two others: SHA-256 of 0x01, the left and the right one.
public func nodeHash(_ left: Hash32, _ right: Hash32) -> Hash32 {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Hash32.size, alignment: 8) { memory in
        memory[0] = 1
        left.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: memory[1...]).copyMemory(from: $0) }
        right.withUnsafeBytes {
            UnsafeMutableRawBufferPointer(rebasing: memory[(1 + Hash32.size)...]).copyMemory(from: $0)
        }
        var hash = SHA256()
        hash.update(bufferPointer: UnsafeRawBufferPointer(memory))
        return Hash32(hash.finalize())
    }
}

/// The root of a tree without leaves: SHA-256 of nothing.
let emptyRoot = Hash32(SHA256.hash(data: [UInt8]()))
