import Model
import ServiceKit
import Wire

/// The lines to the hotlines, asked for in the words of mediation's `link.` methods.
struct LinkOffice {
    let folder: DataFolder
    let credentials: CredentialOptions

    private struct Which: Encodable {
        var link: String?
        var delivery: String?
        var pageToken: String?
    }

    /// How each line stands.
    func status() async throws -> [JSONDocument.Node] {
        try await ask("link.status", Which())["value"]?["items"]?.elements ?? []
    }

    /// What has failed too often, on every line.
    func failed() async throws -> [JSONDocument.Node] { try await pages("link.failed", Which()) }

    /// Sends once more: one thing, or all of a line.
    func retry(_ link: String, _ delivery: String?) async throws -> JSONDocument.Node {
        try await ask("link.retry", Which(link: link, delivery: delivery))
    }

    /// Compares the lists now.
    ///
    /// - Returns: Every difference; nil when the platform's list did not come in time.
    func reconcile(_ link: String, within seconds: Int) async throws -> [JSONDocument.Node]? {
        let before = try await comparisons(of: link)
        _ = try await ask("link.reconcile", Which(link: link))
        let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
        while try await comparisons(of: link) == before {
            guard ContinuousClock.now < deadline else { return nil }
            try await Task.sleep(for: .milliseconds(200))
        }
        return try await pages("link.differences", Which(link: link))
    }

    /// Items as one line of JSON.
    static func json(_ items: [JSONDocument.Node]) -> String { "[\(items.map(\.text).joined(separator: ","))]\n" }

    private func comparisons(of link: String) async throws -> Int {
        try await status().first { $0["link"]?.string == link }?["reconciliation"]?.integer ?? 0
    }

    private func pages(_ method: String, _ which: Which) async throws -> [JSONDocument.Node] {
        var (items, which): ([JSONDocument.Node], Which) = ([], which)
        repeat {
            let page = try await ask(method, which)["value"]
            items += page?["items"]?.elements ?? []
            which.pageToken = page?["nextPageToken"]?.string
        } while which.pageToken != nil
        return items
    }

    private func ask(_ method: String, _ which: Which) async throws -> JSONDocument.Node {
        let key = "\(UniqueID.fresh(at: Moment.read()))"
        let meta = RequestMeta(token: try await credentials.text(in: folder), idempotencyKey: key)
        return try await Suite(folder: folder).with("mediation") { client in
            try await client.call(method, params: which, meta: meta).result
        }
    }
}
