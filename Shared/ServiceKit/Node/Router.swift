import EventLog
import Identity
import Logging
import Model
import Synchronization
import Vault
import Wire

/// The one way in: who asks is established, the table of roles consulted, and the method carried out.
final class Router<Owner: Served>: Sendable {
    let node: Doorway<Owner>
    let certificates: CertificateShelf
    let access: AccessTable
    let methods: [String: Method<Owner>]
    let standard: [String: StandardMethod<Owner>]
    let standing: Standing
    let tally = Mutex(RefusalTally())
    let log: Logger
    private let asking: Asking<Owner>

    init(
        _ whole: Node<Owner>
    ) {
        node = whole.doorway
        certificates = whole.certificates
        standing = whole.standing
        log = whole.log
        let standard = Node<Owner>.standardMethods
        methods = Dictionary(uniqueKeysWithValues: Owner.methods.map { ($0.name, $0) })
        self.standard = Dictionary(uniqueKeysWithValues: standard.map { ($0.name, $0) })
        access = Self.table(of: Owner.methods, standard)
        asking = Asking(whole, methods: methods, standard: self.standard, log: log)
    }

    private static func table(of methods: [Method<Owner>], _ standard: [StandardMethod<Owner>]) -> AccessTable {
        let own = methods.reduce(AccessTable([:])) { $0.adding(AccessTable([$1.name: .roles($1.roles)])) }
        return standard.reduce(own) { $0.adding(AccessTable([$1.name: $1.permission])) }
    }

    /// Answers queries for as long as the node lives.
    func run() async { await asking.run() }

    /// Takes no more queries.
    func finish() { asking.finish() }

    /// Takes a request from the wire; called on an event loop.
    func handle(_ request: WireRequest, _ answer: @escaping @Sendable (WireReply) -> Void) {
        standing.requests.add(1, ordering: .relaxed)
        let method = methods[request.method]
        guard method != nil || standard[request.method] != nil else {
            return answer(.failure(.unknownMethod(request.method)))
        }
        let now = node.store.timepiece.read().wall
        let caller: Caller?
        do throws(Refusal) {
            caller = try identify(request, now: now)
        } catch {
            standing.unauthenticated.add(1, ordering: .relaxed)
            return answer(.failure(WireError(error)))
        }
        do throws(Refusal) {
            try access.check(request.method, caller)
        } catch {
            if let caller { tally.withLock { $0.count(caller, method: request.method, at: now) } }
            return answer(.failure(WireError(error)))
        }
        if let method, let caller, case .command(let commands) = method.work {
            return command(request, method, commands, caller, now: now, answer)
        }
        asking.ask(request, caller) { [self] reply in
            if case .failure(let error) = reply { note(error, method: request.method, caller) }
            answer(reply)
        }
    }

    /// Counts what a method forbade to a caller whose role may ask: somebody else's desk, an identity without a grant.
    private func note(_ error: WireError, method: String, _ caller: Caller?) {
        guard error.refusal.status == .permissionDenied, let caller else { return }
        let now = node.store.timepiece.read().wall
        tally.withLock { $0.count(caller, method: method, at: now) }
    }

    private func identify(_ request: WireRequest, now: Moment) throws(Refusal) -> Caller? {
        if request.meta.token == nil, access.isForAnyone(request.method) { return nil }
        var caller = try verify(request.meta.token, now: now)
        caller.host = request.host
        return caller
    }

    /// What a key has signed that was certified just now is believed at once.
    private func verify(_ token: String?, now: Moment) throws(Refusal) -> Caller {
        do throws(Refusal) { return try certificates.verifier.verify(token, now: now) } catch {
            guard error.reason == "tokenInvalid", certificates.renew() else { throw error }
            return try certificates.verifier.verify(token, now: now)
        }
    }

    private func command(
        _ request: WireRequest,
        _ method: Method<Owner>,
        _ commands: @Sendable (JSONDocument.Node?, Door<Owner>) throws -> [Owner.Command],
        _ caller: Caller,
        now: Moment,
        _ answer: @escaping @Sendable (WireReply) -> Void
    ) {
        guard let key = request.meta.idempotencyKey else { return answer(.failure(WireError(.keyMissing))) }
        let occasion = Occasion(actor: caller.actor.description, role: caller.role.rawValue, commandID: key)
        var asked = CommandRequest<Owner>([], as: occasion)
        let claims: [Claim]
        do {
            asked.fingerprint = node.vault.fingerprint(of: try Self.canonical(request))
            asked.expectedVersion = request.meta.expectedVersion
            asked.expires = request.deadline.map { node.store.monotonic(at: $0) }
            let door = Door(caller: caller, now: now, node: node)
            asked.commands = try commands(request.params, door)
            asked.secrets = door.draft.isEmpty ? nil : door.draft
            claims = door.claims
        } catch let refusal as Refusal {
            // The same request may have been answered before the things it finds at the door changed.
            return refuse(asked, refusal, method, caller, answer)
        } catch {
            return answer(.failure(fault(error, request.method)))
        }
        node.store.submit(asked) { [self] outcome in
            withExtendedLifetime(claims) { reply(to: outcome, method, caller, answer) }
        }
    }

    private func refuse(
        _ asked: CommandRequest<Owner>,
        _ refusal: Refusal,
        _ method: Method<Owner>,
        _ caller: Caller,
        _ answer: @escaping @Sendable (WireReply) -> Void
    ) {
        guard !asked.fingerprint.isEmpty else { return answer(.failure(WireError(refusal))) }
        do {
            guard let known = try node.store.storedAnswer(to: asked) else {
                let error = WireError(refusal)
                note(error, method: method.name, caller)
                return answer(.failure(error))
            }
            reply(to: .success(known), method, caller, answer)
        } catch {
            reply(to: .failure(error), method, caller, answer)
        }
    }

    private func reply(
        to outcome: Result<Answer, any Error>,
        _ method: Method<Owner>,
        _ caller: Caller,
        _ answer: @escaping @Sendable (WireReply) -> Void
    ) {
        switch outcome {
        case .success(.done(let done)):
            guard let finishing = method.finishing else {
                return answer(.result(done.json(epoch: node.store.head.current.epoch)))
            }
            let desk = Desk(caller: caller, node: node)
            do {
                let result = try finishing(done, desk)
                guard desk.hasOpened else { return answer(.result(result)) }
                // Who saw what is on disk before they see it; the writer's thread must not wait for itself.
                Task { [self] in
                    do {
                        try await desk.recordOpenings(method: method.name)
                        answer(.result(result))
                    } catch { answer(.failure(fault(error, method.name))) }
                }
            } catch { answer(.failure(fault(error, method.name))) }
        case .success(.refused(let refusal)):
            let error = WireError(refusal)
            note(error, method: method.name, caller)
            answer(.failure(error))
        case .failure(let error): answer(.failure(fault(error, method.name)))
        }
    }

    private func fault(_ error: any Error, _ method: String) -> WireError {
        let wire = WireError(ofStore: error)
        if wire.code == .fault {
            standing.faults.add(1, ordering: .relaxed)
            log.error("A request failed by a fault.", metadata: ["method": "\(method)", "error": "\(error)"])
        }
        return wire
    }

    /// What makes two requests the same: the method and its parameters, without what is only said about the request.
    private static func canonical(_ request: WireRequest) throws -> [UInt8] {
        var bytes = Array(request.method.utf8)
        bytes.append(0)
        if let params = request.params { bytes += try params.canonical(without: ["_meta"]) }
        return bytes
    }
}

extension Refusal {
    /// Every command carries a key, so that asking twice is harmless.
    static let keyMissing = Refusal(
        "keyMissing",
        Message(
            "变更请求须带 _meta.idempotencyKey（1–64 个字符，建议 UUIDv7）",
            "a command needs _meta.idempotencyKey: 1 to 64 characters, best a UUIDv7"
        ),
        field: "_meta.idempotencyKey"
    )
}

extension Answer.Done {
    /// The answer as it goes over the wire; the same bytes for the same request, for ever.
    func json(epoch: String) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(96 + 160 * events.count)
        text += "{\"epoch\":\"".utf8
        text += epoch.utf8
        text += "\",\"events\":[".utf8
        for (index, mark) in events.enumerated() {
            text += (index > 0 ? ",{\"sequence\":\"" : "{\"sequence\":\"").utf8
            text += String(mark.position).utf8
            text += "\",\"subject\":\"".utf8
            text += mark.stream.utf8
            text += "\",\"type\":\"".utf8
            text += mark.type.utf8
            text += "\"}".utf8
        }
        text += "],\"position\":\"".utf8
        text += String(position).utf8
        text += "\"}".utf8
        return text
    }
}
