import EventLog
import Foundation
import Logging
import Model
import TestKit
import Testing
import Vault

@testable import Identity
@testable import MediationService
@testable import ServiceKit

/// Mediation as its officers use it: every method by its name, over a store and a vault in a folder of their own.
final class Office: Sendable {
    let store: EventStore<Mediation>
    let clock: HandClock
    private let doorway: Doorway<Mediation>

    private init(_ store: EventStore<Mediation>, _ doorway: Doorway<Mediation>, _ clock: HandClock) {
        self.store = store
        self.doorway = doorway
        self.clock = clock
    }

    static func with(_ test: (Office) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = HandClock()
        func path(_ name: String) -> String { folder.appending(path: name).path }
        try MasterKeys.create(at: path("mediation.master"))
        let vault = try VaultStore(
            path: path("mediation.vault"),
            masters: MasterKeys(readingFrom: path("mediation.master")),
            erased: ErasedList(path: path("erased.list"))
        )
        var plan = EventStore<Mediation>.Plan(
            path: path("mediation.sqlite"),
            identity: LogIdentity(division: "620724", service: "mediation", program: "mediation 0", key: "a2V5"),
            readModels: Mediation.readModels,
            rules: try CountyRules.mediation(),
            county: "高台县",
            ruleSet: Array("{}".utf8),
            vault: vault,
            timepiece: clock.timepiece,
            log: Logger(label: "mediation") { _ in SwiftLogNoOpLogHandler() }
        )
        plan.clocks = Mediation.clocks(after:)
        let store = try EventStore(plan)
        defer { store.close() }
        let key = try ServiceKey.create(service: "mediation", at: path("mediation.key"))
        try await test(Office(store, Doorway(store: store, vault: vault, keys: KeyRing(key)), clock))
    }

    private func caller(_ role: Role, _ number: UInt64) -> Caller {
        Caller(
            actor: .user(Identifier<Caller>.example(number).value),
            role: role,
            unit: nil,
            tokenID: Identifier<Caller>.example(number).value,
            expires: Moment(milliseconds: .max)
        )
    }

    private func method(_ name: String) throws -> ServiceKit.Method<Mediation> {
        try #require(Mediation.methods.first { $0.name == name })
    }

    /// Does something; what is refused is thrown.
    ///
    /// - Returns: The streams of the events, in order.
    @discardableResult
    func does(_ name: String, _ params: String, as role: Role = .mediator, user: UInt64 = 1) async throws -> [String] {
        let method = try method(name)
        guard case .command(let work) = method.work, method.roles.contains(role) else {
            throw Refusal("methodNotAllowed", Message("", ""))
        }
        let caller = caller(role, user)
        let door = Door(caller: caller, now: store.timepiece.read().wall, node: doorway)
        let commands = try work(try JSONDocument(Array(params.utf8)).root, door)
        let occasion = Occasion(
            actor: caller.actor.description,
            role: role.rawValue,
            commandID: UUID().uuidString
        )
        let request = CommandRequest<Mediation>(commands, as: occasion, secrets: door.draft.isEmpty ? nil : door.draft)
        switch try await store.handle(request) {
        case .done(let done): return done.events.map(\.stream)
        case .refused(let refusal): throw refusal
        }
    }

    /// Asks something; the answer is its JSON.
    func asks(
        _ name: String,
        _ params: String,
        as role: Role = .mediator,
        user: UInt64 = 1
    ) async throws -> JSONDocument.Node {
        let method = try method(name)
        guard case .query(let work) = method.work, method.roles.contains(role) else {
            throw Refusal("methodNotAllowed", Message("", ""))
        }
        let desk = Desk(caller: caller(role, user), node: doorway)
        return try JSONDocument(try await work(try JSONDocument(Array(params.utf8)).root, desk)).root
    }

    /// Why something is refused; nil when it is not.
    func refusal(_ name: String, _ params: String, as role: Role = .mediator) async throws -> String? {
        do {
            try await does(name, params, as: role)
            return nil
        } catch let refusal as Refusal {
            return refusal.reason
        }
    }
}

extension Office {
    /// Takes in an order.
    @discardableResult
    func receives(
        _ number: String,
        line: String = "12345",
        phone: String = "13893610001",
        name: String = "王秀英",
        category: String = "complaint",
        received: String = "2026-09-30",
        sequence: Int = 1,
        more: String = ""
    ) async throws -> Order.ID {
        let streams = try await does(
            "order.receive",
            """
            {"channel":"hotline\(line)","number":"\(number)","sequence":\(sequence),"category":"\(category)",
            "receivedOn":"\(received)","complainant":{"name":"\(name)","phone":"\(phone)"},
            "narrative":"保洁员弄坏了冰箱"\(more)}
            """,
            as: .intakeOfficer
        )
        return try #require(streams.first.flatMap { UniqueID($0.dropFirst(6)) }.map(Order.ID.init))
    }

    /// Opens a case on orders.
    func opens(_ orders: Order.ID..., enterprise: Enterprise.ID? = .example(5)) async throws -> Case.ID {
        let ids = orders.map { "\"\($0)\"" }.joined(separator: ",")
        let against = enterprise.map { ",\"enterprise\":\"\($0)\"" } ?? ""
        let streams = try await does("case.open", "{\"orders\":[\(ids)]\(against)}")
        let opened = streams.first { $0.hasPrefix("case/") }
        return try #require(opened.flatMap { UniqueID($0.dropFirst(5)) }.map(Case.ID.init))
    }

    /// Makes two enterprises known, numbers 5 and 6.
    func learnsEnterprises() async throws {
        try await store.done([.enterprise(.learn(profile: try KnownEnterpriseTests.profile()), on: .example(5))])
        let other = EnterpriseProfile(
            name: try LineText("净万家家政服务有限公司"),
            creditCode: try UnifiedSocialCreditCode("91620724MA0000000X")
        )
        try await store.done([.enterprise(.learn(profile: other), on: .example(6))])
    }
}
