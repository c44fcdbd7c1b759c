/// The one way a value is written, so that equal values are equal bytes.
///
/// Keys sorted by byte, no white space, shortest escapes, integers only, nothing absent and no null. Stored events are
/// hashed in this form, by us and by auditors in other languages.
public enum CanonicalJSON {
    /// Writes a value.
    ///
    /// - Parameter value: What to write; its coding may be synthesised.
    /// - Returns: The bytes, without a line feed behind them.
    /// - Throws: A `Refusal` for what the form does not hold: a fraction, a null, an integer beyond ±(2^53 − 1).
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let desk = CanonicalDesk()
        try CanonicalEncoder(desk: desk, slot: 0).write(value)
        return try desk.draft.pointee.finished()
    }

    /// Reads a value from JSON, which is checked strictly but need not be canonical.
    ///
    /// - Parameters:
    ///   - type: What it should be.
    ///   - bytes: The whole text.
    /// - Returns: The value.
    /// - Throws: A `Refusal` that names the place or the field.
    public static func decode<T: Decodable>(_ type: T.Type, from bytes: some Collection<UInt8>) throws -> T {
        try JSONDocument(Array(bytes)).root.decode(type)
    }
}
