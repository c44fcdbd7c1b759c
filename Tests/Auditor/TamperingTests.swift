import Auditor
import Crypto
import Foundation
import GRDB
import Model
import ServiceKit
import TestKit
import Testing

@Suite("Tampering with a store")
struct TamperingTests {
    /// One way of tampering, and what must be said of it.
    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var service = "registry"
        let kind: FaultKind
        /// Where it is said to be: an event the fault must speak of.
        var position: Int64?
        let tamper: @Sendable (Database, Forger) throws -> Void

        init(
            _ name: String,
            in service: String = "registry",
            _ kind: FaultKind,
            at position: Int64? = nil,
            _ tamper: @escaping @Sendable (Database, Forger) throws -> Void
        ) {
            testDescription = name
            self.service = service
            self.kind = kind
            self.position = position
            self.tamper = tamper
        }
    }

    @Test(arguments: Shape.all) func `is found and named`(_ shape: Shape) async throws {
        let county = try await AuditedCounty.copy()
        let forger = Forger(county: county, service: shape.service)
        try forger.change { db in try shape.tamper(db, forger) }
        let report = await county.verify()
        let faults = report.stores.flatMap(\.faults)
        let found = faults.filter { $0.reason == shape.kind }
        #expect(!found.isEmpty, "\(faults.map { "\($0.reason) \($0.first ?? 0)–\($0.last ?? 0) \($0.detail)" })")
        if let position = shape.position {
            #expect(found.contains { $0.concerns(position) }, "\(found.map { "\($0.first ?? 0)–\($0.last ?? 0)" })")
        }
    }

    @Test func `with the guards taken away is found by their absence`() async throws {
        let county = try await AuditedCounty.copy()
        let queue = try DatabaseQueue(path: county.folder.store(of: "credit"))
        try await queue.write { db in try db.execute(sql: "DROP TRIGGER eventIsKept") }
        try queue.close()
        let faults = await county.verify().stores.flatMap(\.faults)
        #expect(faults.map(\.reason) == [.shapeMissing] && faults[0].detail == "trigger eventIsKept")
    }

    @Test func `by putting one service's store in another's place is found`() async throws {
        let county = try await AuditedCounty.copy()
        let (registry, credit) = (county.folder.store(of: "registry"), county.folder.store(of: "credit"))
        try FileManager.default.moveItem(atPath: credit, toPath: "\(credit).aside")
        try FileManager.default.moveItem(atPath: registry, toPath: credit)
        try FileManager.default.moveItem(atPath: "\(credit).aside", toPath: registry)
        let report = await county.verify()
        #expect(report.stores.filter { $0.faults.contains { $0.reason == .storeForeign } }.count == 2)
    }

    @Test func `by putting back an older copy of one store is found by its peers`() async throws {
        let county = try await AuditedCounty.copy()
        let older = try county.copy()
        var history = try RandomHistory(county, seed: 3)
        try await history.run(150)
        history.close()
        #expect(await county.verify().isSound)
        let path = county.folder.store(of: "registry")
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        try FileManager.default.copyItem(atPath: older.folder.store(of: "registry"), toPath: path)
        let registry = try #require(await county.verify().store(of: "registry"))
        let reasons = Set(registry.faults.map(\.reason))
        #expect(reasons == [.witnessBeyondEnd, .followedBeyondEnd])
    }

    @Test func `of all stores at once, with every hash and signature made anew, is found by a head kept outside`()
        async throws
    {
        let county = try await AuditedCounty.copy()
        let heads = try county.heads()
        let forger = Forger(county: county, service: "registry")
        try forger.change { db in
            try Forger.rewrite(db, at: 300, "高台县", "临泽县")
            try Forger.makeTiles(db)
            try forger.makeCheckpoints(db)
        }
        let seen = await county.verify()
        #expect(seen.store(of: "registry")?.faults.map(\.reason).contains(.witnessDiffers) == true)
        #expect(seen.store(of: "registry")?.faults.map(\.reason).contains(.followedDiffers) == true)
        #expect(seen.store(of: "registry")?.faults.map(\.reason).contains(.treeDiffers) == false)
        try forger.makeWitnesses()
        let unseen = await county.verify()
        #expect(unseen.isSound, "\(unseen.stores.flatMap(\.faults).map { "\($0.reason) \($0.detail)" })")
        let shown = try #require(await county.verify(heads: heads).store(of: "registry"))
        #expect(shown.faults.map(\.reason) == [.headDiffers])
        #expect(shown.faults[0].concerns(300))
        let typed = try SignedHeads.read(file: try Self.printed(heads, in: county))
        #expect(await county.verify(heads: typed).store(of: "registry")?.faults.map(\.reason) == [.headDiffers])
    }

    private static func printed(_ heads: [SignedHeads.Head], in county: AuditedCounty) throws -> String {
        let path = "\(county.folder.path)/paper.txt"
        let lines = heads.map { SignedHeads.line(of: $0.checkpoint) }.joined(separator: "\n")
        try Data(lines.utf8).write(to: URL(filePath: path))
        return path
    }
}
