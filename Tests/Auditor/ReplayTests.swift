import Auditor
import EventLog
import Foundation
import GRDB
import Model
import RegistryService
import ServiceKit
import TestKit
import Testing

@Suite("Replaying a log")
struct ReplayTests {
    private func replay(
        _ county: AuditedCounty,
        _ service: String,
        to end: ReplayRun.End = .head,
        comparing compared: StoreFile? = nil
    ) throws -> ReplayRun.Report {
        var run = ReplayRun(county.file(service), into: "\(county.folder.path)/replayed-\(service).sqlite")
        run.end = end
        run.compared = compared
        return try run.run()
    }

    @Test(arguments: AuditedCounty.services) func `gives every row of the live store`(service: String) async throws {
        let county = try await AuditedCounty.copy()
        let report = try replay(county, service, comparing: county.file(service))
        #expect(report.replayed == report.position && report.position > 100)
        #expect(report.compared.count > 4 && report.compared.contains("tile"))
        #expect(report.differences == [])
    }

    @Test func `to a position gives what a copy taken there has`() async throws {
        let county = try await AuditedCounty.copy()
        let copies = try await chapters(2...4, of: county)
        for copy in copies {
            for service in AuditedCounty.services {
                let end = try head(of: copy, service)
                let fresh = try county.copy()
                let report = try replay(fresh, service, to: .position(end.position), comparing: copy.file(service))
                #expect(report.differences == [], "\(service) at \(end.position)")
                let again = try county.copy()
                let byTime = try replay(again, service, to: .moment(end.moment), comparing: copy.file(service))
                #expect(byTime.position == end.position && byTime.differences == [])
            }
        }
    }

    /// Lets a county go on, a copy being taken before each chapter.
    private func chapters(_ seeds: ClosedRange<UInt64>, of county: AuditedCounty) async throws -> [AuditedCounty] {
        var copies: [AuditedCounty] = []
        for seed in seeds {
            copies.append(try county.copy())
            var history = try RandomHistory(county, seed: seed)
            try await history.run(60)
            history.close()
        }
        return copies
    }

    private func head(of county: AuditedCounty, _ service: String) throws -> (position: Int64, moment: Moment) {
        let queue = try DatabaseQueue(path: county.folder.store(of: service))
        let row = try queue.read { db in
            try Row.fetchOne(db, sql: "SELECT position, moment FROM event ORDER BY position DESC LIMIT 1")
        }
        let found = try #require(row)
        return (found["position"], Moment(milliseconds: found["moment"]))
    }

    @Test func `goes on where it was interrupted`() async throws {
        let county = try await AuditedCounty.copy()
        _ = try replay(county, "registry", to: .position(333))
        let report = try replay(county, "registry", comparing: county.file("registry"))
        #expect(report.replayed == report.position - 333)
        #expect(report.differences == [])
        #expect(throws: AuditError.self) { try replay(county, "registry", to: .position(5)) }
    }

    @Test func `names each field and row in which a store differs`() async throws {
        let county = try await AuditedCounty.copy()
        let queue = try DatabaseQueue(path: county.folder.store(of: "credit"))
        let (first, last) = try await queue.write { db in
            let keys = try String.fetchAll(db, sql: "SELECT id FROM creditFile ORDER BY id")
            try db.execute(sql: "DELETE FROM creditFile WHERE id = ?", arguments: [keys[0]])
            try db.execute(sql: "UPDATE meta SET value = 'ffffffff'")
            return (keys[0], keys.last)
        }
        try queue.close()
        #expect(first != last)
        let report = try replay(county, "credit", comparing: county.file("credit"))
        let rows = report.differences.map { "\($0.table) \($0.row) \($0.field ?? "*")" }
        #expect(rows == ["creditFile \(first) *", "meta epoch value"])
        #expect(report.differences.last?.live == "ffffffff")
    }

    @Test func `is refused into a file that holds something else`() async throws {
        let county = try await AuditedCounty.copy()
        var run = ReplayRun(county.file("registry"), into: county.folder.store(of: "registry"))
        #expect(throws: AuditError.self) { try run.run() }
        run.path = "\(county.folder.path)/other.sqlite"
        let other = try DatabaseQueue(path: run.path)
        try await other.write { db in try db.execute(sql: "CREATE TABLE stranger (name TEXT)") }
        try other.close()
        #expect(throws: AuditError.self) { try run.run() }
        run.path = county.folder.store(of: "credit")
        #expect(throws: AuditError.self) { try run.run() }
    }
}

@Suite("A question about the past")
struct AsOfTests {
    private func count(_ county: AuditedCounty, _ end: ReplayRun.End) async throws -> Int {
        let asOf = AsOf(county.file("registry"), end)
        let answer = try await asOf.answer("enterprise.list", JSONDocument(Array(#"{"pageSize":500}"#.utf8)))
        return try #require(JSONDocument(answer.value).root["items"]?.elements.count)
    }

    @Test func `is answered as the service would have answered then`() async throws {
        let county = try await AuditedCounty.copy()
        let queue = try DatabaseQueue(path: county.folder.store(of: "registry"))
        let positions = try await queue.read { db in
            try Int64.fetchAll(
                db,
                sql: "SELECT position FROM event WHERE type LIKE '%.enterprise.registered.v1' ORDER BY position"
            )
        }
        try queue.close()
        for number in [1, 20, 77] {
            #expect(try await count(county, .position(positions[number] - 1)) == number)
            #expect(try await count(county, .position(positions[number])) == number + 1)
        }
        #expect(try await count(county, .head) == positions.count)
        #expect(await county.verify().isSound)
    }

    @Test func `opens nothing that is sealed, and is refused to whom the query is not for`() async throws {
        let county = try await AuditedCounty.copy()
        let asOf = AsOf(county.file("registry"), .head)
        let list = try await asOf.answer("enterprise.list", JSONDocument(Array(#"{"pageSize":1}"#.utf8)))
        let id = try #require(JSONDocument(list.value).root["items"]?.elements.first?["enterprise"]?.string)
        let params = try JSONDocument(Array("{\"enterprise\":\"\(id)\",\"reason\":\"审计\"}".utf8))
        await #expect(throws: Refusal.self) { try await asOf.answer("enterprise.get", params) }
        let supervisor = AsOf(county.file("registry"), .head, role: .commerceSupervisor)
        let shown = String(decoding: try await supervisor.answer("enterprise.get", params).value, as: UTF8.self)
        #expect(shown.contains(id) && !shown.contains("legalRepresentative"))
        await #expect(throws: AuditError.self) { try await asOf.answer("enterprise.nothing", params) }
        let link = AsOf(county.file("credit"), .head, role: .hotlineLink)
        await #expect(throws: AuditError.self) { try await link.answer("file.list", JSONDocument(Array("{}".utf8))) }
        let early = AsOf(county.file("registry"), .moment(Moment(milliseconds: 0)))
        await #expect(throws: AuditError.self) { try await early.answer("enterprise.list", params) }
    }
}
