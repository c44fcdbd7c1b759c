import Auditor
import Foundation
import Model
import ServiceKit
import TestKit
import Testing
import Vault

@Suite("A story")
struct StoryTests {
    private func told(_ name: String, reports: Bool = false, opened: Bool = false) throws -> StoryTelling.Told {
        var telling = StoryTelling(try ReleasedCounty.files.map { try StorySource($0) })
        telling.includesReports = reports
        if opened { telling.vaults = try ReleasedCounty.vaults() }
        return try telling.tell(of: try #require(StoryName(name)), named: name)
    }

    private func place(_ nodes: [StoryNode]) -> [String] { all(nodes).map { "\($0.service) \($0.position)" } }

    /// The stream of the first event of a type.
    private func first(_ service: String, _ type: String) throws -> String {
        let sql = "SELECT stream FROM event WHERE type LIKE '%.\(type).v1' ORDER BY position LIMIT 1"
        return try #require(try ReleasedCounty.texts(service, sql).first)
    }

    private func all(_ nodes: [StoryNode]) -> [StoryNode] { nodes.flatMap { [$0] + all($0.children) } }

    /// A case that was terminated, by its stream.
    private func terminated() throws -> String { try first("mediation", "case.terminated") }

    @Test func `of a case goes from the hotline's message to the answer that left, in one tree`() throws {
        let stream = try terminated()
        let tree = try told(stream).tree
        let nodes = all(tree.steps)
        #expect(nodes.count == tree.events && tree.services == DataFolder.services)
        let own = try ReleasedCounty.texts("mediation", "SELECT type FROM event WHERE stream = '\(stream)'")
        #expect(nodes.filter { $0.subject == stream }.count == own.count)
        let received = try #require(nodes.first { $0.type == "order.received.v1" })
        #expect(received.link == .message && received.actor.hasPrefix("link:") && received.gap == nil)
        let termination = try #require(nodes.first { $0.type == "case.terminated.v1" })
        #expect(termination.what.chinese.hasPrefix("终止调解"))
        let rule = try #require(termination.rules.first)
        #expect(rule.source != nil && rule.name != nil && rule.outcome["law"] == "order121")
        #expect(nodes.contains { $0.type == "order.answered.v1" && !$0.sends.isEmpty })
        #expect(nodes.allSatisfy { $0.texts.allSatisfy { $0.text == nil } })
    }

    @Test func `is the same whether the case is named by its id, its number or its order's number`() throws {
        let stream = try terminated()
        let tree = try told(stream).tree
        let opened = try #require(all(tree.steps).first { $0.type == "case.opened.v1" })
        let sql = "SELECT CAST(body AS TEXT) FROM event WHERE position = \(opened.position)"
        let body = try JSONDocument(Array(try #require(try ReleasedCounty.texts("mediation", sql).first).utf8)).root
        let number = try #require(body["data"]?["number"]).decode(FileNumber.self)
        let places = place(tree.steps)
        #expect(place(try told("\(number)").tree.steps) == places)
        #expect(place(try told(String(stream.dropFirst(5))).tree.steps) == places)
        let order = try #require(all(tree.steps).first { $0.type == "order.received.v1" })
        let receipt = "SELECT CAST(body AS TEXT) FROM event WHERE position = \(order.position)"
        let text = try #require(try ReleasedCounty.texts("mediation", receipt).first)
        let named = try #require(try JSONDocument(Array(text.utf8)).root["data"]?["receipt"]?["number"]?.string)
        #expect(Set(place(try told(named).tree.steps)) == Set(places))
    }

    @Test func `follows causes into the other services and names the time in between`() throws {
        let nodes = all(try told(try first("training", "certificate.issued")).tree.steps)
        let issued = try #require(nodes.first { $0.type == "certificate.issued.v1" })
        let noted = try #require(issued.children.first { $0.type == "worker.certificateNoted.v1" })
        #expect(noted.service == "registry" && noted.link == .caused && noted.gap != nil)
        let enterprise = try told(try first("registry", "enterprise.registered"))
        let services = Set(all(enterprise.tree.steps).map(\.service))
        #expect(services.isSuperset(of: ["registry", "mediation", "credit"]))
    }

    @Test func `says nothing of reports unless they are asked for`() throws {
        let order = try first("mediation", "order.linkedToReport")
        let quiet = all(try told(order).tree.steps)
        #expect(quiet.contains { $0.type == "order.received.v1" })
        #expect(!quiet.contains { $0.type.lowercased().contains("report") || $0.subject.hasPrefix("report/") })
        #expect(all(try told(order, reports: true).tree.steps).contains { $0.type == "report.opened.v1" })
    }

    @Test func `opens what is sealed by the vaults alone, and tells what was opened`() throws {
        let stream = try terminated()
        let told = try told(stream, opened: true)
        let texts = all(told.tree.steps).flatMap(\.texts).compactMap(\.text)
        #expect(!texts.isEmpty)
        let opening = try #require(told.openings["mediation"])
        #expect(!opening.subjects.isEmpty && !opening.persons.isEmpty && opening.fields.contains("phone"))
        let phone = try #require(texts.first { (try? PhoneNumber($0)) != nil })
        let found = try self.told("phone:\(phone)", opened: true)
        #expect(all(found.tree.steps).contains { $0.subject == stream })
        #expect(throws: AuditError.self) { try self.told("phone:\(phone)") }
        #expect(throws: AuditError.self) { try self.told("2026-99999") }
    }

    @Test func `is told from an unpacked pack as well`() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "pack-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: place) }
        var export = PackExport(
            ReleasedCounty.files,
            witnesses: ReleasedCounty.files,
            keys: TrustedKeys(),
            madeAt: .example
        )
        export.includesClosed = true
        _ = try export.write(to: place)
        let stream = try terminated()
        let tree = try StoryTelling(StorySource.sources(inPack: place)).tell(of: .stream(stream), named: stream).tree
        #expect(all(tree.steps).map(\.position).sorted() == all(try told(stream).tree.steps).map(\.position).sorted())
    }

    @Test(arguments: [
        (0, "随即"), (900, "随即"), (59_000, "59秒后"), (61_000, "1分钟1秒后"), (3_600_000, "1小时后"),
        (183_600_000, "2天3小时后"), (-5, "随即"),
    ])
    func `says how long something took`(milliseconds: Int64, words: String) throws {
        let earlier = Moment.example
        #expect(StoryGap(from: earlier, to: earlier.adding(milliseconds: milliseconds)).words.chinese == words)
    }

    @Test func `knows the ways in which people name things`() throws {
        #expect(StoryName("2026-17") == .fileNumber(FileNumber(year: 2026, serial: 17)))
        #expect(StoryName("12345:GD20260930-000131") == .order(.hotline12345, "GD20260930-000131"))
        #expect(StoryName("12315/GT1") == .order(.hotline12315, "GT1"))
        #expect(StoryName("620724-2026-00017") == .certificate("620724-2026-00017"))
        #expect(StoryName("电话:13893610001") == .person(.phone, "13893610001"))
        #expect(StoryName("case/01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c") != nil)
        #expect(StoryName("91620724MADEM0011F") == .creditCode("91620724MADEM0011F"))
    }
}
