import Foundation
import Model
import ServiceKit
import Synchronization

/// The days of the week after the first: steps that people take one after the other, and what hotlines send between.
///
/// A file `week/<day>.jsonl` is a day, and `week/today.jsonl` what the server's own clock decides. A step asks a method in somebody's name (`ask`, `by`, `with`), lets a hotline send
/// its messages up to a sequence (`send`, `through`), or waits (`wait`). What a step was answered is kept under its
/// `name`, and `"@name.path"` in a later one stands for a part of it.
final class WeekStory: Sendable {
    private let desk: DemoDesk
    private let folder: DataFolder
    private let files: DemoFolder
    private let days: [String]
    private let messages: [String: [JSONDocument.Node]]
    private let sent = Mutex<[String: Int]>([:])
    private let lost = Mutex<[String: [JSONDocument.Node]]>([:])
    private let answers: Mutex<WeekAnswers>
    private let paths = Mutex<[String]>([])

    /// One step.
    private struct Step: Decodable, Sendable {
        var note: String
        var path: String?
        var name: String?
        var by: String?
        var ask: String?
        /// The reason for which the step is refused, where that is what it shows.
        var refused: String?
        var send: String?
        var through: Int?
        /// Whether these messages get lost on the way: only the hotline's own list has them.
        var isLost: Bool?
        /// Whether what got lost is sent again.
        var again: Bool?
        var wait: Bool?
        /// A file of the export of a hotline (`of`) that comes on a stick of that number (`batch`).
        var file: String?
        var of: String?
        var batch: Int64?
        /// How many of its rows are refused.
        var refusedRows: Int?
        /// A holiday notice that comes out.
        var holidays: String?
    }

    /// Reads the week; nil when the folder has only a first day.
    init?(files: DemoFolder, folder: DataFolder, desk: DemoDesk) throws {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(files.path)/week")) ?? []
        days = found.filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix("orders-") }.sorted().map { "week/\($0)" }
        guard !days.isEmpty else { return nil }
        var messages: [String: [JSONDocument.Node]] = [:]
        for system in DemoHotlines.names {
            messages[system] = try files.objects("week/orders-\(system).jsonl").rows.map(\.node)
        }
        self.messages = messages
        self.files = files
        self.folder = folder
        self.desk = desk
        answers = Mutex(try WeekAnswers(actors: desk.actors))
    }

    /// Plays every day.
    func play(into report: inout DayReport) async throws {
        for day in days { _ = try await sheet(of: day).played(into: &report) }
        report.paths = paths.withLock { $0 }
    }

    private func sheet(of day: String) throws -> Sheet {
        var (rows, broken) = try files.objects(day)
        var steps: [Int: (step: Step, node: JSONDocument.Node)] = [:]
        for (row, node) in rows {
            do {
                steps[row.line] = (try node.decode(Step.self), node)
            } catch let refusal as Refusal {
                broken.append(ColumnTitles().bad(refusal, row))
            }
        }
        rows.removeAll { steps[$0.row.line] == nil }
        let known = steps
        return Sheet(
            file: day,
            rows: rows.map(\.row),
            broken: broken,
            titles: ColumnTitles(),
            play: { row in
                if let (step, node) = known[row.line] {
                    try await self.take(step, node, key: RowKey.path("demo", "week", row.digest))
                }
                return nil
            }
        )
    }

    private func take(_ step: Step, _ node: JSONDocument.Node, key: String) async throws {
        if let system = step.send { try await send(step, from: system) }
        if let method = step.ask { try await ask(method, step, node, key: key) }
        if let file = step.file { try await take(file, step) }
        if let notice = step.holidays {
            try await DemoNotice(path: "\(files.path)/\(notice)", folder: folder).publish()
        }
        if step.wait == true { try await Settling(folder: folder).settle(withHotlines: true) }
        if let path = step.path { paths.withLock { if !$0.contains(path) { $0.append(path) } } }
    }

    /// Takes a stick in; as many rows are refused as the step says.
    private func take(_ file: String, _ step: Step) async throws {
        let stick = DemoStick(
            path: "\(files.path)/\(file)",
            link: step.of ?? "",
            batch: step.batch ?? 1,
            folder: folder
        )
        let refused = try await stick.take(at: desk.importing(as: step.by ?? ""))
        guard refused == step.refusedRows ?? 0 else { throw Self.rowsDiffer }
    }

    /// Lets a hotline send what it has up to a sequence.
    private func send(_ step: Step, from system: String) async throws {
        let chosen = step.again == true ? lost.withLock { $0[system] ?? [] } : next(through: step.through, of: system)
        let isLost = step.isLost == true
        if isLost { lost.withLock { $0[system, default: []] += chosen } }
        let refused = try await desk.send(isLost ? [] : chosen, losing: isLost ? chosen : [], from: system)
        if let first = refused.min(by: { $0.key < $1.key })?.value { throw first }
    }

    private func next(through sequence: Int?, of system: String) -> [JSONDocument.Node] {
        let through = sequence ?? .max
        let from = sent.withLock { sent in
            defer { sent[system] = through }
            return sent[system] ?? 0
        }
        return (messages[system] ?? []).filter { message in
            guard let number = message["sequence"]?.integer else { return false }
            return from < number && number <= through
        }
    }

    private func ask(_ name: String, _ step: Step, _ node: JSONDocument.Node, key: String) async throws {
        let parts = name.split(separator: "/").map(String.init)
        let (service, method) = parts.count == 2 ? (parts[0], parts[1]) : ("mediation", name)
        let params = try answers.withLock { try $0.resolved(node["with"]) }
        do {
            let answer = try await desk.ask(service, method, json: params, as: step.by ?? "", key: key)
            guard step.refused == nil else { throw Self.notRefused }
            if let name = step.name { answers.withLock { $0.keep(answer, as: name) } }
        } catch let refusal as Refusal where refusal.reason == step.refused {
            return
        }
    }

    private static let rowsDiffer = Refusal(
        "rowsDiffer",
        Message("被拒收的行数与这一步所写的不同", "another number of rows was refused than the step says"),
        field: "refusedRows"
    )

    private static let notRefused = Refusal(
        "stepNotRefused",
        Message("这一步应被拒绝，却办成了", "the step was to be refused, and was done"),
        field: "refused"
    )
}
