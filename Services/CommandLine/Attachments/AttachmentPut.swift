import ArgumentParser
import Foundation
import Model
import ServiceKit

/// Hands a file in.
struct AttachmentPut: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "put",
        abstract: "提交附件 / hand a file in",
        discussion: """
            示例 / EXAMPLE:
              jiazheng attach put 欠条.jpg --to case/01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --role mediator

            最大 32 MiB；同一文件重复提交只算一份。
            Up to 32 MiB; the same file handed in twice is one attachment.
            """
    )

    /// How many bytes go with one request.
    private static let partSize = 512 * 1_024

    @Argument(help: "文件 / the file", completion: .file())
    var file: String

    @Option(name: .customLong("to"), help: ArgumentHelp("事项，如 case/编号 / the subject", valueName: "subject"))
    var subject: String

    @Option(help: ArgumentHelp("类型；默认按扩展名 / its media type; by the name's ending unless given", valueName: "type"))
    var type: String?

    @OptionGroup var office: AttachmentOffice

    var general: GeneralOptions { office.general }

    private struct Part: Encodable {
        var about: String
        var content: String
    }

    private struct Draft: Encodable {
        var about: String
        var name: String
        var mediaType: String
        var parts: [String]
    }

    func run() async throws {
        let place = URL(filePath: file)
        guard let bytes = try? Data(contentsOf: place), !bytes.isEmpty else {
            throw Failure(
                .usage,
                "fileUnreadable",
                Message("读不到文件 \(file)，或文件为空", "\(file) cannot be read, or is empty")
            )
        }
        let subject = subject
        let mediaType = type ?? Self.mediaType(of: place.pathExtension)
        let answer = try await office.with(AttachmentOffice.service(of: subject)) { ask in
            var parts: [String] = []
            for start in stride(from: 0, to: bytes.count, by: Self.partSize) {
                let content = bytes[start..<min(start + Self.partSize, bytes.count)].base64EncodedString()
                let taken = try await ask("attachment.part", Part(about: subject, content: content))
                parts.append(taken["part"]?.string ?? "")
            }
            let draft = Draft(about: subject, name: place.lastPathComponent, mediaType: mediaType, parts: parts)
            return try await ask("attachment.put", draft)
        }
        let id = answer["id"]?.string ?? ""
        Terminal.output.write(general.json ? answer.text + "\n" : "✓ \(id)  \(bytes.count) 字节 / bytes\n")
    }

    private static func mediaType(of ending: String) -> String {
        switch ending.lowercased() {
        case "jpg", "jpeg": "image/jpeg"
        case "png": "image/png"
        case "pdf": "application/pdf"
        case "mp3": "audio/mpeg"
        case "m4a": "audio/mp4"
        case "mp4": "video/mp4"
        case "txt": "text/plain"
        case "html": "text/html"
        case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        default: "application/octet-stream"
        }
    }
}

/// Writes a file out.
struct AttachmentGet: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "取出附件 / write a file out",
        discussion: """
            示例 / EXAMPLE:
              jiazheng attach get 01a0f2c1-1111-7d02-b7aa-90c1d4e5f233 --service mediation --reason 质证 \\
                --out 欠条.jpg --role mediator

            查看理由记入日志；已有的文件不会被覆盖。
            The reason is recorded; a file that is there already is not overwritten.
            """
    )

    @Argument(help: "附件编号 / the attachment's id")
    var attachment: String

    @Option(help: ArgumentHelp("由谁保存 / who keeps it", valueName: "service"))
    var service = "mediation"

    @Option(help: ArgumentHelp("理由，至少两个字 / why, two characters or more", valueName: "reason"))
    var reason: String

    @Option(help: ArgumentHelp("写到 / where to", valueName: "file"), completion: .file())
    var out: String

    @OptionGroup var office: AttachmentOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var id: String
        var part: Int
        var reason: String
    }

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: out) else {
            throw Failure(.usage, "fileExists", Message("\(out) 已存在，不覆盖", "\(out) is there already"))
        }
        let (id, reason) = (attachment, reason)
        let (bytes, facts) = try await office.with(service) { ask in
            var bytes = Data()
            var facts = ""
            var (part, count) = (1, 1)
            while part <= count {
                let answer = try await ask("attachment.get", Question(id: id, part: part, reason: reason))
                bytes.append(Data(base64Encoded: answer["content"]?.string ?? "") ?? Data())
                count = answer["attachment"]?["parts"]?.integer ?? 1
                facts = answer["attachment"]?.text ?? "{}"
                part += 1
            }
            return (bytes, facts)
        }
        try bytes.write(to: URL(filePath: out))
        Terminal.output.write(general.json ? facts + "\n" : "✓ \(out)  \(bytes.count) 字节 / bytes\n")
    }
}
