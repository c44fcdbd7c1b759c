extension Joint {
    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case jointUnknown
        case jointAlreadyFormed
        case jointTooSmall
        case jointCaseNotOpen
        case memberTwice
        case memberUnknown
        case memberOrderForeign
        case memberConsentInFuture
        case representativesNotTwo
        case jointRuleMissing
        case proposalUnknown
        case proposalOutdated
        case consentMissing
        case jointDayInFuture

        /// What people are told.
        public var message: Message {
            switch self {
            case .jointUnknown: Message("该案件不是共同投诉", "the case is no joint complaint")
            case .jointAlreadyFormed: Message("该案件已按共同投诉处理", "the case is a joint complaint on other members already")
            case .jointTooSmall: Message("共同投诉须有两名以上投诉人", "a joint complaint has at least two complainants")
            case .jointCaseNotOpen: Message("案件未立案、已办结或不是消费投诉", "the case is not open, is over, or is no consumer's")
            case .memberTwice: Message("同一投诉人列了两次", "a complainant is named twice")
            case .memberUnknown: Message("共同投诉中没有这名投诉人", "the joint complaint has no such member")
            case .memberOrderForeign:
                Message("该工单不属于本案；请先关联工单", "the order is not one of the case's; link it first")
            case .memberConsentInFuture: Message("同意日期晚于今天", "the day of consent lies in the future")
            case .representativesNotTwo:
                Message("共同投诉应书面推选两名代表人", "two representatives are chosen, in writing")
            case .jointRuleMissing: Message("县规则缺少共同投诉的规则", "the county has no rule for joint complaints")
            case .proposalUnknown: Message("没有这项提议", "there is no such proposal")
            case .proposalOutdated: Message("该提议已被新的提议取代", "a later proposal took its place")
            case .consentMissing:
                Message(
                    "变更、放弃请求或者达成协议须经被代表的投诉人同意；请取得同意，或将其另案处理",
                    "those represented must consent; ask them, or leave them out"
                )
            case .jointDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            }
        }

        /// What is not there is not found, and wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .jointUnknown, .memberUnknown, .proposalUnknown: .notFound
            case .jointTooSmall, .memberTwice, .memberConsentInFuture, .representativesNotTwo, .jointDayInFuture:
                .invalidArgument
            case .jointAlreadyFormed, .jointCaseNotOpen, .memberOrderForeign, .jointRuleMissing, .proposalOutdated,
                .consentMissing:
                .failedPrecondition
            }
        }
    }
}
