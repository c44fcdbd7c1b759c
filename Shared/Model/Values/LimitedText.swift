/// How long a kind of text may be.
public protocol TextLimit: Sendable {
    /// The most Unicode scalars; characters are no measure, for one can hold 100,000 combining marks.
    static var scalars: Int { get }
    /// Whether line feeds are kept.
    static var keepsLines: Bool { get }
}

/// One line: a title, an address, a post.
public enum LineLimit: TextLimit {
    /// Two lines of a printed form.
    public static var scalars: Int { 200 }
    /// A line feed becomes a space.
    public static var keepsLines: Bool { false }
}

/// What somebody tells: a complaint, a record, a reason.
public enum NarrativeLimit: TextLimit {
    /// About six printed pages; more is an attachment.
    public static var scalars: Int { 5000 }
    /// Paragraphs stay.
    public static var keepsLines: Bool { true }
}

/// Text that people typed, made fit to be kept: composed, trimmed, without control characters, and not too long.
///
/// Invisible format characters go, since nobody meant to type them and they hide words from a search.
public struct LimitedText<Limit: TextLimit>: TextValue {
    /// The text as it is kept; never empty.
    public let text: String

    /// Reads a text; line ends become line feeds, or spaces where only one line is kept.
    public init(_ text: String) throws(Refusal) {
        try self.init(text, limit: Limit.scalars)
    }

    /// Reads a text that may be only that long here, for a field of its own limit.
    public init(_ text: String, limit: Int, field: String? = nil) throws(Refusal) {
        do {
            self.text = try Self.kept(text, limit: min(limit, Limit.scalars))
        } catch {
            throw field.map(error.at) ?? error
        }
    }

    private static func kept(_ text: String, limit: Int) throws(Refusal) -> String {
        if let length = NormalText.lengthIfPlain(text), (1...limit).contains(length) { return text }
        guard text.utf8.count <= limit * 16 else { throw tooLong(limit) }
        var scalars = String.UnicodeScalarView()
        var follows: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { follows = scalar }
            switch scalar {
            case "\n" where follows == "\r": continue
            case "\n", "\r", "\u{2028}", "\u{2029}": scalars.append(Limit.keepsLines ? "\n" : " ")
            case "\t": scalars.append(" ")
            default:
                switch scalar.properties.generalCategory {
                case .control: throw ValueFault.textCharacters.refusal
                case .format: continue
                default: scalars.append(scalar)
                }
            }
        }
        let result = NormalText.trimmed(NormalText.composed(String(scalars)))
        guard !result.isEmpty else { throw ValueFault.textEmpty.refusal }
        guard result.unicodeScalars.count <= limit else { throw tooLong(limit) }
        return result
    }

    private static func tooLong(_ limit: Int) -> Refusal {
        Refusal(
            ValueFault.textTooLong.reason,
            Message(
                "文字超过\(limit)个字。请缩短，或作为附件提交。",
                "The text is longer than \(limit) characters; shorten it or hand it in as an attachment."
            )
        )
    }
}

/// One line of text: a title, an address, a post.
public typealias LineText = LimitedText<LineLimit>
/// A text of several lines: a complaint, a record, a reason.
public typealias NarrativeText = LimitedText<NarrativeLimit>
