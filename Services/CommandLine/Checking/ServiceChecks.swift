import Model
import ServiceKit
import Wire

/// What the services themselves say.
struct ServiceChecks: Sendable {
    let folder: DataFolder

    /// The findings about every service, in the services' order.
    func findings(token: String?) async -> [Finding] {
        var findings: [Finding] = []
        for service in DataFolder.services { findings += await self.findings(of: service, token) }
        return findings
    }

    private func findings(of service: String, _ token: String?) async -> [Finding] {
        let client: WireClient
        do { client = try await Suite(folder: folder).connect(service) } catch {
            let failure = Failure(error)
            return [.bad("reachable.\(service)", failure.message, remedy: failure.remedy ?? .startServices)]
        }
        var findings: [Finding] = []
        let name = client.hello.root["params"]?["service"]?.string ?? "?"
        findings.append(
            name == service
                ? .good("reachable.\(service)", "\(service) 应答", "\(service) answers")
                : .bad(
                    "reachable.\(service)",
                    Message("\(service) 的地址上是 \(name)", "at the address of \(service) there is \(name)"),
                    remedy: Message("删除 endpoints.json 后重启服务", "delete endpoints.json and restart the services")
                )
        )
        findings.append(await ready(service))
        if let token { findings.append(await clock(service, client, token)) }
        await client.close()
        return findings
    }

    private func ready(_ service: String) async -> Finding {
        let address = Endpoints(data: folder.path).read()[service]?.http ?? ""
        guard let page = await HTTPPage.fetch("/readyz", from: address) else {
            return .bad(
                "ready.\(service)",
                Message("\(service) 的 http://\(address)/readyz 不应答", "http://\(address)/readyz does not answer"),
                remedy: .startServices
            )
        }
        let reasons = page.body.split(separator: "\n").joined(separator: "；")
        guard page.status == 200 else {
            return .bad(
                "ready.\(service)",
                Message("\(service) 不受理变更：\(reasons)", "\(service) takes no commands: \(reasons)"),
                remedy: Message(
                    "按其原因处理；时钟可疑时 jiazheng clock accept",
                    "mend that; if it is the clock, `jiazheng clock accept`"
                )
            )
        }
        return .good("ready.\(service)", "\(service) 就绪，提交即落盘", "\(service) is ready, and what it commits is on disk")
    }

    private struct AsOf: Encodable { var moment: Moment }

    /// A log with events after now was written under a clock that ran ahead, or this one runs behind.
    private func clock(_ service: String, _ client: WireClient, _ token: String) async -> Finding {
        let remedy = Message(
            "校准时钟（timedatectl），核对后 jiazheng clock accept",
            "set the clock (timedatectl), look again, then `jiazheng clock accept`"
        )
        let soon = AsOf(moment: Moment(milliseconds: Moment.read().milliseconds + 2_000))
        do {
            let meta = RequestMeta(token: token)
            let head = try await client.call("events.head", meta: meta).result["position"]?.string
            let before = try await client.call("events.asOf", params: soon, meta: meta).result["position"]?.string
            guard let head = head.flatMap({ Int64($0) }), let before = before.flatMap({ Int64($0) }) else {
                throw WireFailure.unintelligible(reason: "there is no position")
            }
            guard before >= head else {
                return .bad(
                    "clock.\(service)",
                    Message("\(service) 的日志晚于本机时钟", "the log of \(service) is ahead of this machine's clock"),
                    remedy: remedy
                )
            }
            return .good("clock.\(service)", "时钟与 \(service) 的日志相符", "the clock agrees with the log of \(service)")
        } catch {
            return .bad("clock.\(service)", Failure(error).message, remedy: Failure(error).remedy ?? remedy)
        }
    }
}
