import Auditor
import Crypto
import EventLog
import Foundation
import GRDB
import Identity
import Model
import RegistryService
import ServiceKit
import TestKit
import Testing
import Transparency

@Suite("Verifying")
struct VerifyTests {
    @Test func `finds nothing wrong with what the services wrote`() async throws {
        let county = try await AuditedCounty.copy()
        let report = await county.verify(heads: try county.heads())
        #expect(report.isSound, "\(report.stores.flatMap(\.faults))")
        #expect(report.stores.flatMap(\.notices).isEmpty)
        let registry = try #require(report.store(of: "registry"))
        #expect(registry.events > 800 && registry.signedSize == registry.events)
        #expect(registry.checkpoints > 10 && registry.headsCompared > 4)
        #expect((report.store(of: "mediation")?.causes ?? 0) > 500)
        #expect((report.store(of: "credit")?.witnesses ?? 0) > 0)
        #expect(registry.root == "\(try county.heads()[0].checkpoint.root)")
    }

    @Test func `leaves nothing beside a copy, not even where nothing can be written`() async throws {
        let county = try await AuditedCounty.copy()
        let files = { try FileManager.default.contentsOfDirectory(atPath: county.folder.path).sorted() }
        let before = try files()
        #expect(await county.verify().isSound)
        #expect(try files() == before)
    }

    @Test func `goes on while the service writes`() async throws {
        let county = try await AuditedCounty.copy()
        var history = try RandomHistory(county, seed: 2)
        try await history.run(20)
        let report = await county.verify()
        #expect(report.isSound, "\(report.stores.flatMap(\.faults))")
        history.close()
    }

    @Test func `takes a stranger's store with the public key alone`() async throws {
        let county = try await AuditedCounty.copy()
        let key = try county.folder.serviceKey("credit").publicKey.rawRepresentation.base64EncodedString()
        var keys = TrustedKeys()
        try keys.add(key)
        let file = StoreFile(path: county.folder.store(of: "credit"))
        let report = await Verification([file], keys: keys).run()
        #expect(report.isSound && report.stores[0].service == "credit")
        #expect(Set(report.stores[0].notices.map(\.reason)) == [.causesElsewhere, .noOutsideHead])
        #expect(report.stores[0].uncheckedCauses == report.stores[0].causes && report.stores[0].causes > 0)
        let unproven = await Verification([file]).run()
        #expect(unproven.isSound && unproven.stores[0].notices.contains { $0.reason == .keyUnproven })
        var wrong = TrustedKeys()
        try wrong.add(county.folder.serviceKey("registry").publicKey.rawRepresentation.base64EncodedString())
        let foreign = await Verification([file], keys: wrong).run()
        #expect(foreign.stores[0].faults.contains { $0.reason == .keyForeign })
        #expect(throws: AuditError.self) { try wrong.add("not a key") }
    }

    @Test func `says which events are not signed yet`() async throws {
        let county = try await AuditedCounty.copy()
        try Forger(county: county, service: "registry").change { db in
            try db.execute(sql: "DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)")
        }
        let registry = try #require(await county.verify().store(of: "registry"))
        #expect(registry.faultCount == 0)
        #expect(registry.notices.contains { $0.reason == .unsignedEnd })
    }

    @Test func `reads heads as notes and as the lines that were printed`() async throws {
        let county = try await AuditedCounty.copy()
        let heads = try county.heads()
        let path = "\(county.folder.path)/printed.txt"
        let lines = heads.map { SignedHeads.line(of: $0.checkpoint) }
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
        let printed = try SignedHeads.read(file: path)
        #expect(printed.map(\.checkpoint.root) == heads.map(\.checkpoint.root))
        #expect(await county.verify(heads: printed).isSound)
        try Data("rubbish\n".utf8).write(to: URL(filePath: path))
        #expect(throws: AuditError.self) { try SignedHeads.read(file: path) }
    }
}
