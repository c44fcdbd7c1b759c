import Model

extension ErrorCatalogue {
    /// What is refused about letters, before or beside any decision.
    static let letters = [
        Entry(
            "letterFieldMissing",
            Message("文书缺少必填的一项", "the letter lacks a field that is asked for"),
            .invalidArgument
        ),
        Entry(
            "letterFieldMissing",
            Message("日志中尚无文书所需的一项，请先办理", "the log does not know yet what the letter needs; do that first"),
            .failedPrecondition
        ),
        Entry("letterFieldUnknown", Message("文书没有这一项", "a letter of this kind has no such field"), .invalidArgument),
        Entry(
            "letterAboutMissing",
            Message("须指明文书所涉的案件、工单、举报或企业", "name the case, order, report or enterprise that the letter is about"),
            .invalidArgument
        ),
        Entry("letterTemplateBroken", Message("文书模板有误", "a letter template is wrong"), .failedPrecondition),
        Entry(
            "letterDigestBroken",
            Message("文书内容与签发时的摘要不符；请报告审计员", "what is stored is not what was issued; tell the auditor"),
            .internalFault
        ),
        Entry(
            "digestInvalid",
            Message("摘要须为64位十六进制 SHA-256", "a digest is SHA-256 in 64 hex digits"),
            .invalidArgument
        ),
    ]
}
