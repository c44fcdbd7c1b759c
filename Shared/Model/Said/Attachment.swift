/// Something handed in with an affair: evidence, a letter as it was sent, a scan.
public enum Attachment {
    /// Identifies an attachment within one service.
    public typealias ID = Identifier<Attachment>
}

/// What is handed in: stream `attachment/<id>`, closed.
public indirect enum AttachmentEvent: StoredEvent {
    /// A file was taken into keeping for a subject, such as `case/<id>`.
    ///
    /// `parts` names its parts in order, each by SHA-256 over its sealed bytes, in hex; `bytes` counts the whole file in the
    /// clear. Whose key sealed `name` sealed the parts too: without it nobody opens them again.
    case kept(about: String, name: Sealed, mediaType: String, bytes: Int64, parts: [String])

    /// The types under which these are stored.
    public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
        case kept = "kept.v1"
    }

    /// That something was handed in, and for what, is nobody else's business.
    public static func disclosure(of type: CodingKeys) -> Disclosure {
        switch type {
        case .kept: .closed
        }
    }
}
