import Bus
import Foundation
import Testing

@Suite("A bus address", .timeLimit(.minutes(1)))
struct BusAddressTests {
    @Test(arguments: [
        "tcp://0.0.0.0:7401", "tcp://*:7401", "tcp://192.168.1.5:7401", "tcp://128.0.0.1:7401", "tcp://[::]:7401",
        "tcp://127.0.0.1.example.cn:7401", "tcp://127.0.0:7401", "tcp://localhost:7401", "tcp://eth0:7401",
        "tcp://127.0.0.1;192.168.1.5:0", "pgm://127.0.0.1:7401", "inproc://bus", "127.0.0.1:7401", "",
    ])
    func `is refused unless only this host can reach it`(address: String) throws {
        let context = try BusContext()
        #expect(throws: BusError.notLocal(address: address)) {
            try ExampleLog().publisher(in: context, address: address)
        }
        #expect(throws: BusError.notLocal(address: address)) {
            try Subscriber.start(context: context, address: address, logger: .example)
        }
    }

    @Test(arguments: [
        "tcp://127.0.0.1", "tcp://127.0.0.1:", "tcp://127.0.0.1:65536", "tcp://127.0.0.1:+1", "tcp://127.0.0.1:*",
        "ipc://", "ipc:///" + String(repeating: "a", count: 107),
    ])
    func `is refused when it cannot be read`(address: String) throws {
        let context = try BusContext()
        #expect(throws: BusError.malformedAddress(address: address)) {
            try ExampleLog().publisher(in: context, address: address)
        }
    }

    @Test func `is refused with the way out`() {
        let words = BusError.notLocal(address: "tcp://0.0.0.0:7401").description
        #expect(words.contains("tcp://0.0.0.0:7401"))
        #expect(words.contains("use tcp://127.0.0.1:PORT"))
    }

    @Test func `with port 0 becomes the port that was free`() throws {
        let context = try BusContext()
        let publisher = try ExampleLog().publisher(in: context)
        defer { publisher.stop() }
        let port = try #require(publisher.endpoint.split(separator: ":").last.flatMap { Int($0) })
        #expect(publisher.endpoint.hasPrefix("tcp://127.0.0.1:"))
        #expect(port > 0)
    }

    @Test func `that is taken is refused by name`() throws {
        let context = try BusContext()
        let first = try ExampleLog().publisher(in: context)
        defer { first.stop() }
        let fault = BusError.refused(operation: "bind \(first.endpoint)", reason: "Address already in use")
        #expect(throws: fault) { try ExampleLog().publisher(in: context, address: first.endpoint) }
    }

    @Test func `may be a path or IPv6 loopback`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bus-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let context = try BusContext()
        for address in ["ipc://\(folder.path)/bus", "tcp://[::1]:0"] {
            let publisher = try ExampleLog(events: 3).publisher(in: context, address: address)
            let subscriber = try Subscriber.start(context: context, address: publisher.endpoint, logger: .example)
            var listener = Listener(subscriber)
            #expect(await listener.next() == .head(epoch: .example, sequence: 3))
            subscriber.stop()
            publisher.stop()
        }
    }
}
