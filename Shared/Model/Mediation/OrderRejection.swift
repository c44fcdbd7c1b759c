extension Order {
    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case orderNumberTaken
        case orderUnknown
        case orderHasCase
        case orderHasNoSuchCase
        case reportIsNoComplaint
        case orderAlreadySplit
        case orderIsReport
        case orderChangeInFuture
        case orderNotOfHotline
        case orderAlreadyReturned
        case orderAlreadyAnswered
        case orderAnsweredByCase
        case returnTooLate
        case extensionTooLate
        case extensionTooLong
        case extensionAskedBefore
        case extensionUnknown
        case answerNotOverdue

        /// What people are told.
        public var message: Message {
            switch self {
            case .orderNumberTaken:
                Message("该工单编号已登记；请再提交一次", "this order number was entered meanwhile; send the order again")
            case .orderUnknown: Message("没有这张工单；请核对编号", "there is no such order; check its number")
            case .orderHasCase: Message("该工单已立入另一案件", "the order belongs to another case already")
            case .orderHasNoSuchCase: Message("该工单不在这件案件中", "the order does not belong to that case")
            case .reportIsNoComplaint:
                Message("举报不得作为投诉处理；含有投诉的请拆分", "a report is not a complaint; split what holds both")
            case .orderAlreadySplit: Message("该工单已经拆分", "the order has been split otherwise already")
            case .orderIsReport:
                Message(
                    "举报不得改为其他类别；既投诉又举报的请拆分",
                    "a report stays one; split what holds a complaint as well"
                )
            case .orderChangeInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .orderNotOfHotline:
                Message("只有热线工单才向来源渠道答复、退单或者延期", "only the order of a hotline is answered, returned or extended")
            case .orderAlreadyReturned: Message("该工单已退回来源渠道", "the order was given back to its channel")
            case .orderAlreadyAnswered: Message("该工单已经办结答复", "the order has its final answer")
            case .orderAnsweredByCase:
                Message("该工单已立案或登记举报，按案件结果答复", "the order is answered by what is decided in its case")
            case .returnTooLate: Message("已超过退单期限", "the time for giving the order back is over")
            case .extensionTooLate: Message("延期须在到期前申请", "more time is asked for before the term ends")
            case .extensionTooLong: Message("申请的天数超过热线允许的延期", "that is more time than the hotline grants")
            case .extensionAskedBefore: Message("已经申请过延期", "more time was asked for before")
            case .extensionUnknown: Message("该热线没有延期规定", "the hotline has no rule about more time")
            case .answerNotOverdue: Message("工单尚未到期", "the order is not due yet")
            }
        }

        /// An unknown order is not found; one that somebody was quicker with is asked for again.
        public var status: Refusal.Status {
            switch self {
            case .orderNumberTaken: .aborted
            case .orderUnknown, .orderHasNoSuchCase: .notFound
            case .extensionTooLong, .orderChangeInFuture: .invalidArgument
            case .orderHasCase, .reportIsNoComplaint, .orderAlreadySplit, .orderIsReport, .orderNotOfHotline,
                .orderAlreadyReturned,
                .orderAlreadyAnswered, .orderAnsweredByCase, .returnTooLate, .extensionTooLate, .extensionAskedBefore,
                .extensionUnknown, .answerNotOverdue:
                .failedPrecondition
            }
        }
    }
}
