import Auditor
import Crypto
import CreditDomain
import CreditService
import EventLog
import Foundation
import Identity
import Logging
import MediationDomain
import MediationService
import Model
import RegistryService
@testable import ServiceKit
import Synchronization
import TestKit
import Transparency

/// A county whose stores are there to be audited: written by the real stores, followed, signed and witnessed, and closed.
final class AuditedCounty: Sendable {
    let folder: DataFolder
    private let keepsFolder: Bool

    /// The project's rules.
    static let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "compose/counties/gaotai").path

    private init(path: String, keepsFolder: Bool = false) {
        folder = DataFolder(path: path)
        self.keepsFolder = keepsFolder
    }

    deinit {
        if !keepsFolder { try? FileManager.default.removeItem(atPath: folder.path) }
    }

    private static func freshPath() -> String {
        FileManager.default.temporaryDirectory.appending(path: "audited-\(UUID().uuidString)").path
    }

    /// A county with a random history.
    static func fresh(commands: Int = 900, seed: UInt64 = 1) async throws -> AuditedCounty {
        let county = AuditedCounty(path: freshPath())
        try county.folder.create(rules: rules, at: .example)
        var history = try RandomHistory(county, seed: seed)
        try await history.run(commands)
        history.close()
        return county
    }

    /// A county in which nothing has happened yet.
    static func empty() async throws -> AuditedCounty {
        let county = AuditedCounty(path: freshPath())
        try county.folder.create(rules: rules, at: .example)
        return county
    }

    /// The county of most tests, made once.
    static let usual = Task { try await fresh() }

    /// A copy to be tampered with.
    static func copy() async throws -> AuditedCounty {
        try await usual.value.copy()
    }

    func copy() throws -> AuditedCounty {
        let path = Self.freshPath()
        try FileManager.default.copyItem(atPath: folder.path, toPath: path)
        return AuditedCounty(path: path)
    }

    static let services = ["registry", "mediation", "credit"]

    func file(_ service: String) -> StoreFile { StoreFile(path: folder.store(of: service), service: service) }

    /// Verifies all stores by the county's certificates.
    func verify(heads: [SignedHeads.Head] = [], services: [String] = AuditedCounty.services) async -> VerifyReport {
        var verification = Verification(services.map(file), keys: TrustedKeys(folder: folder))
        verification.heads = heads
        return await verification.run()
    }

    /// The heads as an auditor takes them off the server.
    func heads() throws -> [SignedHeads.Head] {
        let path = "\(folder.path)/heads.txt"
        let keys = TrustedKeys(folder: folder)
        let text = try Self.services.map { try StoreHead(of: file($0), keys: keys).note }.joined(separator: "\n")
        try Data(text.utf8).write(to: URL(filePath: path))
        return try SignedHeads.read(file: path)
    }

    /// Opens a store as its process does, but for the vault.
    func open<Owner: Served>(
        _: Owner.Type,
        _ timepiece: Timepiece,
        forging forged: ServiceKey? = nil,
        acceptingLoss: Bool = false
    ) throws -> EventStore<Owner> {
        let rules = try folder.county.ruleSet()
        let key = try forged ?? folder.serviceKey(Owner.service)
        var plan = EventStore<Owner>.Plan(
            path: folder.store(of: Owner.service),
            identity: LogIdentity(
                division: rules.division.text,
                service: Owner.service,
                program: "\(Owner.service) test",
                key: key.publicKey.rawRepresentation.base64EncodedString()
            ),
            readModels: Owner.readModels,
            rules: try Owner.rules(from: rules),
            county: rules.county,
            ruleSet: rules.bytes,
            vault: nil,
            timepiece: timepiece,
            log: Logger(label: "audited") { _ in SwiftLogNoOpLogHandler() }
        )
        plan.clocks = Owner.clocks(after:)
        plan.outgoing = Owner.outgoing(after:)
        plan.acceptsLoss = acceptingLoss
        plan.keyReason = try forged == nil ? folder.keyReason(of: Owner.service) : .scheduled
        return try EventStore(plan)
    }
}

/// A clock that goes on by itself, a little at each look.
final class StepClock: Sendable {
    private let state: Mutex<(wall: Moment, monotonic: Int64)>

    init(_ wall: Moment) {
        state = Mutex((wall, 0))
    }

    /// What it shows, without going on.
    var now: Moment { state.withLock { $0.wall } }

    /// Lets hours go by, on the wall and by the count.
    func advance(hours: Int64) {
        state.withLock { state in
            state.wall = state.wall.adding(milliseconds: hours * 3_600_000)
            state.monotonic += hours * 3_600_000
        }
    }

    var timepiece: Timepiece {
        Timepiece { [self] in
            state.withLock { state in
                state.wall = state.wall.adding(milliseconds: 7)
                state.monotonic += 7
                return Timepiece.Reading(wall: state.wall, monotonic: state.monotonic)
            }
        }
    }
}
