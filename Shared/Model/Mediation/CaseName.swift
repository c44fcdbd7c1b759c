/// A case as people name it: by its id, its official number `2026-17`, or an order's number `12345:GD20260930-000131`.
public struct CaseName: TextValue {
    /// The text as it was written, without space around it.
    public let text: String
    /// What it names.
    public let kind: Kind

    /// The ways to name a case.
    public enum Kind: Hashable, Sendable {
        case id(Case.ID)
        case number(FileNumber)
        /// An order's number; without a channel it may be any channel's.
        case order(channel: OrderChannel?, number: String)
    }

    /// The most characters of a name.
    static let limit = 80

    /// Reads a name.
    ///
    /// - Throws: what is wrong with the text.
    public init(_ text: String) throws(Refusal) {
        let line = try LineText(text, limit: Self.limit)
        self.text = line.text
        kind = Self.kind(of: line.text)
    }

    /// The case with that id.
    public init(_ id: Case.ID) {
        text = id.description
        kind = .id(id)
    }

    private static func kind(of text: String) -> Kind {
        if let id = UniqueID(text.lowercased()) { return .id(Case.ID(id)) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), let serial = Int64(parts[1]),
            serial > 0
        {
            return .number(FileNumber(year: year, serial: serial))
        }
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            return .order(channel: nil, number: text)
        }
        let (system, number) = (text[..<colon], String(text[text.index(after: colon)...]))
        guard let channel = OrderChannel(rawValue: String(system)) ?? OrderChannel(rawValue: "hotline\(system)") else {
            return .order(channel: nil, number: text)
        }
        return .order(channel: channel, number: number)
    }
}

extension FileNumber: CustomStringConvertible {
    /// As people write it: `2026-17`.
    public var description: String { "\(year)-\(serial)" }
}
