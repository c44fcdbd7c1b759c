import EventLog
import Identity
import Model

extension Node {
    /// What is asked when records leave a service as a whole.
    static var exporting: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "backup.hold",
                Message("备份期间暂停跟随（最多一分钟，可续）", "holds the followers still for a minute while a backup is copied"),
                for: .roles([.systemAdministrator]),
                taking: Nothing.self,
                giving: Standard.Head.self
            ) { node, _, _ in
                try await node.standing.pause.hold()
                let head = node.store.head.current
                return Standard.Head(epoch: head.epoch, position: String(head.position))
            },
            StandardMethod(
                "backup.release",
                Message("备份复制完毕，恢复跟随", "lets the followers go on after a backup was copied"),
                for: .roles([.systemAdministrator]),
                taking: Nothing.self,
                giving: Standard.Head.self
            ) { node, _, _ in
                node.standing.pause.release()
                let head = node.store.head.current
                return Standard.Head(epoch: head.epoch, position: String(head.position))
            },
            StandardMethod(
                "export.note",
                Message(
                    "登记一次导出或备份：目的、去向、数量、摘要",
                    "records that data left the service: why, where to, how much, its digest"
                ),
                for: .roles([.systemAdministrator, .auditor]),
                taking: Standard.Export.self,
                giving: Standard.Position.self
            ) { node, params, caller in
                guard let caller else { throw Refusal.keyMissing }
                let event = AccessEvent.exported(
                    actor: caller.actor.description,
                    role: caller.role.rawValue,
                    purpose: params.purpose.text,
                    recipient: params.recipient.text,
                    count: max(0, params.count),
                    digest: params.digest?.text,
                    from: caller.host
                )
                try await node.doorway.record(event, as: caller)
                return Standard.Position(position: String(node.store.head.position))
            },
        ]
    }
}

extension Doorway {
    /// Writes down who had access to what, on their own account.
    func record(_ event: AccessEvent, as caller: Caller) async throws {
        let id = UniqueID.fresh(at: store.timepiece.read().wall)
        try await store.record(
            [.access(event, of: id)],
            as: Occasion(actor: caller.actor.description, role: caller.role.rawValue, commandID: "access/\(id)")
        )
    }
}
