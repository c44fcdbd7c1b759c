import Model

extension ErrorCatalogue {
    /// What is refused when files are handed in or looked at.
    static let attachments = [
        Entry(
            "attachmentPartInvalid",
            Message("附件的一段须为1字节至512 KiB的base64内容", "a part has 1 byte to 512 KiB, in base64"),
            .invalidArgument
        ),
        Entry(
            "attachmentPartsUnknown",
            Message("附件应由1至64段组成，且各段须已为同一事项上传", "an attachment has 1 to 64 parts that were taken for the same subject"),
            .invalidArgument
        ),
        Entry(
            "attachmentSubjectUnknown",
            Message("没有这个事项，或本服务不为它保存附件", "there is no such subject, or none that files are kept for here"),
            .notFound
        ),
        Entry(
            "attachmentUnknown",
            Message("没有这份附件", "there is no such attachment"),
            .notFound
        ),
        Entry(
            "attachmentErased",
            Message("当事人的个人信息已删除，附件随之销毁", "the person's data was erased, and the file with it"),
            .failedPrecondition
        ),
        Entry(
            "attachmentDamaged",
            Message("附件与日志所记摘要不符，不予提供；请从备份恢复", "the file is not the one the log names; put it back from a backup"),
            .failedPrecondition
        ),
        Entry(
            "attachmentNotWritable",
            Message("无法保存附件；请检查空间与权限", "the file cannot be kept; check space and owner"),
            .failedPrecondition
        ),
        Entry(
            "mediaTypeInvalid",
            Message("文件类型写作 image/jpeg、application/pdf 等", "a media type is written like image/jpeg"),
            .invalidArgument
        ),
    ]
}
