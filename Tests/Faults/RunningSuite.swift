import Foundation
import Identity
import Model
import ServiceKit
import Synchronization
import TestKit
import Testing
import Wire

/// The suite as real processes in a folder of its own: what a fault is done to.
final class RunningSuite: Sendable {
    let data: String
    private let running = Mutex<[String: Process]>([:])

    private init(data: String) {
        self.data = data
    }

    /// Runs a test with these services up, and leaves no process and no file behind.
    static func with<Result>(
        _ services: [String],
        in folder: URL = FileManager.default.temporaryDirectory,
        _ test: (RunningSuite) async throws -> Result
    ) async throws -> Result {
        let data = folder.appending(path: "suite-\(UUID().uuidString)").path
        let rules = repository.appending(path: "compose/counties/gaotai").path
        try DataFolder(path: data).create(rules: rules, at: now)
        let suite = RunningSuite(data: data)
        defer {
            suite.killAll()
            try? FileManager.default.removeItem(atPath: data)
        }
        for service in services { try suite.start(service) }
        for service in services { try await suite.waitUntilUp(service) }
        return try await test(suite)
    }

    static var now: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of the executables that were built with these tests.
    static let executables: URL = {
        let bundle = URL(filePath: CommandLine.arguments[0])
        let built = bundle.deletingLastPathComponent()
        if FileManager.default.fileExists(atPath: built.appending(path: "registry").path) { return built }
        return repository.appending(path: ".build/debug")
    }()

    func start(_ service: String, _ settings: String...) throws {
        let process = Process()
        process.executableURL = Self.executables.appending(path: service)
        process.arguments = ["--data", data] + settings
        // A service that is killed while its crash is being described would leave the describer behind.
        process.environment = [
            "LOG_LEVEL": "notice", "JIAZHENG_PARENT": "\(getpid())", "SWIFT_BACKTRACE": "enable=no",
        ]
        let log = "\(data)/\(service).log"
        if !FileManager.default.fileExists(atPath: log) {
            _ = FileManager.default.createFile(atPath: log, contents: nil)
        }
        let handle = FileHandle(forWritingAtPath: log)
        try handle?.seekToEnd()
        process.standardError = handle
        process.standardOutput = handle
        try process.run()
        running.withLock { $0[service] = process }
    }

    /// Sends a signal to a service.
    func signal(_ service: String, _ signal: Int32) {
        guard let process = running.withLock({ $0[service] }) else { return }
        kill(process.processIdentifier, signal)
    }

    /// Ends a service without a word to it, and waits until it is gone.
    func killHard(_ service: String) {
        guard let process = running.withLock({ $0.removeValue(forKey: service) }) else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks a service to end, and waits until it has.
    func stop(_ service: String) -> Int32 {
        guard let process = running.withLock({ $0.removeValue(forKey: service) }) else { return -1 }
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func killAll() {
        for service in running.withLock({ Array($0.keys) }) {
            signal(service, SIGCONT)
            killHard(service)
        }
    }

    /// Waits until this very process of the service answers; one that ended instead tells why.
    func waitUntilUp(_ service: String) async throws {
        let process = running.withLock { $0[service] }
        try await eventually("\(service) is up") { [self] in
            if let process, !process.isRunning {
                throw DidNotStart(service: service, status: process.terminationStatus, log: logEnding(of: service))
            }
            guard let endpoint = Endpoints(data: data).read()[service],
                endpoint.pid == process.map({ Int64($0.processIdentifier) })
            else { return false }
            guard let client = try? await connect(to: service) else { return false }
            await client.close()
            return true
        }
    }

    /// Where a service listens, once it has said so.
    func endpoint(of service: String) -> Endpoint? { Endpoints(data: data).read()[service] }

    /// Waits until a service has said where it listens.
    func waitUntilPublished(_ service: String) async throws {
        try await eventually("\(service) has said where it listens") { [self] in endpoint(of: service) != nil }
    }

    /// A service ended where it should have begun to answer.
    struct DidNotStart: Error {
        let service: String
        let status: Int32
        let log: String
    }

    private func logEnding(of service: String) -> String {
        let log = (try? Data(contentsOf: URL(filePath: "\(data)/\(service).log"))) ?? Data()
        return String(decoding: log.suffix(2_000), as: UTF8.self)
    }

    func connect(to service: String) async throws -> WireClient {
        guard let endpoint = Endpoints(data: data).read()[service] else {
            throw WireFailure.disconnected(reason: "\(service) has no address yet")
        }
        return try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
    }

    /// A token of registry's, signed with the key that lies in the folder.
    func token(_ role: Role, _ actor: Actor? = nil) throws -> String {
        let key = try DataFolder(path: data).serviceKey("registry")
        let user = Actor.user(.fresh(at: Self.now))
        return try key.token(TokenRequest(id: .fresh(at: Self.now), actor: actor ?? user, role: role), at: Self.now)
    }

    /// Asks once, over a connection of its own.
    func ask(
        _ service: String,
        _ method: String,
        _ params: String = "{}",
        _ meta: RequestMeta
    ) async throws -> JSONDocument.Node {
        let client = try await connect(to: service)
        do {
            let answer = try await client.call(method, json: Array(params.utf8), meta: meta)
            await client.close()
            return answer.result
        } catch {
            await client.close()
            throw error
        }
    }

    /// Shows every event of a log as the auditor sees it, in order, and expects that no position is left out.
    ///
    /// - Returns: The last position.
    func readLog(of service: String, _ visit: (JSONDocument.Node) -> Void) async throws -> Int64 {
        let auditor = RequestMeta(token: try token(.auditor))
        var after: Int64 = 0
        while true {
            let page = try await ask(service, "events.read", "{\"after\":\"\(after)\",\"limit\":512}", auditor)
            let events = page["events"]?.elements ?? []
            guard let last = events.last?["sequence"]?.string.flatMap({ Int64($0) }) else { return after }
            #expect(last == after + Int64(events.count))
            for event in events.compactMap({ $0["event"] }) { visit(event) }
            after = last
        }
    }

    /// How far a service has followed a peer, or written its own log.
    func position(of service: String, following peer: String? = nil) async throws -> Int64 {
        let stats = try await ask(service, "service.stats", "{}", RequestMeta(token: try token(.auditor)))
        guard let peer else { return Int64(stats["position"]?.integer ?? 0) }
        let follower = stats["followers"]?.elements.first { $0["peer"]?.string == peer }
        return Int64(follower?["position"]?.integer ?? 0)
    }
}

/// A credit code with a check character that fits.
func creditCode(_ number: Int) -> String {
    let digits = String(number)
    let stem = "91620724MA" + String(repeating: "0", count: 7 - digits.count) + digits
    let ending = "0123456789ABCDEFGHJKLMNPQRTUWXY".first { last in
        (try? UnifiedSocialCreditCode("\(stem)\(last)"))?.checkDigitIsValid == true
    }
    return "\(stem)\(ending ?? "0")"
}

/// The parameters that register an enterprise.
func registration(_ number: Int) -> String {
    """
    {"address":"城关镇人民东路\(number)号","business":"employing","creditCode":"\(creditCode(number))","division":"620724",\
    "legalRepresentative":"王秀英","name":"甘州家政服务有限公司\(number)","registeredOn":"2025-01-01"}
    """
}
