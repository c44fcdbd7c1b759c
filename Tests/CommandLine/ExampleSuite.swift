import Foundation
import Model
import ServiceKit
import Synchronization
import Wire

/// A county's data folder with stand-in services, which answer on real sockets and remember what they were asked.
final class ExampleSuite: Sendable {
    typealias Answering = @Sendable (_ service: String, _ request: WireRequest) -> WireReply

    /// What a stand-in was asked.
    struct Asked: Sendable {
        var service: String
        var method: String
        var params: String
        var meta: RequestMeta
    }

    let folder: DataFolder
    private let asked = Mutex<[Asked]>([])

    /// Everything that was asked, in order.
    var questions: [Asked] { asked.withLock { $0 } }

    private init(path: String) {
        folder = DataFolder(path: path)
    }

    /// The county's rules as the project holds them.
    static var rules: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "compose/counties/gaotai").path
    }

    private static let madePath =
        NSTemporaryDirectory() + "/jiazheng-tests-\(ProcessInfo.processInfo.processIdentifier)"

    /// A folder as `init` makes it, made once and copied for each test, since reading the rules takes a while.
    private static let made = Result {
        atexit { try? FileManager.default.removeItem(atPath: ExampleSuite.madePath) }
        try DataFolder(path: madePath).create(rules: rules, at: Moment(milliseconds: 1_790_000_000_000))
        return madePath
    }

    /// A folder for one test, gone after it.
    static func withFolder(_ body: (String) async throws -> Void) async throws {
        let path = NSTemporaryDirectory() + "/jiazheng-\(UniqueID.fresh(at: Moment(milliseconds: 0)))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    /// Runs stand-ins for as long as `body` lasts.
    static func with(
        _ services: [String] = DataFolder.services,
        answering: @escaping Answering = ExampleAnswers.usual,
        body: (ExampleSuite) async throws -> Void
    ) async throws {
        try await withFolder { path in
            let suite = ExampleSuite(path: path)
            try FileManager.default.copyItem(atPath: try made.get(), toPath: path)
            var servers: [WireServer] = []
            for service in services { servers.append(try await suite.serve(service, answering)) }
            do {
                try await body(suite)
            } catch {
                for server in servers { await server.shutdown(within: .milliseconds(1)) }
                throw error
            }
            for server in servers { await server.shutdown(within: .milliseconds(100)) }
        }
    }

    private func serve(_ service: String, _ answering: @escaping Answering) async throws -> WireServer {
        let server = try WireServer(
            on: WireAddress(port: 0),
            hello: { Array(#"{"service":"\#(service)","protocol":1}"#.utf8) },
            handler: { [self] request, answer in
                let params = request.params.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
                asked.withLock {
                    $0.append(Asked(service: service, method: request.method, params: params, meta: request.meta))
                }
                answer(answering(service, request))
            }
        )
        try await server.start()
        let endpoint = Endpoint(
            requests: "127.0.0.1:\(server.port)",
            events: "tcp://127.0.0.1:1",
            http: "127.0.0.1:1",
            pid: Int64(ProcessInfo.processInfo.processIdentifier)
        )
        try Endpoints(data: folder.path).publish(service, endpoint)
        return server
    }

    /// Runs the program on this folder.
    func jiazheng(_ arguments: String...) async throws -> Invocation {
        try await Invocation.run(arguments + ["--data", folder.path])
    }
}
