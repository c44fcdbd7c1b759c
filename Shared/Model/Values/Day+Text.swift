extension Day: TextValue {
    /// Reads `2026-09-30`.
    public init(_ text: String) throws(Refusal) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count == 10, let day = DecimalText.day(in: bytes) else { throw ValueFault.day.refusal }
        self = day
    }

    /// The day as it is stored and sent: `2026-09-30`.
    public var text: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            DecimalText.write(self, into: buffer)
            return 10
        }
    }

    /// As people say it within a year: 9月30日.
    public var chinese: String {
        let parts = parts
        return "\(parts.month)月\(parts.day)日"
    }
}
