public import Model
public import ServiceKit

extension Training: Audited {
    /// What happened in training, in words.
    public static func words(of type: String, _ data: JSONDocument.Node?) -> Message {
        let content = data?["content"]
        return phrases.message(
            of: type,
            [
                (try? data?["number"]?.decode(CertificateNumber.self)).map { "编号\($0)" },
                content?["occupation"]?.string, content?["issuedOn"]?.string.map { "发证\($0)" },
                data?["details"]?["number"]?.string.map { "班次\($0)" },
            ]
        )
    }

    private static let phrases: EventPhrases = [
        "class.opened": "开班", "class.workerEnrolled": "报名", "class.workerCompleted": "结业",
        "class.workerCertified": "取得证书", "class.certificateWithdrawn": "证书收回", "class.closed": "班次结束",
        "certificate.issued": "签发证书",
        "certificate.revoked": "撤销证书", "person.erased": "删除个人信息", "person.keysDestroyed": "已销毁密钥",
    ]
}
