import Crypto
public import FoundationEssentials
public import Model

/// Suite 1: AES-256-GCM with a nonce made from key and text, so that sealing twice gives the same bytes.
///
/// Equal bytes tell that two values of one person are equal, and that is all they tell; in return a repeated request is
/// the same request, and a seeded log is the same log.
extension SealingKey {
    static let suite = 1
    static let block = 32

    /// Seals a value for one log.
    ///
    /// - Parameters:
    ///   - text: The value, already in its normal form.
    ///   - kind: What it says of the person.
    ///   - source: The log's source, such as `jiazheng:620724:mediation`; elsewhere the value does not open.
    /// - Returns: All that a log or a table may keep of it.
    /// - Throws: A fault of the ciphers.
    public func seal(_ text: String, kind: SealKind, source: String) throws -> Sealed {
        var padded = Array(text.utf8)
        padded.append(0x80)
        padded.append(contentsOf: repeatElement(0, count: (Self.block - padded.count % Self.block) % Self.block))
        let bytes = try seal(bytes: padded, kind: kind, source: source)
        return Sealed(key: id, suite: Self.suite, text: bytes.base64EncodedString())
    }

    /// Seals bytes as they are: their length shows.
    ///
    /// - Parameters:
    ///   - bytes: What to close.
    ///   - kind: What it says of the person.
    ///   - source: The log's source.
    /// - Returns: Nonce, text and tag.
    /// - Throws: A fault of the ciphers.
    public func seal(bytes: some DataProtocol, kind: SealKind, source: String) throws -> Data {
        let context = context(kind: kind, source: source)
        var nonce = nonceCode
        nonce.update(data: context + [0] + bytes)
        let box = try AES.GCM.seal(
            bytes,
            using: encryption,
            nonce: AES.GCM.Nonce(data: Array(nonce.finalize().prefix(12))),
            authenticating: context
        )
        guard let sealed = box.combined else { preconditionFailure("A nonce of 12 bytes has a combined form.") }
        return sealed
    }

    /// Opens what `seal(bytes:kind:source:)` closed.
    ///
    /// - Throws: `SealFault.doesNotOpen` when key, kind, source or bytes are others than those it was sealed with.
    public func open(bytes: some DataProtocol, kind: SealKind, source: String) throws(SealFault) -> Data {
        guard let box = try? AES.GCM.SealedBox(combined: bytes),
            let opened = try? AES.GCM.open(box, using: encryption, authenticating: context(kind: kind, source: source))
        else { throw .doesNotOpen }
        return opened
    }

    /// Opens what `seal` closed.
    ///
    /// - Parameters:
    ///   - sealed: The value as it was kept.
    ///   - kind: What it should say of the person.
    ///   - source: The source of the log that keeps it.
    /// - Returns: The value.
    /// - Throws: `SealFault` when key, kind, source or bytes are others than those it was sealed with.
    public func open(_ sealed: Sealed, kind: SealKind, source: String) throws(SealFault) -> String {
        guard sealed.key == id else { throw .otherKey }
        guard sealed.suite == Self.suite else { throw .unknownSuite(sealed.suite) }
        guard let bytes = Data(base64Encoded: sealed.text),
            case let padded = try open(bytes: bytes, kind: kind, source: source),
            let end = padded.lastIndex(where: { $0 != 0 }), padded[end] == 0x80,
            let text = String(validating: padded[..<end], as: UTF8.self)
        else { throw .doesNotOpen }
        return text
    }

    private func context(kind: SealKind, source: String) -> [UInt8] {
        Array("\(source)\0\(id)\0\(kind.rawValue)".utf8)
    }
}

/// Why a sealed value stays closed.
public enum SealFault: Error, Equatable {
    /// It names another key.
    case otherKey
    /// It was sealed by a newer program.
    case unknownSuite(Int)
    /// It was changed, or sealed as another kind or for another log.
    case doesNotOpen
}
