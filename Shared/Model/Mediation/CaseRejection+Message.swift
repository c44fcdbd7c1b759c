extension Case.Rejection {
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
            Message("受理后不得更换被投诉人；确有错误的请更正并说明理由", "the respondent of an accepted case stays; correct it with a reason")
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
        case .groundReasonMissing: Message("引用这一事由须写明理由", "this ground asks for reasons")
        case .groundFindingMissing:
            Message("引用这一事由须写明不予受理的情形，或者涉嫌欺诈", "this ground must name the ground of refusal found, or fraud")
        case .groundPartyMissing:
            Message("引用这一事由须写明哪一方死亡或者灭失", "this ground must say which side has died or ceased to be")
        case .termsMissing: Message("调解协议须至少有一项内容", "an agreement has at least one term")
        case .performanceNotDue: Message("协议约定的履行日期未过", "the agreed day of performance is not over")
        case .decisionInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
        case .decisionOutOfOrder: Message("日期早于前一步骤；请核对日期", "the day lies before the step before it; check it")
        case .caseNotOverdue: Message("期限尚未届满", "the term is not over yet")
        case .nothingToTell: Message("没有需要告知的这一事项", "there is nothing of the kind to tell")
        case .electronicConsentMissing:
            Message("电子送达须经受送达人同意", "electronic service needs the consent of whoever is served")
        case .consentMissing: Message("尚未取得双方同意；请先征求并记录", "both sides must have agreed; ask them and record it")
        case .consentRefused: Message("有一方不同意调解；应当终止调解", "one side has refused mediation; terminate it")
        case .delegateUnknown: Message("名册中没有这一调解组织", "the register has no such mediation body")
        case .alreadyDelegated: Message("已经委托，受托组织不得再委托", "it is delegated already, and never delegated on")
        case .notDelegated: Message("尚未委托调解", "it is not delegated")
        case .sessionUnknown: Message("没有这一次调解", "there is no such session")
        case .sessionNumberTaken: Message("这一次调解已另行安排；请换一个序号", "that number is another session's; take the next")
        case .sessionPlaceMissing: Message("现场调解须写明地点", "an on-site session has a place")
        case .sessionNotTold:
            Message("现场调解须提前告知双方时间、地点和调解人员", "both sides must be told of an on-site session in advance")
        case .sessionNotBegun: Message("调解尚未开始", "the session has not begun")
        case .mediationSuspended:
            Message("回避申请尚未决定，调解中止", "mediation is suspended until the request for recusal is decided")
        case .recusalNotRequested: Message("没有待决定的回避申请", "no request for recusal is open")
        case .appraisalUnknown: Message("没有这一次鉴定检测", "there is no such appraisal")
        case .appraisalNumberTaken: Message("这一次鉴定检测已另行委托；请换一个序号", "that number is another appraisal's")
        case .appraisalCostOpen:
            Message("鉴定检测费用尚未协商一致；协商不成的应当终止调解", "who bears the cost is not agreed; without that, terminate")
        case .appraiserNotAppointable:
            Message("该案适用的规章不允许指定鉴定检测机构", "the law of this case lets nobody appoint the body")
        case .letterAlreadyRecorded: Message("调解书情况已另行记录", "something else is recorded of the letter already")
        case .caseNotLabour: Message("不是劳动案件", "it is not a labour case")
        case .relationNotAsked: Message("请先问明劳动者与企业的关系", "ask first what the worker is to the enterprise")
        case .relationNotEmployee:
            Message(
                "不是劳动关系，不适用劳动保障监察和劳动争议调解；请移送人民调解或者法院",
                "labour inspection and labour mediation are for employees; refer it to people's mediation or a court"
            )
        case .caseReferred: Message("案件已移送，不能同时另行办理", "the case was referred and is not handled twice")
        case .caseNotReferred: Message("案件没有移送", "the case was not referred")
        case .receiptMissing: Message("尚未收到移送回执", "the receipt of the referral is missing")
        case .inspectionNotFiled: Message("劳动保障监察尚未立案", "the inspection is not filed yet")
        case .inspectionAlreadyExtended: Message("监察期限已经延长过一次", "the inspection was extended once already")
        case .instructionUnknown: Message("没有这一批示", "there is no such instruction")
        case .instructionTaken: Message("该批示编号已登记为其他内容", "that number is another instruction's")
        case .caseNotOver: Message("案件尚未办结", "the case is not over yet")
        case .redoWithoutVisit: Message("没有记录不满意的回访，不能重办", "no return visit says that anybody is not content")
        case .caseMerged:
            Message("本案已并入另一案件；请在主案办理，或先撤销并案", "the case is merged into another one; act there, or unmerge it")
        case .mergedElsewhere: Message("该案已并入第三件案件；请并入主案", "that case is merged into a third one; merge into that")
        case .mergedWithItself: Message("案件不能并入自身", "a case is not merged into itself")
        case .mergedHasMerged:
            Message("已有案件并入该案；请将其作为主案，或先撤销并案", "others are merged into that case; let it go on, or unmerge them")
        case .mergedKindsDiffer: Message("案件类型不同，不能并案", "cases of different kinds are not merged")
        case .mergedRespondentsDiffer: Message("被投诉人不同，不能并案", "cases against different enterprises are not merged")
        case .complainantsDiffer:
            Message("投诉人不同；不同投诉人经同意按共同投诉处理", "the complainants differ; with their consent make a joint complaint of it")
        case .membersUnconsented:
            Message(
                "共同投诉达成协议、放弃请求须经被代表的投诉人同意；请取得同意，或将其另案处理",
                "those represented must consent to the agreement, or to giving up; ask them, or leave them out"
            )
        }
    }
}
