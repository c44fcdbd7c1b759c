import EventLog
import Foundation
import GRDB
import Logging
import MediationDomain
import MediationService
import Model
import Synchronization
import TestKit

/// A clock that a test moves by hand.
final class HandClock: Sendable {
    private let reading = Mutex(Timepiece.Reading(wall: .example, monotonic: 0))

    var timepiece: Timepiece { Timepiece { [self] in reading.withLock { $0 } } }

    func advance(days: Int64) {
        reading.withLock {
            $0.wall = $0.wall.adding(milliseconds: days * 86_400_000)
            $0.monotonic += days * 86_400_000
        }
    }
}

/// A store of mediation in a folder of its own.
func withMediation<Result>(
    _ rules: MediationRules? = nil,
    _ test: (EventStore<Mediation>, HandClock) async throws -> Result
) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mediation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let clock = HandClock()
    let store = try EventStore(mediationPlan(in: folder, clock, rules ?? CountyRules.mediation()))
    defer { store.close() }
    return try await test(store, clock)
}

/// What a store of mediation is opened with.
func mediationPlan(
    in folder: URL,
    _ clock: HandClock,
    _ rules: MediationRules
) throws -> EventStore<Mediation>.Plan {
    var plan = EventStore<Mediation>.Plan(
        path: folder.appending(path: "mediation.sqlite").path,
        identity: LogIdentity(division: "620724", service: "mediation", program: "mediation 0", key: "a2V5"),
        readModels: Mediation.readModels,
        rules: rules,
        county: "高台县",
        ruleSet: Array("{}".utf8),
        vault: nil,
        timepiece: clock.timepiece,
        log: Logger(label: "mediation") { _ in SwiftLogNoOpLogHandler() }
    )
    plan.clocks = Mediation.clocks(after:)
    plan.outgoing = Mediation.outgoing(after:)
    return plan
}

extension EventStore<Mediation> {
    /// Asks as a mediator does, under a key of its own.
    func ask(_ commands: [Mediation.Command]) async throws -> Answer {
        let occasion = Occasion(
            actor: "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c",
            role: "mediator",
            commandID: UUID().uuidString
        )
        return try await handle(CommandRequest(commands, as: occasion))
    }

    /// Asks for what is not refused.
    func done(_ commands: [Mediation.Command]) async throws {
        if case .refused(let refusal) = try await ask(commands) { throw refusal }
    }

    /// Every row of the tables that follow from the log.
    func contents() async throws -> [String] {
        let names = tablesFromLog
        return try await reader.read { db in
            try names.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) ORDER BY 1, 2").map {
                    "\(table): \($0.description)"
                }
            }
        }
    }
}
