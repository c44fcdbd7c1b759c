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
        Entry(
            "quietHoursUnknown",
            Message("县选项 quietFrom、quietUntil 应为时刻，如 20:00", "quietFrom and quietUntil are times such as 20:00"),
            .failedPrecondition
        ),
        Entry(
            "thingsNotNamed",
            Message("请各指明一件案件或一张工单", "name a case or an order on each side"),
            .invalidArgument
        ),
        Entry("memberNotNamed", Message("请指明投诉人的工单或姓名", "name a member by an order or by a name"), .invalidArgument),
        Entry("unitNotNamed", Message("令牌未载明所属单位", "the token names no unit"), .failedPrecondition),
        Entry(
            "channelNotYours",
            Message("热线平台只能报送本渠道的工单", "a platform sends orders of its own channel alone"),
            .permissionDenied
        ),
        Entry(
            "channelWordUnknown",
            Message("县规则 hotlines 没有这个工单状态", "the county's hotlines do not say what this state means"),
            .invalidArgument
        ),
        Entry(
            "detachReasonMissing",
            Message("分出工单须写明理由", "taking an order out of a case needs a reason"),
            .invalidArgument
        ),
        Entry("linksBroken", Message("links.json 有误", "links.json is wrong"), .failedPrecondition),
        Entry("linkFileBroken", Message("对接文件无法读取", "the link's file cannot be read"), .invalidArgument),
        Entry("linkRowUnknown", Message("对接文件中有不认识的内容", "nothing is known of the link's row"), .invalidArgument),
        Entry(
            "linkDigestDiffers",
            Message("文件与其摘要不符，请重新报送", "the file is not the one its digest is of; send it again"),
            .invalidArgument
        ),
        Entry("brokenTable", Message("表格文件有误", "the table is broken"), .invalidArgument),
        Entry("rowsTooMany", Message("一次应有1至256行", "a request has 1 to 256 rows"), .invalidArgument),
        Entry(
            "batchInvalid",
            Message(
                "批次号应为正整数，摘要为64位小写十六进制，行数不为负",
                "a batch has a number from 1, a digest of 64 hexadecimal digits, and no negative counts"
            ),
            .invalidArgument
        ),
        Entry("reportUnknown", Message("没有这件举报；请核对编号", "there is no such report; check its id"), .notFound),
        Entry(
            "identityNotGranted",
            Message("未获授权查看该举报人身份；须由负责人指名授权", "nobody granted you this identity; the head does, by name"),
            .permissionDenied
        ),
        Entry("reportCodeUnknown", Message("查询码不存在；请核对", "there is no such code; check it"), .notFound),
        Entry(
            "matterUnknown",
            Message("没有这一事项；请用规则中的词", "no rule knows the matter; use a word of the routes"),
            .invalidArgument
        ),
        Entry(
            "agencyRegistered",
            Message("被投诉企业已登记，不属于未登记线索", "the agency is registered; this is no such clue"),
            .failedPrecondition
        ),
        Entry("periodReversed", Message("起始日期晚于截止日期", "the period ends before it begins"), .invalidArgument),
    ]
}
