import EventLog
import Identity
import Model
import Vault

extension Doorway {
    /// Does what a request of that method asks, for somebody who did not come over the wire.
    ///
    /// - Parameters:
    ///   - method: A method that changes something.
    ///   - params: Its params as JSON.
    ///   - caller: Who asks.
    ///   - key: Their name for the request.
    /// - Returns: What came of it, or the refusal.
    /// - Throws: A fault, or that the store cannot take it now.
    func carryOut(
        _ method: Method<Owner>,
        _ params: [UInt8],
        as caller: Caller,
        key: String
    ) async throws -> Answer {
        do throws(Refusal) {
            try AccessTable([method.name: .roles(method.roles)]).check(method.name, caller)
        } catch {
            return .refused(error)
        }
        guard case .command(let commands) = method.work else { preconditionFailure("A row changes something.") }
        let occasion = Occasion(actor: caller.actor.description, role: caller.role.rawValue, commandID: key)
        var asked = CommandRequest<Owner>([], as: occasion)
        asked.fingerprint = vault.fingerprint(of: Array(method.name.utf8) + [0] + params)
        do {
            let door = Door(caller: caller, now: store.timepiece.read().wall, node: self)
            asked.commands = try commands(try JSONDocument(params).root, door)
            asked.secrets = door.draft.isEmpty ? nil : door.draft
        } catch let refusal as Refusal {
            return try store.storedAnswer(to: asked) ?? .refused(refusal)
        }
        return try await store.handle(asked, lane: .machines)
    }
}
