import EventLog
import Foundation
import Model
import Testing

@Suite("Who had access")
struct AccessTests {
    let wang = "user:01a0f166-56a3-7a40-b6c3-2d1e0f9a8b7c"
    let li = Jar.ID.fresh().value
    let zhao = Jar.ID.fresh().value

    @Test func `is found by actor, by person and by time, also after the tables were filled anew`() async throws {
        try await withPantry { store, _ async throws in
            for persons in [[li], [zhao], [li, zhao, li]] { try await open(persons, in: store) }
            try await record(
                .refused(actor: wang, role: "mediator", method: "a.b", minute: "m", count: 3, from: "::1"),
                store
            )
            for _ in 0..<2 {
                #expect(try await store.accesses(AccessQuestion(person: li, limit: 9)).count == 2)
                let all = try await store.accesses(AccessQuestion(actor: wang, limit: 9))
                #expect(all.count == 4)
                #expect(try await store.accesses(AccessQuestion(actor: "link:12345", limit: 9)).isEmpty)
                let page = try await store.accesses(AccessQuestion(after: all[0].position, limit: 2))
                #expect(page.map(\.position) == all[1...2].map(\.position))
                let early = AccessQuestion(from: all[0].moment, to: all[1].moment, limit: 9)
                #expect(try await store.accesses(early).map(\.position) == [all[0].position])
                try await store.rebuild()
            }
        }
    }

    @Test func `includes whoever starts the service with other rules: which files, and under which account`()
        async throws
    {
        try await withPantry { store, path async throws in
            store.close()
            let rules = #"{"county":{"code":"620724"},"files":{"deadlines":[1],"holidays":[]}}"#
            try openPantry(at: path, rules: rules).close()
            let changed = rules.replacing("[1]", with: "[2]")
            let again = try openPantry(at: path, rules: changed)
            defer { again.close() }
            let changes = try await again.accesses(AccessQuestion(limit: 9)).compactMap { record -> [String]? in
                guard case .rulesChanged(let before, let after, let files, let account) = record.event else {
                    return nil
                }
                #expect(before != after && account == "uid:1000")
                return files
            }
            #expect(changes == [["county", "deadlines", "holidays"], ["deadlines"]])
        }
    }

    @Test func `is written nowhere while a log that was put back waits for its loss to be accepted`() async throws {
        try await withPantry { store, path async throws in
            store.close()
            let head = store.head.current
            let waiting = try openPantry(at: path, awaitsAcceptance: true, rules: #"{"files":{}}"#)
            #expect(waiting.head.current == head)
            waiting.close()
        }
    }

    private func open(_ persons: [UniqueID], in store: EventStore<Pantry>) async throws {
        let event = AccessEvent.opened(
            actor: wang,
            role: "mediator",
            method: "jar.get",
            subjects: ["jar/1"],
            persons: persons,
            fields: ["name"],
            reason: "核对",
            from: "127.0.0.1"
        )
        try await record(event, store)
    }

    private func record(_ event: AccessEvent, _ store: EventStore<Pantry>) async throws {
        try await store.record(
            [.access(event, of: Jar.ID.fresh().value)],
            as: Occasion(actor: wang, role: "mediator", commandID: "access/1")
        )
    }
}
