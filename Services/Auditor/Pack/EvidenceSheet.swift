import Foundation
import Model
import Mustache
import ServiceKit

/// The sheet that goes with a pack on paper (取证单): what was taken, by whom and why, with number and mark, to be signed.
///
/// The mark is the beginning of the manifest's digest. The manifest has the digest of every file, so whoever holds the
/// paper knows whether a pack is the one that it was signed for.
struct EvidenceSheet {
    let manifest: PackExport.Manifest
    /// The manifest as it stands in the pack.
    let manifestBytes: [UInt8]
    /// The public key of each service, in base64.
    let keys: [String: String]

    /// The mark of a manifest: five times four digits of its SHA-256.
    static func mark(of manifest: [UInt8]) -> String {
        let digits = Array(TextDigest.hex(of: manifest).uppercased().prefix(20))
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// The sheet as a page to print.
    func html() throws -> String {
        var library = MustacheLibrary()
        try library.register("{{% CONTENT_TYPE:TEXT}}" + Self.template, named: "sheet")
        let rows = manifest.services.sorted { $0.key < $1.key }.map { service, facts in
            [
                "service": service, "size": facts.size, "root": facts.root, "events": "\(facts.events)",
                "closed": "\(facts.closed)", "whole": facts.complete ? "全部" : "部分，每条附证明",
                "key": keys[service] ?? "",
            ].mapValues(HTMLText.escaped)
        }
        var context: [String: Any] = [
            "number": manifest.number, "mark": Self.mark(of: manifestBytes),
            "digest": TextDigest.hex(of: manifestBytes), "by": manifest.by, "reason": manifest.reason,
            "recipient": manifest.recipient, "division": manifest.division,
            "madeAt": String(manifest.madeAt.text.prefix(19).replacing("T", with: " ")),
            "signer": manifest.signedBy ?? "未签名 / unsigned",
        ].mapValues(HTMLText.escaped)
        context["rows"] = rows
        guard let html = library.render(context, withTemplate: "sheet") else {
            throw AuditError("sheetNotRendered", "取证单无法生成", "the sheet cannot be rendered")
        }
        return html
    }

    private static let template = """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <title>审计取证单 {{number}}</title>
        <meta name="jiazheng-mark" content="{{mark}}">
        <style>
        @page { size: A4; margin: 25mm 20mm 20mm 25mm; }
        body { font-family: "FangSong", "仿宋", "STFangsong", serif; font-size: 12pt; line-height: 18pt; color: #000; margin: 0; }
        @media screen { body { max-width: 165mm; margin: 20mm auto; } }
        h1 { font-family: "SimSun", "宋体", serif; font-size: 20pt; text-align: center; margin: 0 0 8pt; }
        p.number { text-align: right; margin: 0 0 6pt; }
        table { width: 100%; border-collapse: collapse; margin-bottom: 8pt; }
        th, td { border: 0.5pt solid #000; padding: 3pt 5pt; text-align: left; vertical-align: top; font-weight: normal; }
        th { width: 22%; }
        td.code { font-family: monospace; font-size: 8.5pt; line-height: 12pt; word-break: break-all; }
        td.sign { height: 42pt; }
        p.small { font-size: 9.5pt; line-height: 14pt; margin: 0; }
        </style>
        </head>
        <body>
        <h1>审计取证单</h1>
        <p class="number">编号 {{number}}</p>
        <table>
        <tr><th>区划</th><td>{{division}}</td><th>取证时间</th><td>{{madeAt}}</td></tr>
        <tr><th>取证人</th><td>{{by}}</td><th>交付</th><td>{{recipient}}</td></tr>
        <tr><th>取证事项</th><td colspan="3">{{reason}}</td></tr>
        <tr><th>校验码</th><td colspan="3"><b>{{mark}}</b></td></tr>
        <tr><th>清单摘要</th><td class="code" colspan="3">SHA-256 {{digest}}</td></tr>
        <tr><th>清单签名</th><td colspan="3">{{signer}}</td></tr>
        </table>
        {{#rows}}
        <table>
        <tr><th>日志</th><td>{{service}}（{{whole}}）</td><th>记录数</th><td>{{events}}，其中只有叶哈希的 {{closed}}</td></tr>
        <tr><th>签名大小</th><td colspan="3">{{size}}</td></tr>
        <tr><th>根</th><td class="code" colspan="3">{{root}}</td></tr>
        <tr><th>公钥</th><td class="code" colspan="3">{{key}}</td></tr>
        </table>
        {{/rows}}
        <table>
        <tr><th>证据提供单位意见</th><td class="sign" colspan="3">（盖章）</td></tr>
        <tr><th>取证人签字、日期</th><td class="sign"></td><th>见证人签字、日期</th><td class="sign"></td></tr>
        </table>
        <p class="small">校验码是证据包中 manifest.json 的 SHA-256 的前二十位；manifest.json 载有包内各文件的摘要。
        用 sha256sum manifest.json、包内的 verify.py 或 verify.sh，或 jiazheng audit check 核对；公钥须与事先公布或留存的比较。</p>
        </body>
        </html>

        """
}
