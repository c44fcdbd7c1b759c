import Crypto
import EventLog
import FoundationEssentials
import Identity
import Model
import Transparency

extension Node {
    /// What changes the key that the service signs with.
    static var changingKeys: [StandardMethod<Owner>] {
        [
            StandardMethod(
                "key.change",
                Message("换用县密钥已认证的新签名密钥", "signs with another key from now on, which the county has certified"),
                for: .roles([.securityAdministrator]),
                taking: Standard.KeyChange.self,
                giving: Standard.KeyChanged.self
            ) { node, params, caller in try await node.changeKey(params, for: caller) }
        ]
    }

    /// Says in the log that another key signs, and signs so with both.
    ///
    /// The certificate is kept before the log commits: a change that is interrupted there is finished at the next start.
    private func changeKey(_ params: Standard.KeyChange, for caller: Caller?) async throws -> Standard.KeyChanged {
        guard let caller else { throw Refusal.keyMissing }
        let folder = DataFolder(path: settings.data)
        let certificate = try ServiceCertificate(params.certificate, from: folder.countyPublicKey())
        guard certificate.service == Owner.service, certificate.division == store.identity.division else {
            throw Refusal.certificateForeign
        }
        let key = try folder.key(for: certificate)
        let text = key.publicKey.rawRepresentation.base64EncodedString()
        let occasion = Occasion(
            actor: caller.actor.description,
            role: caller.role.rawValue,
            commandID: "key/\(UniqueID.fresh(at: store.timepiece.read().wall))"
        )
        try await store.turn(.people) { [keys = doorway.keys] transaction in
            guard try EventStore<Owner>.namedKey(in: transaction.db)?.key != text else { return }
            transaction.act(as: occasion)
            try transaction.append(.log(.keyChanged(key: text, reason: certificate.reason)))
            try folder.publish(certificate)
            keys.change(to: key)
        }
        try await doorway.signCheckpoint()
        certificates.renew()
        let named = try await store.namedKey()
        return Standard.KeyChanged(
            key: text,
            position: String(named?.position ?? 0),
            signsAlongUntil: named?.moment.adding(milliseconds: KeyRing.overlapMilliseconds)
        )
    }
}
