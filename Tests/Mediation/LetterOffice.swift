import EventLog
import Foundation
import GRDB
import Logging
import MediationDomain
import MediationService
import Model
import TestKit
import Vault

@testable import Identity
@testable import ServiceKit

/// Mediation as an officer meets it: methods by name, with its log and its vault in a folder gone with the test.
final class LetterOffice {
    let node: Doorway<Mediation>
    /// Its log, with the tables that follow from it.
    var store: EventStore<Mediation> { node.store }
    private let folder: URL
    private var asked = 0

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.path
        try MasterKeys.create(at: "\(path)/mediation.master")
        let vault = try VaultStore(
            path: "\(path)/mediation.vault",
            masters: MasterKeys(readingFrom: "\(path)/mediation.master"),
            erased: ErasedList(path: "\(path)/erased.list"),
            erasedInLog: [],
            cacheLimit: 16
        )
        let store = try EventStore(
            EventStore<Mediation>.Plan(
                path: "\(path)/mediation.sqlite",
                identity: LogIdentity(division: "620724", service: "mediation", program: "mediation test", key: ""),
                readModels: Mediation.readModels,
                rules: try CountyRules.mediation(),
                county: "高台县",
                ruleSet: Array("{}".utf8),
                vault: vault,
                timepiece: Timepiece { Timepiece.Reading(wall: .example, monotonic: 0) },
                log: Logger(label: "mediation.test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        let key = try ServiceKey.create(service: "mediation", at: "\(path)/mediation.key")
        node = Doorway(store: store, vault: vault, keys: KeyRing(key))
    }

    deinit {
        node.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Asks a command of the suite's own wire form, and gives the streams that events came of.
    @discardableResult
    func command(_ name: String, _ params: String, as role: Role = .intakeOfficer) async throws -> [String] {
        guard case .command(let commands)? = method(name)?.work else { throw UnknownEvent(type: name) }
        let door = Door(caller: caller(role), now: .example, node: node)
        let list = try commands(JSONDocument(Array(params.utf8)).root, door)
        asked += 1
        let occasion = Occasion(actor: "user:test", role: role.rawValue, commandID: "test/\(asked)")
        switch try await node.store.handle(CommandRequest(list, as: occasion, secrets: door.draft)) {
        case .done(let done): return done.events.map(\.stream)
        case .refused(let refusal): throw refusal
        }
    }

    /// Asks a question of the suite's own wire form.
    func query<Result: Decodable>(
        _ name: String,
        _ params: String,
        as role: Role = .intakeOfficer,
        giving _: Result.Type
    ) async throws -> Result {
        guard case .query(let answer)? = method(name)?.work else { throw UnknownEvent(type: name) }
        let desk = Desk(caller: caller(role), node: node)
        let bytes = try await answer(JSONDocument(Array(params.utf8)).root, desk)
        return try CanonicalJSON.decode(Result.self, from: bytes)
    }

    private func method(_ name: String) -> Method<Mediation>? { Mediation.methods.first { $0.name == name } }

    private func caller(_ role: Role) -> Caller {
        Caller(
            actor: .user(Identifier<Officer>.example(1).value),
            role: role,
            unit: "91620724MADEM0011F",
            tokenID: Identifier<Token>.example(2).value,
            expires: .example
        )
    }
}
