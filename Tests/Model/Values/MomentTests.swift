import Foundation
import Model
import TestKit
import Testing

@Suite("A moment")
struct MomentTests {
    @Test func `is written as Python's datetime writes it, over ten thousand moments of all years`() throws {
        var numbers = SeededRandom(seed: 3)
        let range: ClosedRange<Int64> = -62_135_596_800_000...253_402_214_399_999
        let moments = (0..<10_000).map { index in
            index < 5000
                ? Moment(milliseconds: .random(in: range, using: &numbers))
                : Moment(milliseconds: .random(in: 0...2_000_000_000_000, using: &numbers))
        }
        let theirs = try Oracle.lines(
            """
            import sys
            from datetime import datetime, timedelta, timezone
            zone = timezone(timedelta(hours=8))
            start = datetime(1970, 1, 1, tzinfo=timezone.utc)
            for line in sys.stdin:
                moment = start + timedelta(milliseconds=int(line))
                print(moment.astimezone(zone).isoformat(timespec="milliseconds"))
            """,
            over: moments.map { String($0.milliseconds) }
        )
        #expect(moments.map(\.text) == theirs)
        #expect(try theirs.map { try Moment($0) } == moments)
        #expect(moments.map(\.day.text) == theirs.map { String($0.prefix(10)) })
    }

    @Test(arguments: [
        "2026-09-30T16:20:11.043+08:00", "2026-09-30T08:20:11.043Z", "2026-09-30t08:20:11.043z",
        "2026-09-30T03:20:11.043-05:00", "2026-10-01T00:05:11.043+15:45",
    ])
    func `is the same with any offset`(text: String) throws {
        #expect(try Moment(text).text == "2026-09-30T16:20:11.043+08:00")
    }

    @Test func `may leave out digits after the second`() throws {
        #expect(try Moment("2026-09-30T16:20:11+08:00").text == "2026-09-30T16:20:11.000+08:00")
        #expect(try Moment("2026-09-30T16:20:11.5+08:00").text == "2026-09-30T16:20:11.500+08:00")
    }

    @Test(arguments: [
        "", "2026-09-30", "2026-09-30T16:20:11", "2026-09-30 16:20:11+08:00", "2026-02-29T00:00:00Z",
        "2026-09-30T24:00:00Z", "2026-09-30T16:60:00Z", "2026-09-30T16:20:60Z", "2026-09-30T16:20:11.0431Z",
        "2026-09-30T16:20:11.Z", "2026-09-30T16:20:11+0800", "2026-09-30T16:20:11+08:60", "2026-09-30T16:20:11Z ",
        "0001-01-01T00:00:00+23:00", "２０２６-09-30T16:20:11Z",
    ])
    func `that RFC 3339 does not know is refused`(text: String) {
        #expect(refusalReason { try Moment(text) } == "invalidMoment")
    }

    @Test func `belongs to the day of the county's clocks`() throws {
        #expect(try Moment("2026-09-30T15:59:59.999Z").day == Day("2026-09-30"))
        #expect(try Moment("2026-09-30T16:00:00Z").day == Day("2026-10-01"))
        #expect(try Day("2026-10-01").start == Moment("2026-10-01T00:00:00+08:00"))
    }

    @Test func `stays within the years that can be written`() throws {
        #expect(Moment(milliseconds: .max).text == "9999-12-31T23:59:59.999+08:00")
        #expect(Moment(milliseconds: .min).adding(milliseconds: .min).text == "0001-01-01T00:00:00.000+08:00")
    }
}
