/// What a channel is told of an order: in fixed words made of the decision, or in sealed words of the office's own.
public struct OrderAnswer: Codable, Hashable, Sendable {
    /// To whom, and which one.
    public var turn: OrderTurn
    /// Whether the order ends by it.
    public var kind: AnswerKind
    /// What it is about.
    public var outcome: AnswerOutcome
    /// The case it comes from.
    public var caseID: Case.ID?
    /// The report it comes from; the channel is never told which.
    public var reportID: Report.ID?
    /// The day of the law that it names.
    public var by: Day?
    /// When it was decided.
    public var on: Day
    /// The article that a refusal or termination rests on.
    public var article: String?
    /// The demand for redoing that it replies to, by the channel's sequence.
    public var redo: Int64?
    /// Words of the office's own, sealed.
    public var text: Sealed?
    /// Whether the short clock ends by it.
    public var stopsClock: Bool

    /// An answer with what every answer has.
    public init(turn: OrderTurn, kind: AnswerKind, outcome: AnswerOutcome, on: Day, stopsClock: Bool) {
        self.turn = turn
        self.kind = kind
        self.outcome = outcome
        self.on = on
        self.stopsClock = stopsClock
    }
}

/// Whether an answer ends its order: 阶段性答复 or 办结答复.
public enum AnswerKind: String, Codable, Hashable, Sendable, CaseIterable {
    case interim, final
}

/// What an answer tells of.
public enum AnswerOutcome: String, Codable, Hashable, Sendable, CaseIterable {
    case received, accepted, refused, agreed, performed, unperformed, terminated, registered, byHand
    case referred, handedOver, inspected

    /// Whether nothing follows it.
    public var isFinal: Bool {
        switch self {
        case .received, .accepted, .agreed, .referred: false
        case .refused, .performed, .unperformed, .terminated, .registered, .byHand, .handedOver, .inspected: true
        }
    }
}

extension OrderAnswer {
    /// The words that leave; nil where they are the office's own.
    public var words: String? {
        guard let said else { return nil }
        guard redo != nil, outcome.isFinal, outcome != .registered else { return said }
        return said + "该诉求已依法办结；没有新的事实、理由的，不再重复处理。"
    }

    private var said: String? {
        let day = by?.text ?? ""
        let basis = article.map { "依据\($0)" } ?? "依法"
        return switch outcome {
        case .received: "已收到，\(day)前决定是否受理。"
        case .accepted: "已受理，法定调解期限至\(day)。"
        case .refused: "经审查，\(basis)不予受理。"
        case .agreed: "双方已达成调解协议，约定的履行期限至\(day)。"
        case .performed: "双方达成的调解协议已经履行。"
        case .unperformed: "调解协议到期未履行，当事人可以依法向人民法院起诉。"
        case .terminated: "\(basis)终止调解，当事人可以依法通过仲裁、诉讼等途径解决。"
        case .registered: "已依法登记核查。"
        case .referred: "已移送有权处理的部门，等待其回执。"
        case .handedOver: "已移送有权处理的部门，由其依法办理。"
        case .inspected: "劳动保障监察部门已依法办结。"
        case .byHand: nil
        }
    }
}
