import Model
import ServiceKit
import Wire

/// Where rows are handed in: mediation, or, for a trial, the same checks without it.
enum ImportDesk {
    /// How often a request that may be asked again is asked again.
    private static let attempts = 8
    private static let pause: Duration = .milliseconds(50)
    /// How long a request of many rows may take.
    private static let patience: Duration = .seconds(120)

    /// Asks mediation; the same key again where it was only busy.
    static func asking(_ client: WireClient, token: String) -> Importer.Asking {
        { rows in
            let meta = RequestMeta(token: token, idempotencyKey: "\(UniqueID.fresh(at: Moment.read()))")
            let answer = try await call(client, "order.import", params(rows), meta)
            return try answer.decode(OrderImportAnswer.self).rows
        }
    }

    /// Checks rows as far as that is possible without knowing what is there already.
    static let trial: Importer.Asking = { rows in
        try rows.map { row in
            do {
                _ = try JSONDocument(row.json).root.decode(OrderReceiveRequest.self)
                return OrderImportAnswer.Row(.accepted)
            } catch let refusal as Refusal {
                return OrderImportAnswer.Row(.refused, refusal)
            }
        }
    }

    /// Asks, and again where the service is only busy.
    static func call(
        _ client: WireClient,
        _ method: String,
        _ params: [UInt8],
        _ meta: RequestMeta
    ) async throws -> JSONDocument.Node {
        var pause = pause
        for _ in 1..<attempts {
            do {
                return try await client.call(method, json: params, meta: meta, within: patience).result
            } catch let failure as WireFailure where failure.isRetryable {
                guard case .answered = failure else { throw failure }
                try await Task.sleep(for: pause)
                pause *= 2
            }
        }
        return try await client.call(method, json: params, meta: meta, within: patience).result
    }

    private static func params(_ rows: [RowMaker.Row]) -> [UInt8] {
        var text = Array("{\"rows\":[".utf8)
        text.reserveCapacity(rows.reduce(16) { $0 + $1.json.count + 1 })
        for (index, row) in rows.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text += row.json
        }
        return text + "]}".utf8
    }
}
