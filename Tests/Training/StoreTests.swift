import EventLog
import Model
import ServiceKit
import TestKit
import Testing
import TrainingDomain

@testable import TrainingService

@Suite("Training's log")
struct StoreTests {
    let kept: TemporaryStore
    let course = TrainingClass.ID.example(4)
    let li = Worker.ID.example(3)
    let he = Worker.ID.example(6)

    init() throws {
        kept = try TemporaryStore()
    }

    private func certify(_ worker: Worker.ID, with number: UInt64) throws -> [Training.Command] {
        var content = try CertificateContent.example()
        content.worker = worker
        return [
            .trainingClass(.certify(worker, certificate: .example(number), level: .singleAbility), on: course),
            .certificate(.issue(content), on: .example(number)),
        ]
    }

    private func openWithTwo() async throws {
        _ = try await kept.ask(
            .trainingClass(.open(.example()), on: course),
            .trainingClass(.enrol(li), on: course),
            .trainingClass(.enrol(he), on: course),
            .trainingClass(.complete(li), on: course)
        )
    }

    @Test func `lets each number be one class's alone`() async throws {
        try await openWithTwo()
        #expect(
            try await kept.refusal(of: .trainingClass(.open(.example()), on: .example(40))) == "classNumberTaken"
        )
        #expect(try kept.read { try Classes.id(of: LineText("PX620724-2026-01"), in: $0) } == course)
    }

    @Test func `numbers certificates without a gap, whatever was refused between them`() async throws {
        try await openWithTwo()
        #expect(try await kept.refusal(of: certify(li, with: 50)) == nil)
        #expect(try await kept.refusal(of: certify(he, with: 51)) == "workerNotCompleted")
        _ = try await kept.ask(.trainingClass(.complete(he), on: course))
        #expect(try await kept.refusal(of: certify(he, with: 52)) == nil)
        let page = try kept.read { try Certificates.page(of: nil, in: course, size: 1, after: nil, in: $0) }
        #expect(page.items.map(\.number) == ["620724-2026-00001"])
        let next = try kept.read {
            try Certificates.page(of: nil, in: course, size: 1, after: page.nextPageToken, in: $0)
        }
        #expect(next.items.map(\.number) == ["620724-2026-00002"])
        #expect(next.nextPageToken == nil)
    }

    @Test func `shows a class with who is in it and how far they have come`() async throws {
        try await openWithTwo()
        _ = try await kept.refusal(of: certify(li, with: 50))
        let view = try #require(try kept.read { try Classes.view(of: course, in: $0) })
        #expect([view.enrolled, view.completed, view.certified] == [2, 1, 1])
        #expect(
            view.roster == [
                RosterRow(worker: li, isCompleted: true, certificate: .example(50)),
                RosterRow(worker: he, isCompleted: false, certificate: nil),
            ]
        )
    }

    @Test func `takes a certificate back in class and file at once`() async throws {
        try await openWithTwo()
        _ = try await kept.refusal(of: certify(li, with: 50))
        _ = try await kept.ask(
            .certificate(.revoke(.issuedByMistake), on: .example(50)),
            .trainingClass(.withdraw(li, certificate: .example(50)), on: course)
        )
        #expect(try kept.read { try Certificates.view(of: .example(50), in: $0) }?.revoked == .issuedByMistake)
        #expect(try kept.read { try ClassRoster.rows(of: course, in: $0) }.allSatisfy { $0.certificate == nil })
        #expect(try await kept.refusal(of: certify(li, with: 53)) == nil)
    }

    @Test func `has every row again after its tables were filled anew from the log`() async throws {
        try await openWithTwo()
        _ = try await kept.refusal(of: certify(li, with: 50))
        _ = try await kept.ask(.trainingClass(.close, on: course), .certificate(.revoke(.replaced), on: .example(50)))
        let before = try kept.rows()
        #expect(before["certificate"]?.count == 1)
        try await kept.store.rebuild()
        #expect(try kept.rows() == before)
    }
}
