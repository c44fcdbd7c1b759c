extension Case {
    /// Why a command was refused; a normal answer, not a fault.
    public enum Rejection: String, Rejecting {
        case caseUnknown
        case caseAlreadyOpen
        case deadlineRuleMissing
        case respondentUnidentified
        case respondentSettled
        case caseAlreadyAccepted
        case caseNotAccepted
        case caseAlreadyAgreed
        case caseNotAgreed
        case caseOver
        case groundNotInForce
        case groundTooEarly
        case groundLawMissing
        case termsMissing
        case performanceNotDue
        case decisionInFuture
        case decisionOutOfOrder
        case caseNotOverdue

        /// What people are told.
        public var message: Message {
            switch self {
            case .caseUnknown: Message("没有这件案件；请核对编号", "there is no such case; check its id")
            case .caseAlreadyOpen: Message("该案件编号已用于另一投诉", "the case was opened on another complaint")
            case .deadlineRuleMissing:
                Message("收到之日没有适用的期限规则；请核对收到日期", "no deadline rule is in force on the day of receipt; check that day")
            case .respondentUnidentified:
                Message("尚未确定被投诉人；请先确定被投诉企业", "nobody knows the respondent yet; identify the enterprise first")
            case .respondentSettled:
                Message("受理后不得更换被投诉人", "the respondent of an accepted case does not change")
            case .caseAlreadyAccepted:
                Message("已经受理，不能再作不予受理；请终止调解", "the case is accepted and can no longer be refused; terminate it")
            case .caseNotAccepted: Message("尚未受理；请先受理", "the case is not accepted yet; accept it first")
            case .caseAlreadyAgreed: Message("已经达成另一调解协议", "another agreement has been reached already")
            case .caseNotAgreed: Message("尚未达成调解协议", "there is no agreement yet")
            case .caseOver: Message("案件已办结", "the case is over")
            case .groundNotInForce:
                Message("收到之日适用的规章没有这一事由；请核对事由序号", "the law of the day of receipt has no such ground; check its number")
            case .groundTooEarly:
                Message("调解期限尚未届满，不能引用这一事由", "this ground opens only when the term of mediation is over")
            case .groundLawMissing: Message("引用这一事由须写明法律、法规、规章", "this ground must name the law, regulation or rule")
            case .termsMissing: Message("调解协议须至少有一项内容", "an agreement has at least one term")
            case .performanceNotDue: Message("协议约定的履行日期未过", "the agreed day of performance is not over")
            case .decisionInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .decisionOutOfOrder: Message("日期早于前一步骤；请核对日期", "the day lies before the step before it; check it")
            case .caseNotOverdue: Message("期限尚未届满", "the term is not over yet")
            }
        }

        /// An unknown case is not found, and wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .caseUnknown: .notFound
            case .groundNotInForce, .groundLawMissing, .termsMissing, .decisionInFuture, .decisionOutOfOrder:
                .invalidArgument
            case .caseAlreadyOpen, .deadlineRuleMissing, .respondentUnidentified, .respondentSettled,
                .caseAlreadyAccepted, .caseNotAccepted, .caseAlreadyAgreed, .caseNotAgreed, .caseOver, .groundTooEarly,
                .performanceNotDue, .caseNotOverdue:
                .failedPrecondition
            }
        }
    }
}
