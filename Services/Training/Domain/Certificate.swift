public import Decisions
public import Model

/// The life of a certificate.
///
/// ```
/// unissued ──issue──▶ issued ──revoke──▶ revoked
/// ```
extension Certificate: Decided {
    /// What is known of one certificate.
    public indirect enum State: Equatable, Sendable {
        case unissued
        case issued(CertificateContent)
        case revoked(CertificateContent)
    }

    /// What a decision must know beyond the certificate itself.
    public struct Facts: Equatable, Sendable {
        /// The number that the next certificate of its year gets.
        public var number: CertificateNumber?

        /// The facts of a test or of a transaction.
        public init(number: CertificateNumber? = nil) {
            self.number = number
        }
    }
}

extension Certificate.State: Decider {
    /// Nothing is known of a certificate until it is issued.
    public static let initial = Self.unissued

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Certificate.Command,
        knowing facts: Certificate.Facts,
        at now: Moment
    ) throws(Certificate.Rejection) -> [Certificate.Event] {
        switch (self, command) {
        case (.unissued, .issue(let content)):
            guard content.issuedOn <= now.day else { throw .certificateIssuedInFuture }
            guard let number = facts.number else { preconditionFailure("A certificate is issued under a number.") }
            return [.issued(content: content, number: number)]
        case (.issued(let known), .issue(let content)) where known == content:
            return []
        case (.issued(let content), .revoke(let reason)):
            return [.revoked(worker: content.worker, reason: reason)]
        case (.revoked, .revoke):
            return []

        case (.unissued, .revoke): throw .certificateNotIssued
        case (.issued, .issue): throw .certificateAlreadyIssued
        case (.revoked, .issue): throw .certificateAlreadyRevoked
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Certificate.Event) {
        switch event {
        case .issued(let content, _): self = .issued(content)
        case .revoked:
            if case .issued(let content) = self { self = .revoked(content) }
        }
    }
}
