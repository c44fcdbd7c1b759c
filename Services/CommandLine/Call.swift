import ArgumentParser
import Foundation
import Model
import ServiceKit
import Wire

/// Asks one service one thing.
struct Call: SuiteCommand {
    static let configuration = CommandConfiguration(
        abstract: "向服务提出一个请求 / ask a service one thing",
        discussion: """
            示例 / EXAMPLE:
              jiazheng call registry service.info
              jiazheng call registry enterprise.list '{"pageSize":10}' --role commerceSupervisor
              jiazheng call mediation rpc.discover --json
              jiazheng call registry enterprise.register @enterprise.json --key 2026-0001

            JSON 可写作 @文件 或 -（标准输入）。未给 --key 时自动生成；重试须用同一 --key。
            JSON may be @file or - for standard input. Without --key one is made; retry under the same key.
            """
    )

    @Argument(help: "服务 / the service", completion: .list(DataFolder.services))
    var service: String

    @Argument(help: "方法 / the method, such as service.info")
    var method: String

    @Argument(help: "参数对象 / the params, a JSON object")
    var params = "{}"

    @Option(help: ArgumentHelp("幂等键 / the request's idempotency key", valueName: "key"))
    var key: String?

    @Option(help: ArgumentHelp("最多等待秒数 / the most seconds to wait", valueName: "seconds"))
    var timeout = 30

    @OptionGroup var credentials: CredentialOptions
    @OptionGroup var general: GeneralOptions

    func validate() throws {
        if let key, !RequestMeta.isIdempotencyKey(key) {
            throw ValidationError("--key：1 至 64 个 A-Z a-z 0-9 . _ : / - 字符 / is 1 to 64 of A-Z a-z 0-9 . _ : / -")
        }
        guard (1...600).contains(timeout) else {
            throw ValidationError("--timeout：1 至 600 秒 / is 1 to 600 seconds")
        }
    }

    func run() async throws {
        let folder = try general.existingFolder()
        let json = try arguments()
        let key = key ?? "\(UniqueID.fresh(at: Moment.read()))"
        let meta = RequestMeta(token: try await credentials.textIfAny(in: folder), idempotencyKey: key)
        do {
            let result = try await Suite(folder: folder).with(service) { client in
                try await client.call(method, json: json, meta: meta, within: .seconds(timeout)).result
            }
            Terminal.output.write((general.json ? result.text : result.indented) + "\n")
        } catch {
            var failure = Failure(error)
            if failure.ending == .unavailable, failure.reason != "serviceNotStarted" {
                failure.remedy = Message("用同一键重试：--key \(key)", "retry under the same key: --key \(key)")
            }
            throw failure
        }
    }

    /// The params in one line, checked before anything is sent.
    private func arguments() throws -> [UInt8] {
        let bytes: Data? =
            switch params.first {
            case "-" where params == "-": FileHandle.standardInput.readDataToEndOfFile()
            case "@": FileManager.default.contents(atPath: String(params.dropFirst()))
            default: Data(params.utf8)
            }
        guard let bytes else {
            throw Failure(.usage, "fileUnreadable", Message("读不到文件 \(params)", "the file \(params) cannot be read"))
        }
        do {
            let document = try JSONDocument([UInt8](bytes))
            guard document.root.kind == .object else { throw WireFailure.paramsNotAnObject }
            return document.root.oneLine
        } catch let refusal as Refusal {
            throw Failure(.usage, refusal.reason, refusal.message, field: "JSON")
        }
    }
}

extension JSONDocument.Node {
    /// The same value without white space, so that it stays one line on the wire.
    var oneLine: [UInt8] {
        var isInText = false
        var isEscaped = false
        return bytes.filter { byte in
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else {
                    isInText = byte != UInt8(ascii: "\"")
                }
                return true
            }
            isInText = byte == UInt8(ascii: "\"")
            return byte > UInt8(ascii: " ")
        }
    }
}
