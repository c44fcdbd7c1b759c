extension Deposit {
    /// Why a command was refused; a normal answer, not a fault.
    public enum Rejection: String, Rejecting {
        case depositAmountNotPositive
        case depositAmountTooLarge
        case depositDayInFuture
        case depositReceiptTaken
        case depositCaseUnknown
        case depositCaseSettled
        case depositHoldExists
        case depositNotHeld
        case depositTooLittle
        case depositClaimsMissing
        case payoutBeyondHold
        case payoutBeyondGround
        case payoutGroundMissing
        case payoutGroundIncomplete
        case payoutNeedsTwoAuthorities
        case payoutDecisionUnknown
        case payoutDecisionDiffers
        case payoutDecisionPaid
        case reliefNotServed
        case payeeUnchecked
        case payoutUnknown
        case topUpSettled
        case topUpServedAlready
        case topUpBeyondRemaining
        case topUpNotDue
        case serviceNeedsConsent
        case serviceBeforePayout
        case recourseOver
        case recourseNotRecovered
        case recourseBeyondRemaining
        case reclaimBeyondPayout
        case depositClaimsOpen
        case depositReleaseNotWhole
        case depositRuleMissing

        /// What people are told.
        public var message: Message {
            switch self {
            case .depositAmountNotPositive: Message("金额须大于零", "the amount is more than nothing")
            case .depositAmountTooLarge: Message("一笔不得超过10亿元；请核对金额", "one amount is at most 10^9 yuan; check it")
            case .depositDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .depositReceiptTaken:
                Message("该票据号已用于另一笔款项；请核对票据", "the receipt stands for another payment already; compare it")
            case .depositCaseUnknown:
                Message("没有这件针对该企业的案件；请核对编号", "there is no such case against this enterprise; check its id")
            case .depositCaseSettled:
                Message("该案件不予受理或已履行，不得动用保证金", "the case was refused or performed, and claims nothing of the deposit")
            case .depositHoldExists:
                Message("该案件已占用另一金额；请先解除占用", "another amount is kept for the case; release that first")
            case .depositNotHeld: Message("该案件没有占用保证金；请先占用", "nothing is kept for the case; hold it first")
            case .depositTooLittle:
                Message(
                    "保证金可用余额不足；几件案件同时请求的，请按规则分配",
                    "too little is available; where several cases claim, share by the rule"
                )
            case .depositClaimsMissing:
                Message("分配须至少两件案件，每件一次", "a sharing takes at least two cases, each once")
            case .payoutBeyondHold: Message("赔付不得超过该案件占用的金额", "a payout is at most what is kept for the case")
            case .payoutBeyondGround:
                Message("赔付不得超过协议、裁判文书或决定确定的金额", "a payout is at most what the agreement, judgment or decision grants")
            case .payoutGroundMissing:
                Message("该案件没有到期未履行的调解协议", "the case has no agreement whose day went by unperformed")
            case .payoutGroundIncomplete:
                Message(
                    "须填写文书编号、日期和金额；先行赔付决定还须填写原因",
                    "name the document's number, day and amount, and why, for a joint decision"
                )
            case .payoutNeedsTwoAuthorities:
                Message("先行赔付决定须由规则列明的两个部门共同作出", "a joint decision is made by the two authorities that the rule names")
            case .payoutDecisionUnknown:
                Message(
                    "没有经两部门批准的该号先行赔付决定；请先提请、批准",
                    "no such decision was approved here by both authorities; propose it first"
                )
            case .payoutDecisionDiffers:
                Message(
                    "企业、案件、金额、日期或部门与批准的先行赔付决定不一致",
                    "enterprise, case, amount, day or authorities differ from what was decided"
                )
            case .payoutDecisionPaid: Message("该决定对这件案件已经赔付", "the decision was paid in this case already")
            case .reliefNotServed:
                Message("决定尚未送达企业，或公告期未满", "the enterprise was not served yet, or the notice has not run its days")
            case .payeeUnchecked:
                Message("有收款人尚未核对；请先逐一核对", "a payee was not compared yet; check each of them first")
            case .payoutUnknown: Message("没有这一笔赔付；请核对序号", "there is no such payout; check its number")
            case .topUpSettled: Message("该笔补足已完成或已免除", "the top-up is paid or waived already")
            case .topUpServedAlready:
                Message("补足通知已送达，日期不同", "the notice was served already, in another way or on another day")
            case .topUpBeyondRemaining:
                Message("超过应补足的金额；多出部分请作缴存登记", "that is more than is owed; enter the rest as paid in")
            case .topUpNotDue: Message("补足期限尚未届满", "the term of the top-up is not over yet")
            case .serviceNeedsConsent:
                Message("电子送达须经受送达人同意", "electronic service takes the receiver's consent")
            case .serviceBeforePayout:
                Message("送达日期早于赔付日期；请核对日期", "the notice was served before the payout; check the day")
            case .recourseNotRecovered:
                Message("尚有款项未追回；请选择其他结束原因", "something is still to be recovered; name another ending")
            case .recourseOver: Message("该笔追责已结束", "the recourse is over already")
            case .recourseBeyondRemaining: Message("超过应追回的金额", "that is more than is to be recovered")
            case .reclaimBeyondPayout: Message("追回不得超过该笔赔付", "no more comes back than was paid")
            case .depositClaimsOpen:
                Message(
                    "尚有占用、未办结案件、未完成的补足或追责，不得退还",
                    "nothing is released while there is a hold, an open case, an open top-up or recourse"
                )
            case .depositReleaseNotWhole: Message("退还须为全部余额", "what is released is the whole balance")
            case .depositRuleMissing:
                Message("没有适用的保证金规则；请核对日期", "no rule of deposits is in force on that day; check it")
            }
        }

        /// Unknown things are not found, wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .depositCaseUnknown, .payoutUnknown, .payoutDecisionUnknown: .notFound
            case .depositReceiptTaken: .alreadyExists
            case .depositAmountNotPositive, .depositAmountTooLarge, .depositDayInFuture, .depositClaimsMissing,
                .payoutGroundIncomplete,
                .payoutNeedsTwoAuthorities, .payoutDecisionDiffers, .serviceNeedsConsent, .serviceBeforePayout:
                .invalidArgument
            case .depositCaseSettled, .depositHoldExists, .depositNotHeld, .depositTooLittle, .payoutBeyondHold,
                .payoutBeyondGround, .payoutGroundMissing, .payoutDecisionPaid, .reliefNotServed, .payeeUnchecked,
                .topUpSettled, .topUpServedAlready, .topUpBeyondRemaining,
                .topUpNotDue, .recourseOver, .recourseNotRecovered, .recourseBeyondRemaining, .reclaimBeyondPayout,
                .depositClaimsOpen,
                .depositReleaseNotWhole, .depositRuleMissing:
                .failedPrecondition
            }
        }
    }
}
