public import Model
public import ServiceKit

extension Registry: Audited {
    /// What happened in the register, in words.
    public static func words(of type: String, _ data: JSONDocument.Node?) -> Message {
        phrases.message(of: type, [data?["details"]?["name"]?.string, data?["certificate"]?["number"]?.string])
    }

    private static let phrases: EventPhrases = [
        "enterprise.registered": "企业登记", "enterprise.changed": "企业登记事项变更", "worker.filed": "从业人员备案",
        "worker.certificateNoted": "登记培训证书", "worker.revocationNoted": "登记证书撤销", "officer.appointed": "任命人员",
        "officer.dismissed": "免去人员", "token.issued": "发放令牌", "token.revoked": "撤销令牌",
        "mark.depositShortMarked": "标注保证金未补足", "mark.depositShortCleared": "取消保证金未补足标注",
        "person.erased": "删除个人信息", "person.keysDestroyed": "已销毁密钥",
    ]
}
