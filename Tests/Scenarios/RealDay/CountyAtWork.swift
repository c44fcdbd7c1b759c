import Foundation
import Glibc
import Identity
import Model
import ServiceKit
import Synchronization
import TestKit
import Testing
import Wire

/// A county at work: registry, mediation and credit as real processes, started once for all rows of a real day.
///
/// The rows share it and keep out of each other's way: each has enterprises, callers and order numbers of its own.
final class CountyAtWork: Sendable {
    let data: String
    private let people: [Role: String]

    /// The one that the rows share; its servers end with the tests, since each watches its parent.
    static func shared() async throws -> CountyAtWork { try await opened.value }

    private static let opened = Task {
        let folder = FileManager.default.temporaryDirectory.appending(path: "county-\(UUID().uuidString)").path
        try DataFolder(path: folder).create(rules: county, at: now)
        Leftover.keep(folder)
        for service in ["registry", "mediation", "credit"] { try start(service, in: folder) }
        return try await CountyAtWork(data: folder)
    }

    private init(data: String) async throws {
        self.data = data
        for service in ["registry", "mediation", "credit"] {
            try await eventually("\(service) is up") {
                guard let client = try? await Self.connect(to: service, in: data) else { return false }
                await client.close()
                return true
            }
        }
        let key = try DataFolder(path: data).serviceKey("registry")
        people = try Dictionary(
            uniqueKeysWithValues: Self.officers.map { role in
                let user = Actor.user(.fresh(at: Self.now))
                let request = TokenRequest(
                    id: .fresh(at: Self.now),
                    actor: user,
                    role: role,
                    unit: Self.offices[role]
                )
                return (role, try key.token(request, at: Self.now))
            }
        )
    }

    private static let officers: [Role] = [
        .hotlineClerk, .intakeOfficer, .mediator, .head, .commerceSupervisor, .auditor, .systemAdministrator,
    ]

    /// The office of those who decide for an authority.
    static let offices: [Role: String] = [.head: "高台县市场监督管理局", .commerceSupervisor: "高台县工业信息化和商务局"]

    static var now: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

    /// 高台县's rules as the project has them.
    static let county = DemoSuite.project.appending(path: "compose/counties/gaotai").path

    /// Starts one server of a county.
    @discardableResult
    static func start(_ service: String, in folder: String) throws -> Process {
        let process = Process()
        process.executableURL = DemoSuite.programs.appending(path: service)
        process.arguments = ["--data", folder]
        process.environment = [
            "LOG_LEVEL": "warning", "JIAZHENG_PARENT": "\(getpid())", "SWIFT_BACKTRACE": "enable=no",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Does something in a role, once.
    ///
    /// - Returns: What happened: the events with their types and subjects.
    @discardableResult
    func does(
        _ method: String,
        _ params: String,
        as role: Role = .mediator,
        token: String? = nil,
        at service: String = "mediation"
    ) async throws -> Happened {
        let meta = RequestMeta(token: token ?? people[role], idempotencyKey: UUID().uuidString)
        return Happened(try await Self.call(service, method, params, meta, in: data))
    }

    /// Asks something in a role.
    func asks(
        _ method: String,
        _ params: String = "{}",
        as role: Role = .mediator,
        at service: String = "mediation"
    ) async throws -> JSONDocument.Node {
        let meta = RequestMeta(token: people[role])
        return try #require(try await Self.call(service, method, params, meta, in: data)["value"])
    }

    /// Calls over a connection of its own.
    private static func call(
        _ service: String,
        _ method: String,
        _ params: String,
        _ meta: RequestMeta,
        in data: String
    ) async throws -> JSONDocument.Node {
        let client = try await connect(to: service, in: data)
        do {
            let answer = try await client.call(method, json: Array(params.utf8), meta: meta)
            await client.close()
            return answer.result
        } catch {
            await client.close()
            throw error
        }
    }

    private static func connect(to service: String, in data: String) async throws -> WireClient {
        guard let endpoint = Endpoints(data: data).read()[service] else {
            throw WireFailure.disconnected(reason: "\(service) has no address yet")
        }
        return try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
    }

    /// Tries something that is refused.
    ///
    /// - Returns: The stable reason.
    func refusal(_ method: String, _ params: String, as role: Role = .mediator) async -> String? {
        do {
            try await does(method, params, as: role)
            return nil
        } catch let failure as WireFailure {
            return failure.refusal?.reason
        } catch {
            return "\(error)"
        }
    }

    /// Runs `jiazheng` on this county's folder.
    ///
    /// - Returns: Its lines, each as JSON.
    func jiazheng(_ arguments: String...) throws -> [JSONDocument.Node] { try jiazheng(arguments) }

    /// The same with the arguments as a list.
    func jiazheng(_ arguments: [String]) throws -> [JSONDocument.Node] {
        let command = Process()
        command.executableURL = DemoSuite.programs.appending(path: "jiazheng")
        command.arguments = arguments + ["--json", "--data", data]
        let output = Pipe()
        command.standardOutput = output
        command.standardError = FileHandle.nullDevice
        try command.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        command.waitUntilExit()
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSONDocument([UInt8]($0)).root }
    }

    /// Calls a server of any county's folder, as an officer that nobody else is.
    static func call(
        _ service: String,
        _ method: String,
        _ params: String,
        as role: Role,
        key: String?,
        in data: String
    ) async throws -> JSONDocument.Node {
        let signer = try DataFolder(path: data).serviceKey("registry")
        let request = TokenRequest(id: .fresh(at: now), actor: .user(.fresh(at: now)), role: role)
        let meta = RequestMeta(token: try signer.token(request, at: now), idempotencyKey: key)
        return try await call(service, method, params, meta, in: data)
    }

    /// Another officer of the role.
    func colleague(_ role: Role) throws -> String {
        let key = try DataFolder(path: data).serviceKey("registry")
        let user = Actor.user(.fresh(at: Self.now))
        return try key.token(TokenRequest(id: .fresh(at: Self.now), actor: user, role: role), at: Self.now)
    }
}

/// What a request brought about.
struct Happened {
    let events: [JSONDocument.Node]

    init(_ result: JSONDocument.Node) {
        events = result["events"]?.elements ?? []
        position = result["position"]?.string ?? events.last?["sequence"]?.string ?? ""
    }

    /// How far the log was when it had happened.
    let position: String

    /// The types of the events in order, as `case.opened`.
    var types: [String] {
        events.compactMap { $0["type"]?.string }
            .map { $0.replacing("cn.jiazheng.mediation.", with: "").replacing(".v1", with: "") }
    }

    /// The id of the first subject of a kind.
    func id(of kind: String) throws -> String {
        let subject = try #require(events.compactMap { $0["subject"]?.string }.first { $0.hasPrefix("\(kind)/") })
        return String(subject.dropFirst(kind.count + 1))
    }
}

/// A folder that goes when the tests are over.
private enum Leftover {
    private static let folder = Mutex("")

    static func keep(_ path: String) {
        folder.withLock { $0 = path }
        atexit { try? FileManager.default.removeItem(atPath: Leftover.folder.withLock { $0 }) }
    }
}
