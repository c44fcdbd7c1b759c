import Foundation
import Identity
import Model
import Testing

@Suite("A tally of refusals")
struct RefusalTallyTests {
    let place: IdentityFolder
    /// 16:20:00.000 in the county.
    let minute = Moment(milliseconds: 29_833_333 * 60_000)

    init() throws { place = try IdentityFolder() }

    private func caller(_ role: Role = .mediator) throws -> Caller {
        let text = try place.registry.token(IdentityFolder.request(nil, role), at: minute)
        return try place.verifier.verify(text, now: minute)
    }

    private func refused(_ caller: Caller, _ method: String, _ count: Int64, after: Int64 = 0) -> AccessEvent {
        .refused(
            actor: caller.actor.description,
            role: caller.role.rawValue,
            method: method,
            minute: minute.adding(milliseconds: after).text,
            count: count,
            from: caller.host
        )
    }

    @Test func `is one event for each actor, method and minute, once the minute is over`() throws {
        let (wang, li) = (try caller(), try caller(.auditor))
        var tally = RefusalTally()
        for second in 0..<60 {
            tally.count(wang, method: "fund.pay", at: minute.adding(milliseconds: Int64(second) * 1_000))
        }
        tally.count(li, method: "fund.pay", at: minute)
        tally.count(li, method: "fund.grant", at: minute)
        tally.count(wang, method: "fund.pay", at: minute.adding(milliseconds: 60_000))
        #expect(tally.finished(before: minute.adding(milliseconds: 59_999)).isEmpty)
        let events = tally.finished(before: minute.adding(milliseconds: 60_000))
        #expect(events.count == 3)
        let expected = [refused(wang, "fund.pay", 60), refused(li, "fund.pay", 1), refused(li, "fund.grant", 1)]
        #expect(expected.allSatisfy(events.contains))
        #expect(tally.finished(before: minute.adding(milliseconds: 60_000)).isEmpty)
        #expect(tally.finishAll() == [refused(wang, "fund.pay", 1, after: 60_000)])
        #expect(tally.finishAll().isEmpty)
    }

    @Test func `counts on under one row when somebody tries more methods than there is room for`() throws {
        let wang = try caller()
        var tally = RefusalTally()
        for number in 0..<RefusalTally.maxRows + 10 {
            tally.count(wang, method: "method.\(number)", at: minute)
        }
        tally.count(wang, method: "method.0", at: minute)
        let events = tally.finishAll()
        #expect(events.count == RefusalTally.maxRows + 1)
        #expect(events.contains(refused(wang, "*", 10)))
        #expect(events.contains(refused(wang, "method.0", 2)))
    }
}
