import Bus
import Testing

@Suite("A bus message")
struct BusMessageTests {
    static let leaf = (0..<32).map { UInt8($0 * 8) }
    static let kinds: [BusMessage] = [
        .open(
            type: "cn.jiazheng.credit.file.opened.v1",
            epoch: .example,
            sequence: .max,
            body: Array("{\"好\":1}".utf8)
        ),
        .closed(epoch: .example, sequence: 1, leaf: leaf),
        .head(epoch: .example, sequence: 0),
    ]

    @Test(arguments: kinds)
    func `is read as it was written`(message: BusMessage) throws {
        #expect(try BusMessage(frames: message.frames()) == message)
    }

    @Test func `of an open event is its type, its place and its stored bytes`() throws {
        let body = Array("{\"claimed\":128000}".utf8)
        let message = BusMessage.open(type: "cn.x.y.v1", epoch: .example, sequence: 48_214, body: body)
        #expect(
            try message.frames() == [Array("cn.x.y.v1".utf8), Array("7f3a9c10:00000000000000048214".utf8), body]
        )
    }

    @Test func `of a closed event shows its leaf in hexadecimal and nothing else`() throws {
        let frames = try BusMessage.closed(epoch: .example, sequence: 7, leaf: Self.leaf).frames()
        #expect(frames[0] == Array("closed".utf8))
        #expect(frames[2] == Array("0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8".utf8))
    }

    static let place = "7f3a9c10:00000000000000000007"
    static let malformed: [([String], MalformedMessage)] = [
        ([], .frameCount),
        (["head", place], .frameCount),
        (["head", place, "", ""], .frameCount),
        (["tail", place, ""], .type),
        (["", place, "{}"], .type),
        (["a.b c", place, "{}"], .type),
        ([String(repeating: "a.", count: 65), place, "{}"], .type),
        (["head", "7f3a9c10:7", ""], .position),
        (["head", "7F3A9C10:00000000000000000007", ""], .position),
        (["head", "7f3a9c10-00000000000000000007", ""], .position),
        (["head", "7f3a9c10:0000000000000000000x", ""], .position),
        (["head", "7f3a9c10:09223372036854775808", ""], .position),
        (["head", "7f3a9c10:99999999999999999999", ""], .position),
        (["a.b", "7f3a9c10:00000000000000000000", "{}"], .position),
        (["closed", "7f3a9c10:00000000000000000000", String(repeating: "0", count: 64)], .position),
        (["head", place, "{}"], .body),
        (["a.b", place, ""], .body),
        (["a.b", place, String(repeating: "a", count: 65_536)], .body),
        (["closed", place, String(repeating: "0", count: 62)], .body),
        (["closed", place, String(repeating: "G", count: 64)], .body),
        (["closed", place, String(repeating: "A", count: 64)], .body),
    ]

    @Test(arguments: malformed)
    func `is refused when a frame is not as agreed`(frames: [String], fault: MalformedMessage) {
        #expect(throws: fault) { try BusMessage(frames: frames.map { Array($0.utf8) }) }
    }

    static let unspeakable: [(BusMessage, MalformedMessage)] = [
        (.open(type: "closed", epoch: .example, sequence: 1, body: [1]), .type),
        (.open(type: "a.b", epoch: .example, sequence: 0, body: [1]), .position),
        (.open(type: "a.b", epoch: "7f3a9c1", sequence: 1, body: [1]), .position),
        (.open(type: "a.b", epoch: .example, sequence: 1, body: []), .body),
        (.open(type: "a.b", epoch: .example, sequence: 1, body: Array(repeating: 1, count: 65_536)), .body),
        (.closed(epoch: .example, sequence: 1, leaf: [1]), .body),
        (.closed(epoch: .example, sequence: 0, leaf: leaf), .position),
        (.head(epoch: .example, sequence: -1), .position),
    ]

    @Test(arguments: unspeakable)
    func `is not written when nobody would read it`(message: BusMessage, fault: MalformedMessage) {
        #expect(throws: fault) { try message.frames() }
    }
}
