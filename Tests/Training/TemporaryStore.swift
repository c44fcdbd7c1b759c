import EventLog
import Foundation
import GRDB
import Logging
import Model
import TrainingService
import ServiceKit
import TestKit

/// Training's log in a folder of its own, gone with the test.
final class TemporaryStore {
    let store: EventStore<Training>
    private let folder: URL
    private var asked = 0

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "training-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try EventStore(
            EventStore.Plan(
                path: folder.appending(path: "training.sqlite").path,
                identity: LogIdentity(division: "620724", service: "training", program: "training test", key: ""),
                readModels: Training.readModels,
                rules: Training.Rules(division: try DivisionCode("620724")),
                county: "高台县",
                ruleSet: Array("{}".utf8),
                vault: nil,
                timepiece: Timepiece { Timepiece.Reading(wall: .example, monotonic: 0) },
                log: Logger(label: "training.test")
            )
        )
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Asks for commands as one bundle, under a key of its own.
    func ask(_ commands: Training.Command...) async throws -> Answer { try await ask(commands) }

    /// The reason of the refusal that commands meet; nil when they are done.
    func refusal(of commands: Training.Command...) async throws -> String? { try await refusal(of: commands) }

    /// The same, for commands in a list.
    func refusal(of commands: [Training.Command]) async throws -> String? {
        switch try await ask(commands) {
        case .done: nil
        case .refused(let refusal): refusal.reason
        }
    }

    private func ask(_ commands: [Training.Command]) async throws -> Answer {
        asked += 1
        let occasion = Occasion(actor: "user:test", role: "trainingOfficer", commandID: "test/\(asked)")
        return try await store.handle(CommandRequest(commands, as: occasion))
    }

    func read<Value>(_ read: (Database) throws -> Value) throws -> Value { try store.reader.read(read) }

    /// Every row of every table that follows from the log.
    func rows() throws -> [String: [String]] {
        try read { db in
            var rows: [String: [String]] = [:]
            for table in store.tablesFromLog {
                rows[table] = try Row.fetchAll(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier)")
                    .map(\.description).sorted()
            }
            return rows
        }
    }
}
