/// Where orders come in.
public enum OrderChannel: String, Codable, Hashable, Sendable, CaseIterable {
    case hotline12345, hotline12315, counter, post, association

    /// The name of the link to its platform; nil where nobody is answered over a line.
    public var link: String? {
        switch self {
        case .hotline12345: "12345"
        case .hotline12315: "12315"
        case .counter, .post, .association: nil
        }
    }

    /// The channel behind a link.
    public init?(link: String) {
        guard let channel = Self.allCases.first(where: { $0.link == link }) else { return nil }
        self = channel
    }
}

/// What a message of a channel is (办理类型): 初次派单, 催办, 补充, 重办.
public enum OrderKind: String, Codable, Hashable, Sendable, CaseIterable {
    case first, urged, supplemented, redone
}

/// What a caller wants in kind (来电类别): 咨询, 求助, 投诉, 举报, 建议.
public enum OrderCategory: String, Codable, Hashable, Sendable, CaseIterable {
    case consultation, help, complaint, report, suggestion

    /// What an office calls it.
    public var displayName: String {
        switch self {
        case .consultation: "咨询"
        case .help: "求助"
        case .complaint: "投诉"
        case .report: "举报"
        case .suggestion: "建议"
        }
    }
}

/// How soon the channel wants an answer (紧急程度): 一般, 紧急, 特急.
public enum OrderUrgency: String, Codable, Hashable, Sendable, CaseIterable {
    case ordinary, urgent, mostUrgent
}

/// What a channel says of an order of its own: where it stands there, or what it decided on something asked of it.
///
/// A platform's own words for these (待派遣, 待签收, 办理中, 已办结待回访, 重办, 结案 …) are the county's `hotlines`.
public enum ChannelWord: String, Codable, Hashable, Sendable, CaseIterable {
    case awaitingDispatch, awaitingSignature, inProgress, answered, redo, closed
    case extensionGranted, extensionRefused, returnAccepted, returnRefused

    /// Whether it tells where the order stands, and not what was decided on a request.
    public var isState: Bool {
        switch self {
        case .awaitingDispatch, .awaitingSignature, .inProgress, .answered, .redo, .closed: true
        case .extensionGranted, .extensionRefused, .returnAccepted, .returnRefused: false
        }
    }
}

/// How far an order has come here.
public enum OrderStage: String, Codable, Hashable, Sendable, CaseIterable {
    case received, signed, interim, answered, returned, redo, closed
}
