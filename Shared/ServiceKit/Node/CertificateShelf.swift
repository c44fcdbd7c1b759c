import Foundation
import Identity
import Synchronization
import Transparency

/// The county's word for every service's keys: read from the folder, and again as soon as there is more of it.
final class CertificateShelf: Sendable {
    private let folder: DataFolder
    private let known: Mutex<(counts: [Int], certificates: [ServiceCertificate])>
    /// Believes the tokens that these keys have signed.
    let verifier: TokenVerifier

    init(_ folder: DataFolder) throws {
        self.folder = folder
        let counts = Self.counts(folder)
        let certificates = try folder.certificates()
        known = Mutex((counts, certificates))
        verifier = TokenVerifier(county: try folder.countyPublicKey(), certificates: certificates)
    }

    /// Certificates are only ever added, so that counting them tells of every change.
    private static func counts(_ folder: DataFolder) -> [Int] { DataFolder.services.map(folder.keyCount) }

    /// Reads them again if there are others now.
    ///
    /// - Returns: Whether there were.
    @discardableResult
    func renew() -> Bool {
        let counts = Self.counts(folder)
        guard known.withLock({ $0.counts }) != counts, let certificates = try? folder.certificates() else {
            return false
        }
        known.withLock { $0 = (counts, certificates) }
        verifier.adopt(certificates)
        return true
    }

    /// Whether a service has signed a checkpoint, with a key of today or of earlier; one that is suspected has signed rightly before.
    func believes(_ checkpoint: Checkpoint, of service: String) -> Bool {
        let isSigned = { [self] in
            known.withLock { $0.certificates }.contains {
                $0.service == service && checkpoint.verify(with: $0.publicKey)
            }
        }
        return isSigned() || (renew() && isSigned())
    }
}
