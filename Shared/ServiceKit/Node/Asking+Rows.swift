import EventLog
import Identity
import Model
import Vault
import Wire

extension Asking {
    /// Carries out a request of many rows: they share one turn of the writer, and each is kept for itself.
    ///
    /// A row goes by the request's key and its number. The key's fingerprint is of the rows as they came, byte for byte.
    func rows(of request: WireRequest, _ work: RowsWork<Owner>, _ caller: Caller) async throws -> [UInt8] {
        guard let key = request.meta.idempotencyKey else { throw Refusal.keyMissing }
        let now = node.store.timepiece.read().wall
        let asked = try work.ask(request.params, Door(caller: caller, now: now, node: node))
        let fingerprint = node.vault.fingerprint(of: Array(request.params?["rows"]?.bytes ?? []))
        var requests: [CommandRequest<Owner>] = []
        for (number, row) in asked.enumerated() {
            guard case .asked(let commands, let draft) = row else { continue }
            let occasion = Occasion(
                actor: caller.actor.description,
                role: caller.role.rawValue,
                commandID: "\(key)/\(number + 1)"
            )
            requests.append(
                CommandRequest(
                    commands,
                    as: occasion,
                    fingerprint: fingerprint,
                    secrets: draft.isEmpty ? nil : draft
                )
            )
        }
        var answers = try await node.store.handle(rows: requests)[...]
        let outcomes = asked.map { row -> RowOutcome in
            switch row {
            case .known: return .known
            case .refused(let refusal): return .refused(refusal)
            case .asked:
                switch answers.popFirst() {
                case .done(let done): return done.events.isEmpty ? .known : .accepted
                case .refused(let refusal): return .refused(refusal)
                case nil: preconditionFailure("Every row that asks is answered.")
                }
            }
        }
        return try work.finish(outcomes, node.store.head.position)
    }
}
