extension Report {
    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case reportUnknown
        case reportAlreadyOpen
        case reportRuleMissing
        case reportDayInFuture
        case reportDayOutOfOrder
        case reportAlreadyDecided
        case reportNotFiled
        case reportOver
        case reportTestRunning
        case reportTestNotRunning
        case reportExtensionMissing
        case reportExtendedBefore
        case reportExtensionTooLate
        case reportApprovedByProposer
        case reportNotOverdue
        case reporterAnonymous
        case reporterDiffers
        case reporterNotToBeTold
        case reporterTellingUnproven
        case reportApproverNotEntitled
        case reportCodeIssued
        case identityGrantToOneself
        case identityGrantOver

        /// What people are told.
        public var message: Message {
            switch self {
            case .reportUnknown: Message("没有这件举报；请核对编号", "there is no such report; check its id")
            case .reportAlreadyOpen: Message("该举报已登记", "the report was entered on other facts already")
            case .reportRuleMissing:
                Message("收到之日没有适用的期限规则；请核对日期", "no rule for this term is in force on that day; check the day")
            case .reportDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .reportDayOutOfOrder: Message("日期早于前一步骤；请核对日期", "the day lies before the step before it; check it")
            case .reportAlreadyDecided: Message("是否立案已经决定", "whether a case is filed has been decided")
            case .reportNotFiled: Message("尚未立案", "no case has been filed")
            case .reportOver: Message("该举报已办结", "the report is over")
            case .reportTestRunning: Message("检测、鉴定尚未结束；请先登记结果", "a test is under way; record its result first")
            case .reportTestNotRunning: Message("没有正在进行的检测、鉴定", "no test is under way")
            case .reportExtensionMissing: Message("尚无延期申请；请先由经办人提出", "nobody has asked for more time yet")
            case .reportExtendedBefore: Message("该期限已延长过一次", "the term was lengthened once already")
            case .reportExtensionTooLate: Message("期限已届满，不能再延长", "the term is over and is not lengthened any more")
            case .reportApprovedByProposer:
                Message("申请人不得批准自己的申请；须由负责人批准", "nobody approves what they proposed themselves")
            case .reportNotOverdue: Message("期限尚未届满", "the term is not over yet")
            case .reporterAnonymous: Message("匿名举报不适用此操作", "this is not done with anonymous reports")
            case .reporterDiffers:
                Message("不是同一举报人；不同举报人的举报分别办理，可以关联", "another person reported that; link the two, each keeps its terms")
            case .reporterNotToBeTold:
                Message(
                    "没有规定须告知举报人，或者尚无可告知的内容",
                    "no rule says that the reporter is told this, or there is nothing to tell yet"
                )
            case .reporterTellingUnproven:
                Message(
                    "是否立案的告知有法定期限，须登记何时、何人、以何凭证告知",
                    "whether a case is filed is told within a term: say when, by whom, and what proves it"
                )
            case .reportApproverNotEntitled:
                Message("只有负责人或其在代理期内的代理人可以批准延长", "only the head, or a deputy within the term, lengthens it")
            case .reportCodeIssued: Message("查询码已发放，不再显示", "the query code was issued and is not shown again")
            case .identityGrantToOneself: Message("不得授权自己查看举报人身份", "nobody grants an identity to themselves")
            case .identityGrantOver: Message("授权截止时间已过；请核对", "the grant would be over already; check its end")
            }
        }

        /// An unknown report is not found, wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .reportUnknown: .notFound
            case .reportDayInFuture, .reportDayOutOfOrder, .identityGrantOver, .reporterTellingUnproven:
                .invalidArgument
            case .reportApprovedByProposer, .reportApproverNotEntitled, .identityGrantToOneself: .permissionDenied
            case .reportAlreadyOpen, .reportRuleMissing, .reportAlreadyDecided, .reportNotFiled, .reportOver,
                .reportTestRunning, .reportTestNotRunning, .reportExtensionMissing, .reportExtendedBefore,
                .reportExtensionTooLate, .reportNotOverdue, .reporterAnonymous, .reporterDiffers,
                .reporterNotToBeTold, .reportCodeIssued:
                .failedPrecondition
            }
        }
    }
}
