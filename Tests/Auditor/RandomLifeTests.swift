import Auditor
import EventLog
import Foundation
import GRDB
import Model
import ServiceKit
import TestKit
import Testing

@Suite("A random history of all services")
struct RandomLifeTests {
    /// How many commands; a soak sets more.
    private static let commands =
        ProcessInfo.processInfo.environment["AUDIT_COMMANDS"].flatMap { Int($0) } ?? 10_000

    @Test func `is replayed row by row, to its end and to moments on the way, verifies, and other rules find nothing`()
        async throws
    {
        let county = try await AuditedCounty.empty()
        var life = try RandomLife(county, seed: 11)
        defer { life.close() }
        var copies: [AuditedCounty] = []
        var numbers = SeededRandom(seed: 12)
        var left = Self.commands
        while left > 0 {
            let stretch = min(left, Int.random(in: 1...Self.commands / 2, using: &numbers))
            try await life.run(stretch)
            left -= stretch
            if left > 0 { copies.append(try await copy(of: county, life)) }
        }
        #expect(life.outcomes.done > Self.commands / 4 && life.outcomes.refused > Self.commands / 10)
        for service in DataFolder.services {
            try expectEqual(county, service, .head, county.file(service))
            for copy in copies {
                let head = try Self.head(of: copy, service)
                try expectEqual(county, service, .position(head.position), copy.file(service))
                try expectEqual(county, service, .moment(head.moment), copy.file(service))
            }
        }
        let report = await county.verify(services: DataFolder.services)
        #expect(report.isSound, "\(report.stores.flatMap(\.faults).prefix(5))")
        let same = try WhatIfRun(
            DataFolder.services.map(county.file),
            rules: CountyFolder(path: AuditedCounty.rules).ruleSet()
        ).run()
        #expect(same.differences == [] && same.ruled > Self.commands / 10)
    }

    /// The stores as they stand now, while they are open.
    private func copy(of county: AuditedCounty, _ life: RandomLife) async throws -> AuditedCounty {
        for pool in [life.registry.reader, life.training.reader, life.mediation.reader, life.credit.reader] {
            try await pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        }
        return try county.copy()
    }

    private func expectEqual(
        _ county: AuditedCounty,
        _ service: String,
        _ end: ReplayRun.End,
        _ compared: StoreFile
    ) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "life-\(UUID().uuidString).sqlite").path
        defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }
        var run = ReplayRun(county.file(service), into: path)
        run.end = end
        run.compared = compared
        #expect(try run.run().differences == [], "\(service) at \(end)")
    }

    private static func head(of county: AuditedCounty, _ service: String) throws -> (position: Int64, moment: Moment) {
        let queue = try DatabaseQueue(path: county.folder.store(of: service))
        let row = try queue.read { db in
            try Row.fetchOne(db, sql: "SELECT position, moment FROM event ORDER BY position DESC LIMIT 1")
        }
        let found = try #require(row)
        return (found["position"], Moment(milliseconds: found["moment"]))
    }
}
