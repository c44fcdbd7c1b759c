import Foundation
import Model
import Wire

/// A way to a platform.
protocol Carrier: Sendable {
    /// Brings one thing there.
    ///
    /// - Returns: The platform's answer; nil when it comes later, as a receipt.
    /// - Throws: A `WireFailure` when it did not get there.
    func carry(_ item: PostItem, _ delivery: String) async throws -> JSONDocument?
    /// Answers that have come since, by delivery.
    func receipts() async throws -> [(delivery: String, answer: JSONDocument)]
    /// What came is an event here by now and need not be told again.
    func settle() async throws
    /// Lets go of the way.
    func close() async
}

/// The platform as a peer: the same wire as ours, and it is the one that listens.
actor WireCarrier: Carrier {
    private let link: LinkSettings
    private var client: WireClient?

    init(link: LinkSettings) {
        self.link = link
    }

    func carry(_ item: PostItem, _ delivery: String) async throws -> JSONDocument? {
        let client = try await connected()
        let meta = RequestMeta(token: try link.token(), idempotencyKey: LinkInbox.key(of: delivery))
        do {
            let answer = try await client.call(
                item.method,
                json: item.params,
                meta: meta,
                within: .milliseconds(link.answerWithin ?? 30_000)
            )
            return try JSONDocument(Array(answer.result.bytes))
        } catch let failure as WireFailure {
            if failure.refusal == nil { await close() }
            throw failure
        }
    }

    func receipts() -> [(delivery: String, answer: JSONDocument)] { [] }

    func settle() {}

    func close() async {
        await client?.close()
        client = nil
    }

    private func connected() async throws -> WireClient {
        if let client { return client }
        let tls = link.tls.map { WireTLS(certificate: $0.certificate, key: $0.key, roots: $0.roots) }
        let made = try await WireClient.connect(host: link.host ?? "127.0.0.1", port: link.port ?? 0, tls: tls)
        client = made
        return made
    }
}
