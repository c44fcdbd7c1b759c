import Model
import ServiceKit
import Wire

/// The parked events of the services, asked for in the words of `parked.list` and `parked.retry`.
struct ParkedShelf {
    let folder: DataFolder
    let credentials: CredentialOptions

    private struct Question: Encodable {
        var peer: String?
        var limit = 500
    }

    private struct Again: Encodable {
        var peer: String
        var reactionSet: String
        var subject: String
    }

    /// What a service has parked, oldest first.
    func items(of service: String, peer: String? = nil) async throws -> [JSONDocument.Node] {
        let meta = RequestMeta(token: try await credentials.text(in: folder))
        return try await Suite(folder: folder).with(service) { client in
            let answer = try await client.call("parked.list", params: Question(peer: peer), meta: meta)
            return answer.result["items"]?.elements ?? []
        }
    }

    /// Tries a subject's events again, in one set of reactions or in each that parked any.
    func retry(_ service: String, peer: String, reactionSet: String?, subject: String) async throws -> Int {
        let parked = try await items(of: service, peer: peer).filter { $0["subject"]?.string == subject }
        let sets = reactionSet.map { [$0] } ?? Set(parked.compactMap { $0["reactionSet"]?.string }).sorted()
        guard !sets.isEmpty else {
            throw Failure(
                .refused,
                "parkedNotFound",
                Message("\(service) 没有搁置 \(peer) 的 \(subject)", "\(service) has parked nothing of \(subject)"),
                remedy: Message("先看 jiazheng parked list", "see `jiazheng parked list`")
            )
        }
        let token = try await credentials.text(in: folder)
        return try await Suite(folder: folder).with(service) { client in
            var taken = 0
            for set in sets {
                let answer = try await client.call(
                    "parked.retry",
                    params: Again(peer: peer, reactionSet: set, subject: subject),
                    meta: RequestMeta(token: token, idempotencyKey: "\(UniqueID.fresh(at: Moment.read()))")
                )
                taken += answer.result["taken"]?.integer ?? 0
            }
            return taken
        }
    }

    /// An item as a table shows it.
    static func row(of item: JSONDocument.Node) -> [String] {
        ["peer", "reactionSet", "sequence", "subject", "attempts", "since", "reason"].map { key in
            item[key]?.string ?? item[key]?.text ?? ""
        }
    }
}
