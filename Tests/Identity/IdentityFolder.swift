import Crypto
import Foundation
import Identity
import Model
import Testing

/// A county with its services' keys in a folder for one test, gone with it.
final class IdentityFolder {
    let folder: URL
    let county: CountyKey
    let registry: ServiceKey
    let credit: ServiceKey
    let certificates: [ServiceCertificate]
    static let now = Moment(milliseconds: 1_790_000_000_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "identity-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = { [folder] (name: String) in folder.appending(path: name).path }
        county = try CountyKey.create(at: path("county.key"), publicPath: path("county.pub"))
        registry = try ServiceKey.create(service: "registry", at: path("registry.key"))
        credit = try ServiceKey.create(service: "credit", at: path("credit.key"))
        certificates = try [registry, credit].map { [county] key in
            try county.certify(
                service: key.service,
                division: "620724",
                publicKey: key.publicKey,
                at: IdentityFolder.now
            )
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    var verifier: TokenVerifier { TokenVerifier(county: county.publicKey, certificates: certificates) }

    /// A mediator's token for twelve hours, unless something else is asked for.
    static func request(_ actor: Actor? = nil, _ role: Role = .mediator, seconds: Int64 = 43_200) -> TokenRequest {
        let id = UniqueID.fresh(at: now)
        return TokenRequest(id: id, actor: actor ?? .user(id), role: role, unit: "市场监管局", lifetimeSeconds: seconds)
    }
}

/// The reason of the refusal that `action` throws; nil when it throws none.
func reason(_ action: () throws -> Void) -> String? {
    do { try action() } catch let refusal as Refusal { return refusal.reason } catch { return "\(error)" }
    return nil
}
