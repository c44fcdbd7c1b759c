import Model

extension ErrorCatalogue {
    /// What is refused about deposits, refunds and numbers of documents, before or beside any decision.
    static let deposits = [
        Entry(
            "invalidDocumentNumber",
            Message(
                "不是票据或文书编号：须含数字，不得填写姓名、电话或身份证号",
                "this is no number of a document: it has digits, and is nobody's name, phone or identity number"
            ),
            .invalidArgument
        ),
        Entry(
            "shortfallSharingUnknown",
            Message("县选项 shortfallSharing 的取值不认识", "the county's option shortfallSharing is unknown"),
            .failedPrecondition
        ),
        Entry("depositUnknown", Message("该企业没有质量保证金", "the enterprise has no deposit"), .notFound),
        Entry("refundEntryWrong", Message("退费计算的某项填写有误", "an entry of the sum is missing or wrong"), .invalidArgument),
        Entry("refundRuleMissing", Message("没有适用的退费规则", "the county lacks a rule of refunds"), .failedPrecondition),
        Entry(
            "refundLadderOff",
            Message("本县未采用退费阶梯（county.yaml refundLadder）", "the county does not use the ladder (refundLadder)"),
            .failedPrecondition
        ),
    ]
}
