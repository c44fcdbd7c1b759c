extension Routing {
    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case routingUnknown
        case routingAlreadyOpen
        case unitUnknown
        case unitIsOutside
        case unitIsInside
        case unitNotYours
        case sidewaysPassing
        case routedByPersonOnly
        case overrideReasonMissing
        case routeReturnTooLate
        case intakeDoesNotReturn
        case reportNotForwarded
        case referralOpen
        case referralMissing
        case disputeOpen
        case disputeMissing
        case routingDayInFuture
        case routingNotOverdue

        /// What people are told.
        public var message: Message {
            switch self {
            case .routingUnknown: Message("没有这一事项；请核对编号", "there is no such matter; check its id")
            case .routingAlreadyOpen: Message("该事项已按另一类别分送", "the matter is routed as another kind already")
            case .unitUnknown: Message("没有这个承办单位；请核对", "there is no such unit; see the county's units")
            case .unitIsOutside:
                Message("该单位不在本系统内，须移送、转办并取得回执", "the unit is outside; refer the matter to it and get a receipt")
            case .unitIsInside: Message("该单位在本系统内，请分送", "the unit is inside; route the matter to it")
            case .unitNotYours: Message("该事项不在本单位", "the matter does not lie with that unit")
            case .sidewaysPassing:
                Message(
                    "不具备处理权限的，应退回统一接收机构，不得自行移送",
                    "a unit gives back to the intake unit what is not its own and never passes it on itself"
                )
            case .routedByPersonOnly:
                Message("多次退回，须由受理人员确定承办单位并说明理由", "it came back too often: a person names the unit and says why")
            case .overrideReasonMissing: Message("改变规则的建议须说明理由", "say why, where you decide otherwise than the rule")
            case .routeReturnTooLate: Message("退回期限已过，由本单位办理", "the last day for giving it back is over")
            case .intakeDoesNotReturn: Message("统一接收机构不能退回", "the intake unit has nobody to give it back to")
            case .reportNotForwarded:
                Message(
                    "举报不转送其他机关；应告知举报人直接提出",
                    "a report is not forwarded: tell the reporter to go there directly"
                )
            case .referralOpen: Message("移送、转办尚未取得回执", "a referral waits for its receipt")
            case .referralMissing: Message("没有等待回执的移送、转办", "no referral to that office waits for a receipt")
            case .disputeOpen: Message("处理权限争议尚未解决", "another dispute about competence is open")
            case .disputeMissing: Message("没有处理权限争议", "there is no dispute about competence")
            case .routingDayInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .routingNotOverdue: Message("期限尚未届满", "the term is not over yet")
            }
        }

        /// What is unknown is not found, another unit's is forbidden; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .routingUnknown: .notFound
            case .unitUnknown, .overrideReasonMissing, .routingDayInFuture: .invalidArgument
            case .unitNotYours, .sidewaysPassing: .permissionDenied
            case .routingAlreadyOpen, .unitIsOutside, .unitIsInside, .routedByPersonOnly, .routeReturnTooLate,
                .intakeDoesNotReturn, .reportNotForwarded, .referralOpen, .referralMissing, .disputeOpen,
                .disputeMissing, .routingNotOverdue:
                .failedPrecondition
            }
        }
    }
}
