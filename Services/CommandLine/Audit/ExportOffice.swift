import Auditor
import Foundation
import Glibc
import Identity
import Model
import ServiceKit
import Transparency
import Wire

/// Who takes a pack out of a data folder: signs for it, and has it written into the logs it is of.
struct ExportOffice {
    let folder: DataFolder
    /// Whether the stores were named one by one: then they may be anybody's, and there is no log to write to.
    let isForeign: Bool
    let reason: String
    let recipient: String

    /// What the manifest and the sheet say.
    var occasion: PackExport.Occasion {
        var occasion = PackExport.Occasion()
        occasion.by = actor
        occasion.reason = reason
        occasion.recipient = recipient
        return occasion
    }

    /// The county's key when it is here, else that of a service; nil for stores of elsewhere.
    var signer: PackSigner? {
        guard !isForeign, folder.exists else { return nil }
        if let key = try? folder.countyKey() {
            return PackSigner("county", key.publicKey) { try $0.sign(with: key.signing) }
        }
        for service in DataFolder.services {
            guard let key = try? folder.serviceKey(service) else { continue }
            return PackSigner(service, key.publicKey) { try $0.sign(with: key.signing) }
        }
        return nil
    }

    /// The administrator whom the county's key vouches for, else the account of this machine.
    private var actor: String {
        if !isForeign, let id = try? Administrator(folder: folder).id() { return "user:\(id)" }
        return "uid:\(getuid())"
    }

    private struct Note: Encodable {
        var purpose: String
        var recipient: String
        var count: Int64
        var digest: String
    }

    /// Has the export written into each log; what does not run finds word of it at its next start.
    ///
    /// - Returns: The services that did not hear of it.
    func note(_ manifest: PackExport.Manifest, _ credentials: CredentialOptions) async throws -> [String] {
        guard !isForeign else { return [] }
        let token = try? await credentials.text(in: folder)
        let digest = try TextDigest.hex(of: Data(CanonicalJSON.encode(manifest) + [UInt8(ascii: "\n")]))
        var late: [String] = []
        for (service, facts) in manifest.services.sorted(by: { $0.key < $1.key }) {
            let note = Note(purpose: reason, recipient: recipient, count: facts.events, digest: digest)
            do {
                guard let token else { throw WireFailure.disconnected(reason: "no token") }
                try await Suite(folder: folder).with(service) { client in
                    _ = try await client.call("export.note", params: note, meta: RequestMeta(token: token))
                }
            } catch {
                try leave(note, for: service)
                late.append(service)
            }
        }
        return late
    }

    private func leave(_ note: Note, for service: String) throws {
        let export = LateExport(
            id: .fresh(at: Moment.read()),
            actor: actor,
            role: Role.systemAdministrator.rawValue,
            purpose: try LineText(note.purpose),
            recipient: try LineText(note.recipient),
            count: note.count,
            digest: try LineText(note.digest)
        )
        try folder.leave(export, for: service)
    }
}
