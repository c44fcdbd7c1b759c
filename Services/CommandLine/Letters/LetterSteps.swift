import ArgumentParser
import Crypto
import Foundation
import Model

/// Voids a letter.
struct LetterVoid: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "void",
        abstract: "作废文书，编号不再使用 / void a letter; its number stays taken",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter void 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --because wrongRecipient --role mediator
            """
    )

    @Argument(help: "文书编号 / the letter's id")
    var letter: String

    @Option(
        help: ArgumentHelp("为何作废 / why", valueName: "why"),
        completion: .list(LetterFault.allCases.map(\.rawValue))
    )
    var because: String

    @Option(help: ArgumentHelp("日期；默认今日 / when; today when nothing is said", valueName: "day"))
    var on: String?

    @OptionGroup var office: LetterOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var letter: String
        var because: String
        var on: String?
    }

    func run() async throws {
        try await office.order("letter.void", Question(letter: letter, because: because, on: on), "已作废 / void")
    }
}

/// Records that somebody was served with a letter.
struct LetterServe: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "记录文书的送达 / record that somebody was served with a letter",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter serve 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 --party respondent --how post \\
                --on 2026-10-12 --evidence EMS1234567890 --role mediator

            公告送达的，公告期满视为送达；电子送达须经受送达人同意。
            By public notice it counts from the end of its time; electronic service needs consent.
            """
    )

    @Argument(help: "文书编号 / the letter's id")
    var letter: String

    @Option(
        help: ArgumentHelp("受送达人 / who was served", valueName: "party"),
        completion: .list(LetterParty.allCases.map(\.rawValue))
    )
    var party: String

    @Option(
        help: ArgumentHelp("送达方式 / by which way", valueName: "way"),
        completion: .list(NoticeService.Way.allCases.map(\.rawValue))
    )
    var how: String

    @Option(help: ArgumentHelp("送达或公告之日 / when", valueName: "day"))
    var on: String

    @Option(help: ArgumentHelp("回执、邮件或公告编号 / the number of the slip", valueName: "number"))
    var evidence: String

    @Flag(help: "受送达人同意电子送达 / electronic service was agreed to")
    var consented = false

    @OptionGroup var office: LetterOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var letter: String
        var party: String
        var service: DepositAccount.Question.Service
    }

    func run() async throws {
        let service = DepositAccount.Question.Service(
            how: how,
            on: on,
            evidence: evidence,
            isConsented: consented ? true : nil
        )
        let question = Question(letter: letter, party: party, service: service)
        try await office.order("letter.serve", question, "已送达 / served")
    }
}

/// Enters the scan of the sealed and signed paper.
struct LetterScan: SuiteCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "登记盖章签字后扫描件的摘要 / enter the digest of the signed paper's scan",
        discussion: """
            示例 / EXAMPLE:
              jiazheng letter scan 01a0f166-56a3-7d02-b7aa-90c1d4e5f233 F9.pdf --role mediator

            只登记文件的 SHA-256 摘要，文件本身留在原处。
            Only the SHA-256 of the file is entered; the file stays where it is.
            """
    )

    @Argument(help: "文书编号 / the letter's id")
    var letter: String

    @Argument(help: "扫描件 / the scanned file", completion: .file())
    var file: String

    @Option(help: ArgumentHelp("日期；默认今日 / when; today when nothing is said", valueName: "day"))
    var on: String?

    @OptionGroup var office: LetterOffice

    var general: GeneralOptions { office.general }

    private struct Question: Encodable {
        var letter: String
        var digest: String
        var on: String?
    }

    func run() async throws {
        guard let content = FileManager.default.contents(atPath: file) else {
            throw Failure(.usage, "scanUnreadable", Message("读不到 \(file)", "\(file) cannot be read"))
        }
        let digest = SHA256.hash(data: content).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try await office.order("letter.returnScan", Question(letter: letter, digest: digest, on: on), "已登记 / entered")
    }
}

extension LetterOffice {
    /// Asks for something to be done, and says that it was.
    fileprivate func order(_ method: String, _ question: some Encodable & Sendable, _ words: String) async throws {
        let answer = try await ask(method, question)
        guard !general.json else { return Terminal.output.write(answer.text + "\n") }
        let isNews = answer["events"]?.elements.isEmpty == false
        let place = answer["position"]?.string ?? "?"
        Terminal.output.write("✓ \(isNews ? words : "本已如此 / it is so already")（第 \(place) 号）\n")
    }
}
