import ArgumentParser
import Foundation
import Model
import ServiceKit
import Wire

/// One line of the file of orders: the params of `order.receive`, or of `order.advance` when it has a `state`.
struct PlatformMessage: Sendable {
    let number: String
    let sequence: Int64
    let state: String?
    let params: [UInt8]

    var method: String { state == nil ? "order.receive" : "order.advance" }

    /// Reads a file; a line that is no message ends the reading with its number.
    static func read(from path: String) throws -> [PlatformMessage] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").enumerated().map { index, line in
            let root = try JSONDocument(Array(line.utf8)).root
            guard let number = root["number"]?.string, let sequence = root["sequence"]?.integer else {
                throw ValidationError("第 \(index + 1) 行缺少编号或序号 / line \(index + 1) has no number or sequence")
            }
            return PlatformMessage(
                number: number,
                sequence: Int64(sequence),
                state: root["state"]?.string,
                params: try root.canonical()
            )
        }
    }
}

/// Where mediation is, and the token to show there; it is looked up anew, since it may have been started anew.
struct MediationDoor: Sendable {
    var target: String?
    var data: String?
    var token: String

    func connect() async throws -> WireClient {
        if let endpoint = data.flatMap({ Endpoints(data: $0).read()["mediation"] }) {
            return try await WireClient.connect(host: endpoint.requestHost, port: endpoint.requestPort)
        }
        let parts = (target ?? "").split(separator: ":")
        let port = parts.last.flatMap { Int($0) } ?? 0
        return try await WireClient.connect(host: parts.first.map(String.init) ?? "127.0.0.1", port: port)
    }
}

/// Pushes messages until each has its answer, whatever becomes of the connection.
struct Pusher: Sendable {
    /// How many are under way at once.
    static let width = 8

    let name: String
    let door: MediationDoor
    let platform: Platform

    func push(_ messages: [PlatformMessage]) async throws {
        platform.plan(messages.count)
        let place = Cursor(messages)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.width { group.addTask { await work(place) } }
        }
        platform.finishPushing()
    }

    private func work(_ place: Cursor) async {
        var client: WireClient?
        while let message = await place.next() {
            var pause: Duration = .milliseconds(20)
            while !Task.isCancelled {
                do {
                    let open = if let client { client } else { try await door.connect() }
                    client = open
                    platform.notePushed(refused: try await send(message, open))
                    break
                } catch {
                    await client?.close()
                    client = nil
                    try? await Task.sleep(for: pause)
                    pause = min(pause * 2, .seconds(1))
                }
            }
        }
        await client?.close()
    }

    /// - Returns: The reason, when it was refused for good.
    private func send(_ message: PlatformMessage, _ client: WireClient) async throws -> String? {
        let key = "\(name)/\(message.number)/\(message.sequence)"
        let meta = RequestMeta(
            token: door.token,
            idempotencyKey: key.utf8.count <= 64 ? key : "\(name)/\(message.sequence)"
        )
        do {
            _ = try await client.call(message.method, json: message.params, meta: meta)
            return nil
        } catch let failure as WireFailure {
            guard let refusal = failure.refusal, !failure.isRetryable else { throw failure }
            return "\(message.number)/\(message.sequence): \(refusal.reason)"
        }
    }
}

/// The next message, for whoever is free.
actor Cursor {
    private var rest: ArraySlice<PlatformMessage>

    init(_ messages: [PlatformMessage]) {
        rest = messages[...]
    }

    func next() -> PlatformMessage? { rest.popFirst() }
}
