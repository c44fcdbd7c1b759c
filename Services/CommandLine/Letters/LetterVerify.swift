import ArgumentParser
import Foundation
import Model
import ServiceKit

/// Checks the mark of a letter, or a print.
struct LetterVerify: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核对文书 / verify a letter",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter verify F5-2026-12-7K3M-Q2WX-9HTB-41ZR --role auditor
              jiazheng letter verify F5.html --reason 核验 --role auditor

            给出文件时，逐字节与签发内容比对；比对会打开加密内容，须有理由。
            A file is compared byte for byte with what was issued; that opens what is sealed and takes a reason.
            """
    )

    @Argument(help: "打印文件或校验码 / the print's file, or a check mark", completion: .file())
    var print: String

    @Option(help: ArgumentHelp("比对文件的理由 / why the file is compared", valueName: "reason"))
    var reason: String?

    @OptionGroup var office: LetterOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var mark: String
        var digest: String?
        var reason: String?
    }

    func run() async throws {
        let question = try question()
        let answer = try await office.ask("letter.verify", question)
        let verdict = answer["value"]
        let isGenuine = verdict?["isGenuine"]?.bool == true
        let isUnchanged = verdict?["isUnchanged"]?.bool ?? true
        let standing = verdict?["summary"]?["standing"]?.string
        if general.json {
            Terminal.output.write((verdict?.text ?? "{}") + "\n")
        } else if isGenuine, isUnchanged {
            let number = verdict?["summary"]?["number"]?.string ?? ""
            let state = standing == "inForce" ? "有效 / in force" : standing == "void" ? "已作废 / void" : "已被替换 / replaced"
            Terminal.output.write("✓ \(number) 属实，\(state)\n")
        }
        guard isGenuine, isUnchanged else {
            throw Failure(
                .refused,
                isGenuine ? "letterChanged" : "letterMarkWrong",
                isGenuine
                    ? Message("校验码属实，但文件与签发内容不符", "the mark is genuine, but the file is not what was issued")
                    : Message("没有这样的校验码", "this office has issued no letter with that mark")
            )
        }
    }

    /// What is asked: a mark as it is written, or the one in a file together with the file's digest.
    private func question() throws -> Question {
        guard let bytes = FileManager.default.contents(atPath: print) else { return Question(mark: print) }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let found = text.firstMatch(of: #/<meta name="jiazheng-mark" content="([A-Z0-9-]{1,64})">/#) else {
            throw Failure(
                .refused,
                "letterMarkMissing",
                Message("文件中没有校验码", "the file bears no check mark"),
                remedy: Message("请给出 jiazheng letter print 输出的文件", "give a file that `jiazheng letter print` made")
            )
        }
        return Question(mark: String(found.output.1), digest: TextDigest.hex(of: bytes), reason: reason)
    }
}
