import Bus
import Foundation
import Synchronization
import TestKit
import Testing

@Suite("A foreign peer", .timeLimit(.minutes(2)))
struct ForeignPeerTests {
    /// Announces the same body at each new position, one a beat, for as long as it takes.
    private func publisher(of body: [UInt8], in context: BusContext) throws -> Publisher {
        let isDry = Atomic(false)
        return try Publisher.start(
            context: context,
            address: "tcp://127.0.0.1:0",
            heartbeatMilliseconds: 20,
            logger: .example,
            next: { after, _ in
                let wasDry = isDry.logicalXor(true, ordering: .relaxed).oldValue
                return wasDry ? [] : [.open(type: "cn.a.b.v1", epoch: .example, sequence: after + 1, body: body)]
            },
            head: { (.example, 0) }
        )
    }

    @Test func `in Python receives three frames with the stored bytes`() throws {
        let body = Array("{\"data\":{\"村\":\"\\\"\\u0007\"},\"id\":\"01a0f166\"}".utf8)
        let publisher = try publisher(of: body, in: BusContext())
        defer { publisher.stop() }
        let answer = try Oracle.run(
            """
            import sys, zmq
            socket = zmq.Context().socket(zmq.SUB)
            socket.setsockopt(zmq.RCVTIMEO, 30000)
            socket.subscribe(b"")
            socket.connect(sys.argv[1])
            frames = [b"head"]
            while frames[0] == b"head":
                frames = socket.recv_multipart()
            print(" ".join(frame.hex() for frame in frames))
            """,
            arguments: [publisher.endpoint]
        )
        let frames = String(decoding: answer, as: UTF8.self).split { $0.isWhitespace }.map(Self.bytes)
        guard case .open(let type, let epoch, let sequence, let received) = try BusMessage(frames: frames) else {
            Issue.record("It is not an open event.")
            return
        }
        #expect(type == "cn.a.b.v1" && epoch == .example && sequence > 0)
        #expect(received == body)
    }

    @Test func `that announces eight gibibytes or says nothing is cut off`() throws {
        let publisher = try publisher(of: [1], in: BusContext())
        defer { publisher.stop() }
        let answer = try Oracle.run(
            """
            import socket, struct, sys
            def connect():
                place = sys.argv[1].removeprefix("tcp://").split(":")
                peer = socket.create_connection((place[0], int(place[1])))
                peer.settimeout(30)
                return peer
            def drained(peer):
                try:
                    while peer.recv(65536):
                        pass
                except ConnectionResetError:
                    pass
                return "closed"
            giant = connect()
            giant.sendall(b"\\xff" + bytes(8) + b"\\x7f\\x03\\x00" + b"NULL".ljust(20, b"\\0") + bytes(32))
            ready = b"\\x05READY\\x0bSocket-Type" + struct.pack(">I", 3) + b"SUB"
            giant.sendall(b"\\x04" + bytes([len(ready)]) + ready)
            giant.sendall(b"\\x02" + struct.pack(">Q", 2 ** 33))
            print(drained(giant))
            print(drained(connect()))
            """,
            arguments: [publisher.endpoint]
        )
        #expect(String(decoding: answer, as: UTF8.self) == "closed\nclosed\n")
    }

    private static func bytes(_ digits: Substring) -> [UInt8] {
        stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(digits.dropFirst($0).prefix(2), radix: 16) }
    }
}
