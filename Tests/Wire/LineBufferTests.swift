import NIOCore
import Testing

@testable import Wire

@Suite("A line buffer")
struct LineBufferTests {
    @Test func `gives the same lines however the bytes are cut`() {
        let text = Array("one\n\nthree is longer\nfour\n".utf8)
        for size in 1...text.count {
            var buffer = LineBuffer(maxLine: 20)
            var lines: [String] = []
            for start in stride(from: 0, to: text.count, by: size) {
                buffer.append(ByteBuffer(bytes: text[start..<min(start + size, text.count)]))
                while case .line(let line) = buffer.next() { lines.append(String(decoding: line, as: UTF8.self)) }
            }
            #expect(lines == ["one", "", "three is longer", "four"])
            #expect(!buffer.hasBytes)
        }
    }

    @Test func `takes a line at its limit and none above it`() {
        var buffer = LineBuffer(maxLine: 3)
        buffer.append(ByteBuffer(string: "abc\nabcd\n"))
        #expect(buffer.next() == .line(Array("abc".utf8)))
        #expect(buffer.next() == .tooLong)
        var unfinished = LineBuffer(maxLine: 3)
        unfinished.append(ByteBuffer(string: "abc"))
        #expect(unfinished.next() == .incomplete)
        unfinished.append(ByteBuffer(string: "d"))
        #expect(unfinished.next() == .tooLong)
    }
}

@Suite("A connection's clock")
struct ConnectionClockTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    private let limits = WireLimits()

    private func expiry(_ clock: ConnectionClock, after seconds: Int64, isBusy: Bool = false) -> ConnectionClock.Expiry?
    {
        clock.expiry(at: start + .seconds(seconds), isBusy: isBusy, limits: limits)
    }

    @Test func `runs out for a line, for silence, for deafness and for a farewell`() {
        var clock = ConnectionClock(quietSince: start)
        #expect(expiry(clock, after: 599) == nil)
        #expect(expiry(clock, after: 600) == .idle)
        #expect(expiry(clock, after: 600, isBusy: true) == nil)
        clock.lineBegan = start
        #expect(expiry(clock, after: 9) == nil)
        #expect(expiry(clock, after: 10, isBusy: true) == .lineTooSlow)
        clock.stuckSince = start
        #expect(expiry(clock, after: 30) == .stuck)
        clock.closingSince = start
        #expect(expiry(clock, after: 1) == nil)
        #expect(expiry(clock, after: 2) == .lingered)
    }

    @Test func `begins anew for a peer that takes something`() {
        var clock = ConnectionClock(quietSince: start)
        clock.note(unsent: 500, before: 0, at: start)
        #expect(clock.stuckSince == start)
        clock.note(unsent: 500, before: 500, at: start + .seconds(5))
        #expect(clock.stuckSince == start)
        clock.note(unsent: 400, before: 500, at: start + .seconds(6))
        #expect(clock.stuckSince == start + .seconds(6))
        clock.note(unsent: 0, before: 400, at: start + .seconds(7))
        #expect(clock.stuckSince == nil)
    }
}
