import EventLog
import Identity
import Model

extension Node {
    /// What is handed in and looked at again: evidence, scans, letters as they were sent.
    static var attaching: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "attachment.part",
                Message("上传附件的一段（不超过512 KiB），加密落盘后返回其摘要", "takes one part of a file, at most 512 KiB"),
                for: .roles(handlers),
                taking: AttachmentPart.self,
                giving: AttachmentPart.Taken.self
            ) { node, part, caller in try await node.attachments.take(part, for: known(caller)) },
            StandardMethod(
                "attachment.put",
                Message("以已上传的各段登记一份附件", "makes an attachment of parts that were taken before"),
                for: .roles(handlers),
                taking: AttachmentDraft.self,
                giving: AttachmentDraft.Kept.self
            ) { node, draft, caller in try await node.attachments.keep(draft, for: known(caller)) },
            StandardMethod(
                "attachment.list",
                Message("列出某案件、文书等的附件；填写理由才显示文件名", "what was handed in for a subject; names with a reason"),
                for: .roles(handlers.union([.auditor])),
                taking: AttachmentListQuery.self,
                giving: AttachmentList.self
            ) { node, question, caller in try await node.attachments.list(question, for: known(caller)) },
            StandardMethod(
                "attachment.get",
                Message("查看附件的一段；须填写理由，并留下查阅记录", "one part in the clear, for a reason that is written down"),
                for: .roles(handlers.union([.auditor])),
                taking: AttachmentQuery.self,
                giving: AttachmentContent.self
            ) { node, question, caller in try await node.attachments.open(question, for: known(caller)) },
            StandardMethod(
                "attachment.check",
                Message("核对全部附件与日志所记摘要", "compares every file with the digests in the log"),
                for: .roles([.auditor, .systemAdministrator]),
                taking: Nothing.self,
                giving: AttachmentCheck.self
            ) { node, _, _ in try await node.attachments.check() },
        ]
    }

    /// Who works with files; which of them, for which subject, is the service's to say.
    private static var handlers: Set<Role> {
        [.hotlineClerk, .intakeOfficer, .mediator, .head, .commerceSupervisor, .trainingOfficer]
    }

    private static func known(_ caller: Caller?) throws(Refusal) -> Caller {
        guard let caller else { throw Refusal.keyMissing }
        return caller
    }

    var attachments: AttachmentDesk<Owner> {
        AttachmentDesk(
            doorway: doorway,
            files: AttachmentFiles(data: settings.data, service: Owner.service),
            rules: store.rules
        )
    }
}

extension Refusal {
    static let attachmentPartInvalid = Refusal(
        "attachmentPartInvalid",
        Message("附件的一段须为1字节至512 KiB的base64内容", "a part has 1 byte to 512 KiB, in base64"),
        field: "content"
    )
    static let attachmentPartsUnknown = Refusal(
        "attachmentPartsUnknown",
        Message("附件应由1至64段组成，且各段须已为同一事项上传", "an attachment has 1 to 64 parts that were taken for the same subject"),
        field: "parts"
    )
    static let attachmentSubjectUnknown = Refusal(
        "attachmentSubjectUnknown",
        Message("没有这个事项，或本服务不为它保存附件", "there is no such subject, or none that files are kept for here"),
        status: .notFound,
        field: "about"
    )
    static let attachmentUnknown = Refusal(
        "attachmentUnknown",
        Message("没有这份附件", "there is no such attachment"),
        status: .notFound,
        field: "id"
    )
    static let attachmentErased = Refusal(
        "attachmentErased",
        Message("当事人的个人信息已删除，附件随之销毁", "the person's data was erased, and the file with it"),
        status: .failedPrecondition
    )
}
