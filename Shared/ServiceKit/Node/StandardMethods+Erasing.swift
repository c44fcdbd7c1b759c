import EventLog
import Identity
import Model
import Vault

extension Node {
    /// What ends the keeping of somebody's data.
    static var forgetting: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "person.erase",
                Message("删除一个人的个人信息（销毁密钥），不可恢复", "erases a person's data for ever by destroying their keys"),
                for: .roles([.securityAdministrator]),
                taking: Standard.Erasing.self,
                giving: Standard.Erased.self
            ) { node, params, caller in try await node.erase(params, for: caller) }
        ]
    }

    /// Says in the log that a person is to be erased; the vault destroys the keys behind it, again and again until it is done.
    ///
    /// - Throws: `personUnknown` when the vault has no key of theirs, `personNeeded` while the service cannot do without.
    private func erase(_ params: Standard.Erasing, for caller: Caller?) async throws -> Standard.Erased {
        guard let caller else { throw Refusal.keyMissing }
        let vault = doorway.vault
        let occasion = Occasion(
            actor: caller.actor.description,
            role: caller.role.rawValue,
            commandID: "erase/\(UniqueID.fresh(at: store.timepiece.read().wall))"
        )
        let keys = try await store.turn(.people) { transaction in
            let keys = try vault.keys(of: params.person)
            guard !keys.isEmpty else { throw Refusal.personUnknown }
            if let need = try Owner.needs(params.person, in: transaction.db) { throw Refusal.personNeeded(need) }
            transaction.act(as: occasion)
            let erased = PersonEvent.erased(
                keys: keys,
                reason: params.reason.text,
                retention: params.retention.text
            )
            try transaction.append(.person(erased, of: Identifier(params.person)))
            return keys
        }
        return Standard.Erased(keys: keys)
    }
}

extension Refusal {
    /// The vault holds nothing of such a person, or nothing any more.
    static let personUnknown = Refusal(
        "personUnknown",
        Message("没有这个人的个人信息，或者已经删除", "nothing is kept of such a person, or it is erased already"),
        status: .notFound,
        field: "person"
    )

    /// The law or an open affair asks that the data be kept for now.
    static func personNeeded(_ need: Message) -> Refusal {
        Refusal(
            "personNeeded",
            Message("暂不能删除：\(need.chinese)", "not to be erased yet: \(need.english)"),
            status: .failedPrecondition,
            field: "person"
        )
    }
}
