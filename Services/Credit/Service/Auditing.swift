public import Model
public import ServiceKit

extension Credit: Audited {
    /// What happened in the credit files, in words.
    public static func words(of type: String, _ data: JSONDocument.Node?) -> Message {
        let entry = data?["entry"]
        return phrases.message(
            of: type,
            [
                entry?["fact"]?["rule"]?.string, entry?["effect"]?.string.map { "效果\($0)" },
                entry?["points"]?.integer.map { "计\($0)分" },
            ]
        )
    }

    private static let phrases: EventPhrases = [
        "file.opened": "建立信用档案", "file.enterpriseRegistered": "信用档案：企业已登记", "file.entryAdded": "记入信用档案",
        "file.entryEnded": "信用记录到期", "file.entryCorrected": "信用记录更正", "person.erased": "删除个人信息",
        "person.keysDestroyed": "已销毁密钥",
    ]
}
