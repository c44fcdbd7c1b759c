public import Decisions
public import Model

/// A worker's file: it may know of certificates before anybody has filed the worker.
///
/// ```
/// stub ──file──▶ filed          noteCertificate, noteRevocation: in either
/// ```
extension Worker: Decided {
    /// What is known of one worker.
    public struct State: Equatable, Sendable {
        var filing: WorkerFiling?
        var certificates: Set<Certificate.ID> = []
        var revoked: Set<Certificate.ID> = []
    }

    /// What a decision must know beyond the worker's own file.
    public struct Facts: Equatable, Sendable {
        /// Whether the employer that a filing names is in the register; none is as good.
        public var employerIsRegistered: Bool

        /// The facts of a test or of a transaction.
        public init(employerIsRegistered: Bool = true) {
            self.employerIsRegistered = employerIsRegistered
        }
    }
}

extension Worker.State: Decider {
    /// An empty file.
    public static let initial = Self()

    /// The transition table: each row is what is filed, a request, and what happens.
    public func decide(
        _ command: Worker.Command,
        knowing facts: Worker.Facts,
        at _: Moment
    ) throws(Worker.Rejection) -> [Worker.Event] {
        switch (filing, command) {
        case (nil, .file(let filing)) where facts.employerIsRegistered:
            return [.filed(filing: filing)]
        case (let known?, .file(let filing)) where known == filing:
            return []
        case (_, .noteCertificate(let noted)):
            return certificates.contains(noted.certificate) ? [] : [.certificateNoted(certificate: noted)]
        case (_, .noteRevocation(let certificate)):
            return revoked.contains(certificate) ? [] : [.revocationNoted(certificate: certificate)]

        case (nil, .file): throw .enterpriseUnknown
        case (_?, .file): throw .workerAlreadyFiled
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Worker.Event) {
        switch event {
        case .filed(let filing): self.filing = filing
        case .certificateNoted(let noted): certificates.insert(noted.certificate)
        case .revocationNoted(let certificate): revoked.insert(certificate)
        }
    }
}
