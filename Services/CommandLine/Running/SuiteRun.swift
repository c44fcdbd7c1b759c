import Model
import ServiceKit
import Subprocess
import Synchronization

/// The four servers under one roof: started, watched, started again when they die, and stopped together.
struct SuiteRun: Sendable {
    let folder: DataFolder
    let servers: [ServerProcess]
    /// How long all of them may take to become ready.
    let patience: Duration
    let log: RunLog

    private final class Watch: Sendable {
        let running = Mutex<[String: Int64]>([:])
        let isReady = Mutex(false)
        let failure = Mutex<Failure?>(nil)
        let stop = StopSign()

        func fail(_ new: Failure) {
            failure.withLock { $0 = $0 ?? new }
            stop.raise()
        }
    }

    /// Runs until the process is told to end.
    ///
    /// - Parameter whenReady: Takes everybody's addresses once all are ready.
    /// - Throws: A failure when they do not all become ready; everything has stopped by then.
    func run(whenReady: @escaping @Sendable ([String: Endpoint]) -> Void) async throws {
        let watch = Watch()
        await watch.stop.raisedBySignals {
            await withTaskGroup(of: Void.self) { group in
                for server in servers { group.addTask { await keepUp(server, watch) } }
                group.addTask { await waitUntilReady(watch, whenReady) }
                await group.waitForAll()
            }
        }
        if let failure = watch.failure.withLock({ $0 }) { throw failure }
    }

    private func keepUp(_ server: ServerProcess, _ watch: Watch) async {
        var backOff = BackOff()
        while !watch.stop.isUp {
            let began = ContinuousClock.now
            let ending: String
            do {
                let status = try await server.run(until: watch.stop) { pid in
                    watch.running.withLock { $0[server.name] = pid }
                } show: { [log] line in
                    log.show(line, of: server.name)
                }
                watch.running.withLock { $0[server.name] = nil }
                ending = status.explanation
                if status == .misconfigured, !watch.isReady.withLock({ $0 }), !watch.stop.isUp {
                    watch.fail(Self.misconfigured(server.name))
                }
            } catch {
                ending = "无法启动 / cannot be started: \(error)"
            }
            guard !watch.stop.isUp else { return log.tell("\(server.name) 已停止 / has stopped: \(ending)") }
            let seconds = backOff.seconds(afterLiving: ContinuousClock.now - began)
            log.warn("\(server.name) 意外结束：\(ending)；\(seconds) 秒后重启 / starting again in \(seconds) s")
            await watch.stop.wait(.seconds(seconds))
        }
    }

    private func waitUntilReady(_ watch: Watch, _ whenReady: ([String: Endpoint]) -> Void) async {
        let deadline = ContinuousClock.now.advanced(by: patience)
        while !watch.stop.isUp {
            let endpoints = Endpoints(data: folder.path).read()
            let running = watch.running.withLock { $0 }
            var late: [String] = []
            for server in servers where server.companion == nil {
                let endpoint = endpoints[server.service].flatMap { $0.pid == running[server.service] ? $0 : nil }
                let page =
                    if let endpoint { await HTTPPage.fetch("/readyz", from: endpoint.http) } else { HTTPPage?.none }
                if page?.status != 200 { late.append(server.service) }
            }
            if late.isEmpty {
                watch.isReady.withLock { $0 = true }
                let names = Set(servers.map(\.service))
                return whenReady(endpoints.filter { names.contains($0.key) })
            }
            guard ContinuousClock.now < deadline else { return watch.fail(notReady(late)) }
            await watch.stop.wait(.milliseconds(50))
        }
    }

    private static func misconfigured(_ service: String) -> Failure {
        Failure(
            .refused,
            "serviceMisconfigured",
            Message("\(service) 因设置或文件有误无法启动", "\(service) cannot start: a setting or a file is at fault"),
            remedy: Message("看上面它的日志，或运行 jiazheng doctor", "see its log above, or run `jiazheng doctor`")
        )
    }

    private func notReady(_ late: [String]) -> Failure {
        let names = late.joined(separator: ", ")
        return Failure(
            .unavailable,
            "notReady",
            Message("限定时间内未就绪：\(names)", "not ready in time: \(names)"),
            remedy: Message(
                "看上面的日志，运行 jiazheng doctor，或加大 --ready-within",
                "see the log above, run `jiazheng doctor`, or give more with --ready-within"
            )
        )
    }
}
