import CreditService
import EventLog
import Foundation
import GRDB
import Identity
import Logging
import MediationService
import Model
import RegistryService
import ServiceKit
import Testing
import TrainingService

@Suite("The stores of a released version")
struct ReleasedStoreTests {
    @Test(arguments: try Fixture.all())
    func `open, hold what their manifest names, and replay to the same tables`(_ fixture: Fixture) async throws {
        try await fixture.restore { folder, logs async throws in
            try await check(Registry.self, in: folder, logs)
            try await check(Training.self, in: folder, logs)
            try await check(Mediation.self, in: folder, logs)
            try await check(Credit.self, in: folder, logs)
        }
    }

    @Test(arguments: try Fixture.all())
    func `go on in a new life of the log once their loss is accepted`(_ fixture: Fixture) async throws {
        try await fixture.restore { folder, logs async throws in
            let known = try #require(logs["registry"]?.head)
            _ = FileManager.default.createFile(atPath: folder.acceptedLoss(of: "registry"), contents: nil)
            let node = try Node<Registry>(NodeSettings(data: folder.path), log: Self.log)
            #expect(node.store.shutReason == nil)
            #expect(node.store.head.current.epoch != known.epoch)
            let size = try #require(Int64(known.size))
            #expect(node.store.head.position > size)
            let opening = try #require(try node.store.event(at: size + 1))
            guard case .kernel(.log(.opened(let reason, _, _, let after, _))) = opening.event else {
                Issue.record("the new life does not begin with log.opened")
                return
            }
            #expect(reason == .restored && after == known)
            node.store.close()
            try expectWhole("registry", in: folder, head: nil)
        }
    }

    private static let log = Logger(label: "upgrades") { _ in SwiftLogNoOpLogHandler() }

    private func check<Owner: Served>(
        _: Owner.Type,
        in folder: DataFolder,
        _ logs: [String: BackupManifest.Log]
    ) async throws {
        let head = try #require(logs[Owner.service]?.head)
        let node = try Node<Owner>(NodeSettings(data: folder.path), log: Self.log)
        defer { node.store.close() }
        let (epoch, position) = node.store.head.current
        #expect(epoch == head.epoch && String(position) == head.size)
        // Nobody has accepted the loss, so opening has written nothing.
        #expect(node.store.shutReason != nil)
        let before = try await contents(of: node.store)
        #expect(before.count > 10)
        try await node.store.rebuild()
        #expect(try await contents(of: node.store) == before)
        try expectWhole(Owner.service, in: folder, head: head)
    }

    private func expectWhole(_ service: String, in folder: DataFolder, head: TreeHead?) throws {
        let keys = try folder.certificates(of: service).map(\.publicKey)
        let log = try CopiedLog(checking: folder.store(of: service), signedBy: keys)
        #expect(head == nil || log.head == head)
    }

    private func contents<Owner: Served>(of store: EventStore<Owner>) async throws -> [String] {
        let names = store.tablesFromLog
        return try await store.reader.read { db in
            try names.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier)")
                    .map { "\(table): \($0.description)" }.sorted()
            }
        }
    }
}

/// A backup that a version of the suite has left in the project.
struct Fixture: Sendable, CustomTestStringConvertible {
    let version: String
    private let path: String

    var testDescription: String { version }

    private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// All of them, the oldest first; without a single one there is nothing to test.
    static func all() throws -> [Fixture] {
        let folder = project.appending(path: "Tests/Fixtures").path
        let versions = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "README.md" }
        try #require(versions.contains(suiteVersion), "run `make fixtures`")
        return versions.sorted().map { Fixture(version: $0, path: "\(folder)/\($0)") }
    }

    /// Restores logs, vaults and keys into a folder of the test's own, with the rules of today.
    func restore(_ test: (DataFolder, [String: BackupManifest.Log]) async throws -> Void) async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "fixture-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: data) }
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let rules = Self.project.appending(path: "compose/counties/gaotai").path
        try FileManager.default.copyItem(atPath: rules, toPath: "\(data)/county")
        let folder = DataFolder(path: data)
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let (logs, secrets) = (
            try Restoration(from: "\(path)/logs", to: folder), try Restoration(from: "\(path)/secrets", to: folder)
        )
        #expect(logs.manifest.suite == version)
        for service in DataFolder.services {
            _ = try logs.restore(service, at: now)
            _ = try secrets.restore(service, at: now)
        }
        try await test(folder, logs.manifest.logs)
    }
}
