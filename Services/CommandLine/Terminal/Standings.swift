import Model
import ServiceKit
import Wire

/// What `status` shows, as a table or as JSON.
enum Standings {
    /// How one service stands; without its stats when it does not tell.
    struct One: Sendable {
        var service: String
        var pid: Int64?
        var facts: JSONDocument.Node?
        var stats: JSONDocument.Node?
        var failure: Failure?
    }

    static func ask(_ service: String, in folder: DataFolder, token: Result<String, any Error>) async -> One {
        var one = One(service: service, pid: Endpoints(data: folder.path).read()[service]?.pid)
        do {
            let client = try await Suite(folder: folder).connect(service)
            do {
                one.facts = try await client.call("service.info", within: .seconds(5)).result
                let meta = RequestMeta(token: try token.get())
                one.stats = try await client.call("service.stats", meta: meta, within: .seconds(5)).result
            } catch {
                one.failure = Failure(error)
            }
            await client.close()
        } catch {
            one.failure = Failure(error)
        }
        return one
    }

    static func text(_ all: [One]) -> String {
        var services = TextTable(["服务", "PID", "版本", "世代", "位置", "排队", "搁置", "内存MB", "连接", "运行"])
        var followers = TextTable(["跟随", "状态", "已处理", "对方末位", "落后(个)", "落后(秒)", "搁置", "最近错误"])
        var remarks = ""
        var remedies: Set<String> = []
        for one in all {
            let pid = one.pid.map { "\($0)" } ?? "–"
            guard let stats = one.stats, let facts = one.facts else {
                services.add([one.service, pid, "✗"])
                remarks += "✗ \(one.failure?.message.chinese ?? one.service)\n"
                if let chinese = one.failure?.remedy?.chinese { remedies.insert(chinese) }
                continue
            }
            services.add(
                [
                    one.service, pid, facts["version"]?.string ?? "?", facts["epoch"]?.string ?? "?",
                    number(stats, "position"), number(stats, "waiting"), number(stats, "parked"),
                    "\((stats["memoryBytes"]?.integer ?? 0) >> 20)", number(stats, "connections"),
                    duration(stats["uptimeSeconds"]?.integer ?? 0),
                ]
            )
            for follower in stats["followers"]?.elements ?? [] { followers.add(row(of: one.service, follower)) }
        }
        let ways = remedies.sorted().map { "怎么办：\($0)\n" }.joined()
        return services.text + "\n" + (followers.isEmpty ? "" : followers.text) + remarks + ways
    }

    private static func row(of service: String, _ follower: JSONDocument.Node) -> [String] {
        let milliseconds = follower["lagMilliseconds"]?.integer ?? 0
        return [
            "\(service) ← \(follower["peer"]?.string ?? "?")/\(follower["reactionSet"]?.string ?? "?")",
            follower["state"]?.string ?? "?", number(follower, "position"), number(follower, "head"),
            number(follower, "lagEvents"), "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100)",
            number(follower, "parked"), follower["lastError"]?.string ?? "",
        ]
    }

    private static func number(_ node: JSONDocument.Node, _ key: String) -> String {
        node[key]?.integer.map { "\($0)" } ?? "?"
    }

    private static func duration(_ seconds: Int) -> String {
        seconds < 3_600 ? "\(seconds / 60)m\(seconds % 60)s" : "\(seconds / 3_600)h\(seconds % 3_600 / 60)m"
    }

    static func json(_ all: [One]) -> String {
        let members = all.map { one in
            let pid = one.pid.map { "\($0)" } ?? "null"
            let reason = one.failure.map { "\"\($0.reason)\"" } ?? "null"
            return "\"\(one.service)\":{\"pid\":\(pid),\"info\":\(one.facts?.text ?? "null"),"
                + "\"stats\":\(one.stats?.text ?? "null"),\"error\":\(reason)}"
        }
        return "{\(members.joined(separator: ","))}"
    }
}
