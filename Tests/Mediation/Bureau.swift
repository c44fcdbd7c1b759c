import EventLog
import Foundation
import Logging
import MediationDomain
import MediationService
import Model
import TestKit
import Vault

@testable import Identity
@testable import ServiceKit

/// Mediation as an officer meets it: methods by name, with its log and its vault in a folder gone with the test.
final class Bureau {
    let node: Doorway<Mediation>
    private let folder: URL
    private let clock = HandClock()
    private var asked = 0

    init(_ rules: MediationRules? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "bureau-\(UUID().uuidString)")
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
        var plan = EventStore<Mediation>.Plan(
            path: "\(path)/mediation.sqlite",
            identity: LogIdentity(division: "620724", service: "mediation", program: "mediation test", key: ""),
            readModels: Mediation.readModels,
            rules: try rules ?? CountyRules.mediation(),
            county: "高台县",
            ruleSet: Array("{}".utf8),
            vault: vault,
            timepiece: clock.timepiece,
            log: Logger(label: "mediation.test") { _ in SwiftLogNoOpLogHandler() }
        )
        plan.clocks = Mediation.clocks(after:)
        let key = try ServiceKey.create(service: "mediation", at: "\(path)/mediation.key")
        node = Doorway(store: try EventStore(plan), vault: vault, keys: KeyRing(key))
    }

    deinit {
        node.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Asks a command, and gives the subjects of the events that came of it.
    @discardableResult
    func command(_ name: String, _ params: String, as caller: Caller) async throws -> [String] {
        guard let method = method(name), case .command(let commands) = method.work else {
            throw UnknownEvent(type: name)
        }
        try check(method, caller)
        let door = Door(caller: caller, now: clock.timepiece.read().wall, node: node)
        let list = try commands(JSONDocument(Array(params.utf8)).root, door)
        asked += 1
        let occasion = Occasion(
            actor: caller.actor.description,
            role: caller.role.rawValue,
            commandID: "test/\(asked)"
        )
        switch try await node.store.handle(CommandRequest(list, as: occasion, secrets: door.draft)) {
        case .done(let done):
            last = done
            return done.events.map(\.stream)
        case .refused(let refusal): throw refusal
        }
    }

    /// What the last command did.
    private(set) var last: Answer.Done?

    /// What a command that gives more than positions answered last.
    func finish<Result: Decodable>(_ name: String, as caller: Caller, giving _: Result.Type) throws -> Result {
        guard let last, let finishing = method(name)?.finishing else { throw UnknownEvent(type: name) }
        return try CanonicalJSON.decode(Result.self, from: finishing(last, Desk(caller: caller, node: node)))
    }

    /// Asks a question, and gives the answer as it goes over the wire.
    func query(_ name: String, _ params: String, as caller: Caller) async throws -> String {
        guard let method = method(name), case .query(let answer) = method.work else { throw UnknownEvent(type: name) }
        try check(method, caller)
        let desk = Desk(caller: caller, node: node)
        let bytes = try await answer(JSONDocument(Array(params.utf8)).root, desk)
        openings += desk.openedSubjects
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What was opened so far, by subject: over the wire each is an event.
    private(set) var openings: [String] = []

    func query<Result: Decodable>(
        _ name: String,
        _ params: String,
        as caller: Caller,
        giving _: Result.Type
    ) async throws -> Result {
        try CanonicalJSON.decode(Result.self, from: Array(try await query(name, params, as: caller).utf8))
    }

    /// What is refused, in all its words: nil when it is not.
    func refusal(_ work: () async throws -> Void) async -> Refusal? {
        do {
            try await work()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    private func method(_ name: String) -> Method<Mediation>? { Mediation.methods.first { $0.name == name } }

    private func check(_ method: Method<Mediation>, _ caller: Caller) throws {
        try AccessTable([method.name: .roles(method.roles)]).check(method.name, caller)
    }

    /// Enters an order of that kind.
    ///
    /// - Returns: The case or report that was made of it, if one was.
    @discardableResult
    func receive(
        _ number: String,
        _ category: OrderCategory = .complaint,
        name: String? = "侯秀英",
        phone: String? = "19900000013"
    ) async throws -> [String] {
        var caller: [String] = []
        if let name { caller.append(#""name":"\#(name)""#) }
        if let phone { caller.append(#""phone":"\#(phone)""#) }
        let params = """
            {"channel":"hotline12345","number":"\(number)","sequence":1,"category":"\(category.rawValue)",\
            "receivedOn":"2026-09-30","complainant":{\(caller.joined(separator: ","))},"narrative":"阿姨没有来"}
            """
        return try await command("order.receive", params, as: .clerk)
    }

    /// The ids of subjects of that kind among streams.
    static func ids(_ kind: String, in streams: [String]) -> [String] {
        streams.filter { $0.hasPrefix("\(kind)/") }.map { String($0.dropFirst(kind.count + 1)) }
    }
}

extension Caller {
    static let clerk = person(1, .intakeOfficer)
    static let head = person(2, .head)
    static let mediator = person(3, .mediator)
    static let auditor = person(4, .auditor)
    static let supervisor = person(5, .commerceSupervisor)
    static let hotline = person(6, .hotlineClerk)
    static let citizen = person(7, .public)
    static let enterprise = person(8, .enterprise)
    static let enforcement = person(9, .intakeOfficer, of: "高台县市场监督管理综合行政执法队")
    static let station = person(10, .intakeOfficer, of: "高台县市场监督管理局城关市场监督管理所")

    static func person(_ number: UInt64, _ role: Role, of unit: String? = nil) -> Caller {
        Caller(
            actor: .user(Officer.ID.example(number).value),
            role: role,
            unit: unit,
            tokenID: Token.ID.example(number).value,
            expires: .example
        )
    }
}
