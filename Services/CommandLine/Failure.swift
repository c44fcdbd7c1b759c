import ArgumentParser
import Foundation
import Model
import Wire

/// Why a command did not do what it was asked: said in Chinese, then in English, with the way out.
struct Failure: Error {
    let ending: Ending
    let reason: String
    let message: Message
    var remedy: Message?
    var field: String?

    init(_ ending: Ending, _ reason: String, _ message: Message, remedy: Message? = nil, field: String? = nil) {
        self.ending = ending
        self.reason = reason
        self.message = message
        self.remedy = remedy
        self.field = field
    }

    /// What any other error means here.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as Refusal: self.init(refusal)
        case let failure as WireFailure: self.init(failure)
        default: self.init(.fault, "internalFault", Message("内部故障：\(error)", "an internal fault: \(error)"))
        }
    }

    /// Whether the words are ours to find: help, wrong usage and bare exit codes speak for themselves.
    static func explains(_ error: any Error) -> Bool {
        !(error is ExitCode) && Jiazheng.exitCode(for: error) == .failure
    }

    private init(_ refusal: Refusal) {
        let ending: Ending =
            switch refusal.status {
            case .internalFault: .fault
            case .unavailable, .unknown, .deadlineExceeded, .resourceExhausted: .unavailable
            case .invalidArgument, .failedPrecondition, .notFound, .alreadyExists, .unauthenticated,
                .permissionDenied, .aborted, .unimplemented:
                .refused
            }
        self.init(ending, refusal.reason, refusal.message, field: refusal.field)
    }

    private init(_ failure: WireFailure) {
        switch failure {
        case .answered(let error): self.init(error.refusal)
        case .disconnected(let reason):
            self.init(
                .unavailable,
                "disconnected",
                Message("连接不上服务，或连接中断（\(reason)）", "there is no connection to the service: \(reason)"),
                remedy: .startServices
            )
        case .timedOut:
            self.init(
                .unavailable,
                "timedOut",
                Message("服务未在限定时间内答复，是否已办理未知", "no answer came in time; whether it was done is not known"),
                remedy: Message("用同一 --key 再试一次", "try again with the same --key")
            )
        case .overloaded:
            self.init(.unavailable, "overloaded", Message("等待中的请求过多，未发送", "too many requests wait; nothing was sent"))
        case .requestTooLong:
            self.init(.usage, "requestTooLong", Message("请求过长，未发送", "the request is too long; nothing was sent"))
        case .paramsNotAnObject:
            self.init(
                .usage,
                "paramsNotAnObject",
                Message("参数须为 JSON 对象", "the params are a JSON object"),
                remedy: Message("例如 '{\"id\":\"…\"}'", "such as '{\"id\":\"…\"}'")
            )
        case .unintelligible(let reason):
            self.init(
                .fault,
                "unintelligible",
                Message("对方的答复无法理解（\(reason)）", "what came is not an answer: \(reason)"),
                remedy: Message("核对 endpoints.json 中的地址", "check the address in endpoints.json")
            )
        }
    }
}

extension Failure {
    static func noData(_ path: String) -> Failure {
        Failure(
            .noData,
            "dataFolderMissing",
            Message("\(path) 不是数据目录", "\(path) is not a data folder"),
            remedy: Message(
                "运行 jiazheng init --data \(path)，或用 --data 指明目录",
                "run `jiazheng init --data \(path)`, or name the folder with --data"
            )
        )
    }

    /// Tells the reader at standard error and ends the process.
    func end(inJSON: Bool) -> Never {
        Terminal.error.write((inJSON ? json : text) + "\n")
        exit(ending.rawValue)
    }

    private var text: String {
        var lines = ["错误：\(message.chinese)", "error: \(message.english)"]
        if let remedy { lines += ["怎么办：\(remedy.chinese)", "remedy: \(remedy.english)"] }
        lines.append("[\(reason)\(field.map { " · \($0)" } ?? "")]")
        return lines.joined(separator: "\n")
    }

    private var json: String {
        struct Line: Encodable {
            struct Error: Encodable {
                var reason: String
                var message: Message
                var remedy: Message?
                var field: String?
                var exitCode: Int32
            }
            var error: Error
        }
        let line = Line(
            error: .init(reason: reason, message: message, remedy: remedy, field: field, exitCode: ending.rawValue)
        )
        return (try? CanonicalJSON.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension Message {
    static let startServices = Message(
        "运行 jiazheng up 启动服务；jiazheng doctor 可查明原因",
        "start the services with `jiazheng up`; `jiazheng doctor` finds out why"
    )
}
