extension StoryWords {
    /// How people call each kind of thing.
    static let subjects = [
        "order": "工单", "case": "案件", "report": "举报", "clue": "线索", "routing": "流转", "deposit": "质量保证金",
        "letter": "文书", "link": "热线对接", "joint": "共同投诉", "proxy": "委托代理", "visit": "回访", "lookalike": "疑似重复",
        "answer": "答复", "delivery": "推送", "contact": "联系", "danger": "涉险", "thirdParty": "第三人", "relief": "先行赔付",
        "unregistered": "未登记主体", "alias": "企业别名",
        "paperKit": "登记套册", "lateEntry": "补录", "approval": "审批", "deputyship": "代理",
        "handover": "工作交接", "matter": "其他渠道", "correspondence": "函件", "unreasonable": "不合理诉求", "appeal": "考核申诉",
        "answerBatch": "回填批次", "transcription": "全国平台转录", "counterReceipt": "窗口回执",
    ]

    /// How people call each clock.
    static let clocks = [
        "accept": "受理并告知期限", "mediate": "调解期限", "tell": "告知期限", "tellBoth": "终止调解告知期限", "tellTermination": "终止调解告知期限",
        "inspect": "监察期限", "instruct": "批示反馈期限", "proxyTerm": "委托期限",
        "perform": "履行期限", "report": "核查期限", "check": "核查期限", "return": "退单期限", "sign": "签收期限", "answer": "工单答复期限",
        "routing": "流转期限", "firstContact": "联系群众时限", "correspondence": "函件答复期限",
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
        "order.recategorised": "更正工单类别",
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
        "case.reclassified": "更正案件类别，按另一规定重新计算", "contact.attempted": "联系", "contact.served": "送达",
        "contact.tookEffect": "视为送达", "contact.owed": "须联系群众", "contact.overdue": "逾期未联系群众",
        "danger.raised": "⚠ 涉险：已呼叫值班主管", "danger.calledAgain": "⚠ 无人接警，再次呼叫", "danger.answered": "值班主管接警",
        "danger.referred": "通报有关部门", "danger.receiptCame": "收到有关部门回执", "danger.ended": "涉险处置结束",
        "thirdParty.named": "登记第三人", "thirdParty.referred": "移送公安机关，本案继续办理", "thirdParty.receiptCame": "收到公安机关回执",
        "relief.claimed": "列入先行赔付求偿表", "relief.withdrawn": "撤出先行赔付求偿表", "relief.payeeChecked": "核对收款人",
        "relief.proposed": "提请先行赔付决定", "relief.approved": "部门批准先行赔付", "relief.decided": "两部门作出先行赔付决定",
        "relief.served": "向企业送达先行赔付决定",
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
        ("result", "结果："), ("about", "事项："), ("evidence", "凭证："), ("effectiveOn", "生效："), ("office", "部门："),
        ("document", "文号："), ("authority", "批准部门："), ("proven", "已证明（分）"), ("elsewhere", "他处已获（分）"),
        ("status", "状态："), ("amount", "金额（分）"),
    ]

    /// What stored words mean.
    static let values = [
        "hotline12345": "12345热线", "hotline12315": "12315热线", "counter": "窗口", "post": "邮寄", "association": "协会",
        "first": "初次派单", "urged": "催办", "supplemented": "补充", "complaint": "投诉", "labour": "劳动纠纷",
        "consultation": "咨询", "help": "求助", "report": "举报", "suggestion": "建议", "ordinary": "一般", "urgent": "紧急",
        "mostUrgent": "特急", "phone": "电话", "sms": "短信", "platform": "平台", "letter": "书面", "inPerson": "当面",
        "samePerson": "同一投诉人", "samePhone": "同一电话，经核实为同一人", "joint": "共同投诉", "changeOfClaim": "变更投诉请求",
        "dropOfClaim": "放弃投诉请求", "settlement": "达成调解协议", "reached": "已联系上", "unanswered": "无人接听",
        "switchedOff": "关机", "wrongNumber": "空号", "refused": "拒接拒收", "absent": "人不在", "returned": "退回",
        "personal": "直接送达", "electronic": "电子送达", "publicNotice": "公告送达", "selfHarm": "自伤、轻生", "threat": "威胁",
        "violence": "暴力", "gathering": "聚集", "police": "公安机关", "petitions": "信访部门", "ambulance": "医疗急救",
        "acceptance": "受理", "refusal": "不予受理", "termination": "终止调解", "session": "调解", "agreement": "协议",
        "industryCommerce": "县工业信息化和商务局", "marketRegulation": "县市场监督管理局", "worker": "服务人员",
    ]
}
