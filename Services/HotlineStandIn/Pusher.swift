import ArgumentParser
import Foundation
import Model
import ServiceKit
import Wire

/// One line of the file of orders: the params of `order.receive`, or of `order.advance` when it has a `state`.
struct PlatformMessage: Sendable {
    /// Its order's number; a bad message may come without one.
    let number: String?
    let sequence: Int64
    let state: String?
    let params: [UInt8]

    var method: String { state == nil ? "order.receive" : "order.advance" }

    /// Reads a file; a line that is no message ends the reading with its number.
    static func read(from path: String) throws -> [PlatformMessage] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return try text.split(separator: "\n").enumerated().map { index, line in
            let message = try PlatformMessage(JSONDocument(Array(line.utf8)).root)
            guard let message, message.number != nil else {
                throw ValidationError("第 \(index + 1) 行缺少编号或序号 / line \(index + 1) has no number or sequence")
            }
            return message
        }
    }

    /// A message as it is told; nil when it has no sequence.
    init?(_ node: JSONDocument.Node) throws {
        guard let sequence = node["sequence"]?.integer else { return nil }
        number = node["number"]?.string
        self.sequence = Int64(sequence)
        state = node["state"]?.string
        params = try node.canonical()
    }
}

/// Where mediation is, and the token to show there; it is looked up anew, since it may have been started anew.
struct MediationDoor: Sendable {
    var target: String?
    var data: String?
    /// Where the token stands; it is read anew each time, so that a newer one needs no restart.
    var tokenFile: String

    func token() throws -> String { try HotlineStandIn.secret(tokenFile) }

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
    let faults: Faults

    /// Pushes what the platform had from the start.
    func pushAll(_ messages: [PlatformMessage]) async {
        await push(messages)
        platform.finishPushing()
    }

    /// Pushes messages over the bad line.
    ///
    /// - Returns: Those that were refused for good, by their place among the messages.
    @discardableResult
    func push(_ messages: [PlatformMessage]) async -> [Int: Refusal] {
        let planned = faults.plan(Array(messages.enumerated()))
        platform.plan(planned.count)
        let place = Cursor(planned)
        return await withTaskGroup(of: [Int: Refusal].self) { group in
            for _ in 0..<Self.width { group.addTask { await work(place) } }
            return await group.reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
        }
    }

    private func work(_ place: Cursor) async -> [Int: Refusal] {
        var client: WireClient?
        var refused: [Int: Refusal] = [:]
        while let (index, message) = await place.next() {
            var pause: Duration = .milliseconds(20)
            while !Task.isCancelled {
                do {
                    let open = if let client { client } else { try await door.connect() }
                    client = open
                    let refusal = try await send(message, open)
                    platform.notePushed(
                        refused: refusal.map { "\(message.number ?? "-")/\(message.sequence): \($0.reason)" }
                    )
                    refused[index] = refusal
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
        return refused
    }

    /// - Returns: The refusal, when it was refused for good.
    private func send(_ message: PlatformMessage, _ client: WireClient) async throws -> Refusal? {
        let key = "\(name)/\(message.number ?? "-")/\(message.sequence)"
        let meta = RequestMeta(
            token: try door.token(),
            idempotencyKey: RequestMeta.isIdempotencyKey(key) ? key : "\(name)/\(message.sequence)"
        )
        do {
            _ = try await client.call(message.method, json: message.params, meta: meta)
            return nil
        } catch let failure as WireFailure {
            guard let refusal = failure.refusal, !failure.isRetryable else { throw failure }
            return refusal
        }
    }
}

/// The next message with its place, for whoever is free.
actor Cursor {
    private var rest: ArraySlice<(offset: Int, element: PlatformMessage)>

    init(_ messages: [(offset: Int, element: PlatformMessage)]) {
        rest = messages[...]
    }

    func next() -> (offset: Int, element: PlatformMessage)? { rest.popFirst() }
}
