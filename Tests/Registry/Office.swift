import EventLog
import Foundation
import Logging
import Model
import RegistryService
import TestKit
import Vault

@testable import Identity
@testable import ServiceKit

/// The registry as an officer meets it: methods by name, with its log and its vault in a folder gone with the test.
final class Office {
    let node: Doorway<Registry>
    let folder: URL
    private var asked = 0

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.path
        try MasterKeys.create(at: "\(path)/registry.master")
        let vault = try VaultStore(
            path: "\(path)/registry.vault",
            masters: MasterKeys(readingFrom: "\(path)/registry.master"),
            erased: ErasedList(path: "\(path)/erased.list"),
            erasedInLog: [],
            cacheLimit: 16
        )
        let store = try EventStore(
            EventStore<Registry>.Plan(
                path: "\(path)/registry.sqlite",
                identity: LogIdentity(division: "620724", service: "registry", program: "registry test", key: ""),
                readModels: Registry.readModels,
                rules: Registry.Rules(division: try DivisionCode("620724")),
                county: "高台县",
                ruleSet: Array("{}".utf8),
                vault: vault,
                timepiece: Timepiece { Timepiece.Reading(wall: .example, monotonic: 0) },
                log: Logger(label: "registry.test")
            )
        )
        let key = try ServiceKey.create(service: "registry", at: "\(path)/registry.key")
        node = Doorway(store: store, vault: vault, keys: KeyRing(key))
    }

    deinit {
        node.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Asks a command of the suite's own wire form, and gives how many events came of it.
    func command(_ name: String, _ params: String, as role: Role = .commerceSupervisor) async throws -> Int {
        guard case .command(let commands)? = method(name)?.work else { throw UnknownEvent(type: name) }
        let door = Door(caller: caller(role), now: .example, node: node)
        let list = try commands(JSONDocument(Array(params.utf8)).root, door)
        asked += 1
        let occasion = Occasion(actor: "user:test", role: role.rawValue, commandID: "test/\(asked)")
        switch try await node.store.handle(CommandRequest(list, as: occasion, secrets: door.draft)) {
        case .done(let done): return done.events.count
        case .refused(let refusal): throw refusal
        }
    }

    /// Asks a question of the suite's own wire form.
    func query<Result: Decodable>(
        _ name: String,
        _ params: String,
        as role: Role = .commerceSupervisor,
        giving _: Result.Type
    ) async throws -> Result {
        guard case .query(let answer)? = method(name)?.work else { throw UnknownEvent(type: name) }
        let desk = Desk(caller: caller(role), node: node)
        return try CanonicalJSON.decode(
            Result.self,
            from: try await answer(JSONDocument(Array(params.utf8)).root, desk)
        )
    }

    private func method(_ name: String) -> Method<Registry>? { Registry.methods.first { $0.name == name } }

    func caller(_ role: Role) -> Caller {
        Caller(
            actor: .user(Officer.ID.example(1).value),
            role: role,
            unit: "91620724MADEM0011F",
            tokenID: Token.ID.example(2).value,
            expires: .example
        )
    }
}
