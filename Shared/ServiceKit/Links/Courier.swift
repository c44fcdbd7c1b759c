import EventLog
import Identity
import Logging
import Model
import Wire

/// Carries what one link's platform is to be told, again and again until its receipt is an event here; and, where the
/// platform only exchanges files, fetches what it has left.
struct Courier<Owner: Served>: Sendable {
    /// How often it looks.
    static var interval: Duration { .milliseconds(500) }
    /// The most of a platform's words that are kept of an error.
    static var errorLimit: Int { 200 }

    let link: LinkSettings
    let post: Post<Owner>
    let node: Doorway<Owner>
    let log: Logger

    private var recipient: String { post.prefix + link.name }

    /// Works until the task is cancelled.
    func run() async {
        let carrier: any Carrier
        switch link.means {
        case .wire: carrier = WireCarrier(link: link)
        case .folder: carrier = FolderCarrier(link: link)
        }
        var isOpen = false
        var wasDown = false
        while !Task.isCancelled {
            do {
                if !isOpen { isOpen = try await open() }
                try await takeIn()
                if let isUp = try await deliver(by: carrier) {
                    if isUp, wasDown { try await node.store.hurryDeliveries(to: recipient) }
                    wasDown = !isUp
                }
            } catch is CancellationError {
                break
            } catch {
                log.warning("A link is tried again.", metadata: ["link": "\(link.name)", "error": "\(error)"])
            }
            try? await Task.sleep(for: Self.interval)
        }
        await carrier.close()
    }

    /// Says once that there is such a link.
    private func open() async throws -> Bool {
        guard let command = post.opening(link.name, link.means) else { return true }
        let id = UniqueID.fresh(at: node.store.timepiece.read().wall)
        let request = CommandRequest<Owner>([command], as: occasion("link/\(id)"))
        _ = try await node.store.handle(request, lane: .machines)
        return true
    }

    /// Sends what is due, oldest first.
    ///
    /// - Returns: Whether the platform could be reached; nil when there was nothing to be told.
    private func deliver(by carrier: any Carrier) async throws -> Bool? {
        for (id, answer) in try await carrier.receipts() {
            do { try await acknowledge(Delivery(id: id, recipient: recipient, content: ""), answer.root) } catch let
                refusal
                as Refusal
            {
                log.warning(
                    "A receipt is for nothing.",
                    metadata: ["link": "\(link.name)", "reason": "\(refusal.reason)"]
                )
            }
        }
        try await carrier.settle()
        let due = try await node.store.dueDeliveries(to: recipient)
        for delivery in due {
            do {
                let item = try await compose(delivery)
                guard let answer = try await carrier.carry(item, delivery.id) else {
                    try await fail(delivery, "尚无回执 / no receipt yet")
                    continue
                }
                try await acknowledge(delivery, answer.root)
                try await carrier.settle()
            } catch is CancellationError {
                throw CancellationError()
            } catch let failure as WireFailure {
                try await fail(delivery, Self.words(failure), isFinal: !failure.isRetryable)
                // What cannot reach the platform at all need not be tried with the rest.
                if failure.refusal == nil { return false }
            } catch {
                try await fail(delivery, String("\(error)".prefix(Self.errorLimit)))
            }
        }
        return due.isEmpty ? nil : true
    }

    /// The words are made as they leave; what was opened for them is an event before they do.
    private func compose(_ delivery: Delivery) async throws -> PostItem {
        let now = node.store.timepiece.read().wall
        let desk = Desk(caller: Caller(.service(Owner.service), as: .service, id: .fresh(at: now), at: now), node: node)
        let item = try await post.compose(delivery, desk)
        try await desk.recordOpenings(method: item.method, by: recipient, as: .hotlineLink)
        return item
    }

    private func acknowledge(_ delivery: Delivery, _ answer: JSONDocument.Node) async throws {
        let command = try post.acknowledge(delivery, answer)
        let request = CommandRequest<Owner>([command], as: occasion("receipt/\(delivery.id)"))
        try await node.store.noteReceipt(of: delivery, request)
    }

    private func fail(_ delivery: Delivery, _ error: String, isFinal: Bool = false) async throws {
        let day = node.store.timepiece.read().wall.day
        let limit = isFinal ? 1 : post.tries(node.store.rules, link.name, day)
        try await node.store.noteFailure(of: delivery, error: error, limit: limit)
    }

    private func occasion(_ key: String) -> Occasion {
        Occasion(actor: "service:\(Owner.service)", role: "service", commandID: key)
    }

    /// What a person is told of a failure: nothing that the platform may have said of a citizen.
    private static func words(_ failure: WireFailure) -> String {
        switch failure {
        case .answered(let error): "\(error.refusal.status.rawValue) \(error.refusal.reason.prefix(errorLimit))"
        case .disconnected: "连接不上 / disconnected"
        case .timedOut: "无应答 / no answer in time"
        case .overloaded: "排队过长 / overloaded"
        case .requestTooLong: "内容过长 / the request is too long"
        case .paramsNotAnObject, .unintelligible: "应答无法识别 / the answer is unintelligible"
        }
    }

    /// What the platform has left in its folder, through the same door as everybody's.
    private func takeIn() async throws {
        guard link.means == .folder, let folder = link.folder else { return }
        let inbox = LinkInbox(folder: folder)
        while let file = try inbox.next() {
            try Task.checkCancellation()
            try await inbox.finish(file) { row in
                let method = post.method(row)
                guard let known = Owner.methods.first(where: { $0.name == method }) else { return .unknown(method) }
                return try await carryOut(known, row)
            }
        }
    }

    /// A row is the request it would be over the wire: the same row is the same request.
    private func carryOut(_ method: Method<Owner>, _ row: JSONDocument.Node) async throws -> LinkRowOutcome {
        let now = node.store.timepiece.read().wall
        guard let actor = Actor(recipient) else { return .unknown(recipient) }
        let caller = Caller(actor, as: .hotlineLink, id: .fresh(at: now), at: now)
        let bytes = try row.canonical()
        let key = "inbox/\(LinkInbox.digest(of: bytes).prefix(48))"
        while true {
            do {
                switch try await node.carryOut(method, bytes, as: caller, key: key) {
                case .done(let done): return .done(position: done.position)
                case .refused(let refusal): return .refused(refusal)
                }
            } catch StoreError.busy, StoreError.batchLost, StoreError.clockUntrusted {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}
