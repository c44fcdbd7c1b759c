import Model

extension ErrorCatalogue {
    /// What is refused about the work of the office, before or beside any decision.
    static let office = [
        Entry(
            "lateDayDiffers",
            Message("收到日期与纸质登记的发生时间不一致", "the day of receipt is not the day on the sheet"),
            .invalidArgument
        ),
        Entry(
            "lateEntryIncomplete",
            Message(
                "补录须载明收到的诉求，或案件及所做的事（受理，或告知的对象、事项和方式）",
                "a late entry names the order that came in, or a case and what was done in it: accepted, or whom told of what and how"
            ),
            .invalidArgument
        ),
        Entry("sheetRuleMissing", Message("县规则没有这种表单", "the county has no such form"), .failedPrecondition),
        Entry("sheetFieldUnknown", Message("表单的填写项不认识", "a form has an unknown field"), .failedPrecondition),
        Entry(
            "approvalNeeded",
            Message("该决定须先经审批；请提请负责人审批", "another person must allow that first; propose it"),
            .failedPrecondition
        ),
        Entry(
            "matterNotListed",
            Message(
                "登记的其他渠道不属于该项所列机构，或者尚未受理；不能据此不予受理",
                "what lies elsewhere lies with no body that the item lists, or was not taken on there"
            ),
            .failedPrecondition
        ),
        Entry(
            "differenceListTooLong",
            Message("一份清单最多5000个编号；请分日核对", "a list has at most 5,000 numbers; compare fewer days"),
            .invalidArgument
        ),
        Entry(
            "helperIncomplete",
            Message("帮办人须填写姓名和帮办原因", "a helper has a name and a reason why help was needed"),
            .invalidArgument
        ),
    ]
}
