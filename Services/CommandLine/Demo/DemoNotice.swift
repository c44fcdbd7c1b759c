import Foundation
import Glibc
import Model
import ServiceKit
import Wire

/// Next year's holiday notice, which comes in the middle of the play: the county gets it, and mediation starts again with it.
///
/// A calendar that has the year's notice already is left alone, and then nothing happens.
struct DemoNotice {
    /// A file of the form of `holidays.json` with the new year alone.
    let path: String
    let folder: DataFolder

    /// How long mediation may take to be back, and to have counted every term anew.
    private static let patience: Duration = .seconds(60)
    private static let pause: Duration = .milliseconds(100)

    /// Publishes it.
    func publish() async throws {
        guard try writeCalendar() else { return }
        try await restartMediation()
        try await recompute()
    }

    /// Puts the year into the county's calendar; false when it has its notice.
    private func writeCalendar() throws -> Bool {
        let place = URL(filePath: "\(folder.county.path)/holidays.json")
        let notice = try Self.calendar(at: URL(filePath: path))
        var known = try Self.calendar(at: place)
        var years = known["years"] as? [String: Any] ?? [:]
        let news = (notice["years"] as? [String: Any] ?? [:]).filter { Self.isUnannounced(years[$0.key]) }
        guard !news.isEmpty else { return false }
        years.merge(news) { _, new in new }
        known["years"] = years
        let bytes = try JSONSerialization.data(withJSONObject: known, options: [.prettyPrinted, .sortedKeys])
        try bytes.write(to: place, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path)
        return true
    }

    /// A year that the calendar lacks, or has without any notice.
    private static func isUnannounced(_ year: Any?) -> Bool {
        ((year as? [String: Any])?["notices"] as? [Any] ?? []).isEmpty
    }

    private static func calendar(at url: URL) throws -> [String: Any] {
        let content = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
        guard let calendar = content as? [String: Any] else {
            throw Failure(
                .refused,
                "noticeBroken",
                Message("\(url.path) 不是放假安排", "\(url.path) is no holiday notice"),
                remedy: Message("格式见县目录的 README.md", "the county's README.md describes the form")
            )
        }
        return calendar
    }

    /// Stops mediation in good order; whoever watches over it starts it again.
    private func restartMediation() async throws {
        let endpoint = Endpoints(data: folder.path).read()["mediation"]
        guard let pid = endpoint?.pid, isMediation(pid) else { throw notBack }
        kill(pid_t(pid), SIGTERM)
        let deadline = ContinuousClock.now.advanced(by: Self.patience)
        while ContinuousClock.now < deadline {
            let now = Endpoints(data: folder.path).read()["mediation"]
            if let now, now.pid != pid, await HTTPPage.fetch("/readyz", from: now.http)?.status == 200 { return }
            try await Task.sleep(for: Self.pause)
        }
        throw notBack
    }

    private func isMediation(_ pid: Int64) -> Bool {
        let name = try? String(contentsOfFile: "/proc/\(pid)/comm", encoding: .utf8)
        return name?.split(separator: "\n").first == "mediation"
    }

    /// Has every running term counted by the new calendar, whether or not mediation has come to it by itself.
    private func recompute() async throws {
        let token = try Administrator(folder: folder).token(lifetimeSeconds: 600)
        try await Suite(folder: folder).with("mediation") { client in
            var after: String?
            let deadline = ContinuousClock.now.advanced(by: Self.patience)
            while ContinuousClock.now < deadline {
                let meta = RequestMeta(token: token, idempotencyKey: "\(UniqueID.fresh(at: Moment.read()))")
                let answer = try await client.call("clocks.recompute", params: Batch(after: after), meta: meta).result
                let events = answer["events"]?.elements ?? []
                guard let last = events.last?["subject"]?.string?.split(separator: "/").last else { return }
                after = String(last)
            }
        }
    }

    private struct Batch: Encodable, Sendable {
        var after: String?
    }

    private var notBack: Failure {
        Failure(
            .unavailable,
            "notReady",
            Message("新的放假安排已装入，mediation 没有重新启动", "the notice is in place, but mediation has not started again"),
            remedy: Message("重启 mediation，再运行 jiazheng play", "restart mediation and run `jiazheng play` again")
        )
    }
}
