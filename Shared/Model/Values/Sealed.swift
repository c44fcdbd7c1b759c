/// A personal value that only the vault can open: all that a log, an answer or a screen may keep of it.
///
/// Erasing the key erases the value wherever it was copied to. The same value under the same key is the same text,
/// so asking twice stays harmless.
public struct Sealed: Codable, Hashable, Sendable {
    /// Which key of the vault opens it.
    public let key: UniqueID
    /// Which ciphers it was sealed with.
    public let suite: Int
    /// Base64 of the nonce, the ciphertext and the tag.
    public let text: String

    /// What the vault made, or what was stored of it.
    public init(key: UniqueID, suite: Int, text: String) {
        self.key = key
        self.suite = suite
        self.text = text
    }
}

extension Sealed {
    func write(_ key: StaticString, to text: inout HandWriting) throws {
        text.open(key)
        text.member("key", self.key)
        try text.member("suite", suite)
        try text.member("text", self.text)
        text.close()
    }

    init(stored node: JSONDocument.Node) throws(Refusal) {
        self.init(key: try node.id("key"), suite: try node.integer("suite"), text: try node.text("text"))
    }
}
