import Model

extension ErrorCatalogue {
    /// What the doors and desks of the services refuse, before or beside any decision.
    static let services = [
        Entry("creditRuleMissing", Message("信用规则缺少一条", "the credit rules lack a rule"), .failedPrecondition),
        Entry(
            "levelUnknown",
            Message("没有这个等级；请填职业标准中的名称", "there is no such level; use a name of the standard"),
            .invalidArgument
        ),
        Entry(
            "sizeUnknown",
            Message("日志没有这个位置或大小；请先读 events.head", "the log has no such position or size; read events.head first"),
            .notFound
        ),
        Entry(
            "personUnknown",
            Message("没有这个人的个人信息，或者已经删除", "nothing is kept of such a person, or it is erased already"),
            .notFound
        ),
        Entry(
            "personNeeded",
            Message("暂不能删除：须先办结有关事项", "not to be erased yet: something about them is not over"),
            .failedPrecondition
        ),
        Entry("followerUnknown", Message("没有这样的跟随者", "there is no such follower; see service.stats"), .notFound),
        Entry(
            "tokenActorInvalid",
            Message("持有人应写作 user:编号 或 link:名称", "a holder is written user:<id> or link:<name>"),
            .invalidArgument
        ),
        Entry(
            "sealedFieldsNotYours",
            Message("该角色无权查看个人信息；请不要填写 reason", "the role may not see personal fields; leave out reason"),
            .permissionDenied
        ),
        Entry("ordersMissing", Message("立案须至少指明一张工单", "a case is opened on at least one order"), .invalidArgument),
        Entry(
            "respondentUnknown",
            Message(
                "未找到该企业；请核对统一社会信用代码，刚登记的请稍后再试",
                "no such enterprise is known here; check its credit code, or try again shortly"
            ),
            .notFound
        ),
        Entry(
            "orderWithoutNumber",
            Message("缺少工单编号；请补填后再登记", "the order has no number; fill it in and send it again"),
            .invalidArgument
        ),
        Entry(
            "categoryUnknown",
            Message(
                "来电类别不认识；应为咨询、求助、投诉、举报、建议之一",
                "the category is none of consultation, help, complaint, report, suggestion"
            ),
            .invalidArgument
        ),
        Entry(
            "momentInFuture",
            Message("时间晚于现在；请核对年份和时间", "the moment lies in the future; check the year and the time"),
            .invalidArgument
        ),
        Entry(
            "holidayReadingUnknown",
            Message("县选项 holidayReading 的取值不认识", "the option holidayReading of the county is unknown"),
            .failedPrecondition
        ),
        Entry("reportUnknown", Message("没有这件举报；请核对编号", "there is no such report; check its id"), .notFound),
    ]
}
