extension StoryWords {
    /// How people call each kind of thing.
    static let subjects = [
        "order": "工单", "case": "案件", "report": "举报", "clue": "线索", "routing": "流转", "deposit": "质量保证金",
        "letter": "文书", "link": "热线对接", "joint": "共同投诉", "proxy": "委托代理", "visit": "回访", "lookalike": "疑似重复",
        "answer": "答复", "delivery": "推送", "paperKit": "登记套册", "lateEntry": "补录", "approval": "审批", "deputyship": "代理",
        "handover": "工作交接", "matter": "其他渠道", "correspondence": "函件", "unreasonable": "不合理诉求", "appeal": "考核申诉",
        "answerBatch": "回填批次", "transcription": "全国平台转录", "counterReceipt": "窗口回执",
    ]

    /// How people call each clock.
    static let clocks = [
        "accept": "受理并告知期限", "mediate": "调解期限", "tell": "告知期限", "tellBoth": "终止调解告知期限", "tellTermination": "终止调解告知期限",
        "inspect": "监察期限", "instruct": "批示反馈期限", "proxyTerm": "委托期限",
        "perform": "履行期限", "report": "核查期限", "check": "核查期限", "return": "退单期限", "sign": "签收期限", "answer": "工单答复期限",
        "routing": "流转期限", "correspondence": "函件答复期限",
    ]

    /// What happened, by subject and event.
    static let phrases = [
        "order.received": "收到工单", "order.updated": "工单来文（催办或补充）", "order.linkedToCase": "工单关联案件",
        "order.linkedToReport": "工单登记为举报", "order.answered": "向工单来源答复",
        "case.opened": "立案", "case.respondentIdentified": "确定被投诉人", "case.accepted": "受理并告知投诉人",
        "case.refused": "不予受理并告知投诉人", "case.agreed": "达成调解协议", "case.performed": "协议已履行",
        "case.unperformed": "协议未履行", "case.terminated": "终止调解", "case.acceptanceOverdue": "逾期未作受理决定",
        "case.mediationOverdue": "调解期限届满", "case.absorbed": "另一案件并入本案", "case.released": "撤销并案，另一案件单独办理",
        "case.merged": "并入另一案件，期限停止", "case.unmerged": "撤销并案，期限按原收到之日继续",
        "order.termsSet": "确定工单时限", "order.extensionAsked": "向工单来源申请延期", "order.signed": "签收工单",
        "order.returned": "退回工单", "order.delivered": "工单来源已收到", "order.split": "投诉与举报分别处理",
        "order.repeatedAfterEnd": "办结后重复诉求", "order.answerOverdue": "逾期未答复工单来源",
        "routing.opened": "分派承办单位", "routing.routed": "转派", "routing.signed": "承办单位签收", "routing.returned": "退回",
        "case.partyTold": "告知", "case.mediatorAssigned": "指定调解人员", "case.consentRecorded": "记录是否同意",
        "case.delegated": "委托调解", "case.delegationEnded": "终止委托", "case.sessionScheduled": "安排调解",
        "case.sessionHeld": "进行调解", "case.recusalRequested": "申请回避，中止调解", "case.recusalDecided": "回避决定",
        "case.appraisalCommissioned": "委托鉴定检测，不计入调解期限", "case.appraisalReceived": "收到鉴定检测结果",
        "case.letterRecorded": "调解书", "case.respondentCorrected": "更正被投诉人", "case.relationAsked": "问明用工关系",
        "case.labourReferred": "移送", "case.labourReceived": "收到移送回执", "case.inspectionFiled": "劳动保障监察立案",
        "case.inspectionExtended": "延长监察期限", "case.inspectionFinished": "监察办结", "case.supervised": "督办",
        "case.instructed": "领导批示", "case.instructionReported": "批示反馈", "case.visited": "回访", "case.redoOrdered": "重办",
        "case.termOverdue": "期限届满", "case.alarmRaised": "期限预警", "case.alarmPostponed": "夜间不提醒，顺延",
        "case.termRecomputed": "按新的规则或日历重新计算期限",
        "joint.formed": "按共同投诉处理", "joint.joined": "增加共同投诉人", "joint.representativesChosen": "书面推选代表人",
        "joint.proposed": "代表人提议", "joint.answered": "被代表人答复", "joint.adopted": "提议经同意生效",
        "joint.leftOut": "不再列入共同投诉", "joint.splitOff": "另案处理", "joint.groupNoticed": "群体投诉提醒",
        "lateEntry.recorded": "补录停电断网期间的纸质登记", "lateEntry.confirmed": "补录经第二人核对无误",
        "lateEntry.objected": "补录经第二人核对有误", "approval.proposed": "提请审批", "approval.approved": "批准",
        "approval.rejected": "不予批准", "approval.withdrawn": "撤回提请", "approval.used": "按批准作出决定",
        "handover.proposed": "拟定交接清单", "handover.signed": "接收人签收清单", "handover.declined": "接收人退回清单",
        "matter.registered": "登记同一事项在其他机构办理", "matter.advanced": "其他机构办理进展",
        "correspondence.opened": "发出或收到函件", "correspondence.answered": "函件答复", "correspondence.overdue": "函件逾期未答复",
        "unreasonable.proposed": "提出不合理诉求认定", "unreasonable.confirmed": "确认不合理诉求，不计入考核",
        "unreasonable.rejected": "不认定为不合理诉求", "appeal.filed": "提出考核申诉", "appeal.upheld": "考核申诉成立",
        "appeal.dismissed": "考核申诉不成立", "transcription.entered": "回填全国12315平台编号",
        "transcription.corrected": "更正全国12315平台编号", "letter.sealed": "文书用印",
        "proxy.appointed": "登记委托代理", "proxy.revoked": "终止委托代理", "proxy.expired": "委托期限届满",
    ]

    /// Which values are told, in which order, and how they are called.
    static let labels: [(key: String, label: String)] = [
        ("channel", ""), ("number", "编号"), ("otherNumber", "对方案号"), ("liveNumber", "主案号"), ("sequence", "序号"),
        ("kind", ""), ("category", ""), ("urgency", ""), ("topic", ""), ("receivedOn", "收到"), ("on", "日期"),
        ("ground", ""), ("law", "依据"), ("how", "告知方式："), ("performedAtOnce", "当场履行："), ("acceptBy", "受理期限至"),
        ("mediateBy", "调解期限至"), ("tellBothBy", "告知期限至"), ("due", "到期"), ("likeness", "并案理由："),
        ("matter", "事项："), ("proposal", "提议"), ("isConsent", "同意："), ("members", "人数"), ("powers", "权限项数"),
        ("from", "自"), ("through", "至"), ("unit", "单位："), ("fromUnit", "原单位："), ("toUnit", "接收单位："),
        ("status", "状态："), ("amount", "金额（分）"),
    ]

    /// What stored words mean.
    static let values = [
        "hotline12345": "12345热线", "hotline12315": "12315热线", "counter": "窗口", "post": "邮寄", "association": "协会",
        "first": "初次派单", "urged": "催办", "supplemented": "补充", "complaint": "投诉", "labour": "劳动纠纷",
        "consultation": "咨询", "help": "求助", "report": "举报", "suggestion": "建议", "ordinary": "一般", "urgent": "紧急",
        "mostUrgent": "特急", "phone": "电话", "sms": "短信", "platform": "平台", "letter": "书面", "inPerson": "当面",
        "samePerson": "同一投诉人", "samePhone": "同一电话，经核实为同一人", "joint": "共同投诉", "changeOfClaim": "变更投诉请求",
        "dropOfClaim": "放弃投诉请求", "settlement": "达成调解协议",
    ]
}
