public import Decisions
public import Model

/// The life of an enterprise in the register.
///
/// ```
/// unregistered ──register──▶ registered ─┐
///                                ▲──change┘
/// ```
extension Enterprise: Decided {
    /// What is known of one enterprise.
    public indirect enum State: Equatable, Sendable {
        case unregistered
        case registered(EnterpriseDetails)
    }

    /// What a decision must know beyond the enterprise itself.
    public struct Facts: Equatable, Sendable {
        /// Whether another enterprise has the credit code that this one is to be registered under.
        public var creditCodeIsTaken: Bool

        /// The facts of a test or of a transaction.
        public init(creditCodeIsTaken: Bool = false) {
            self.creditCodeIsTaken = creditCodeIsTaken
        }
    }
}

extension Enterprise.State: Decider {
    /// Nothing is known of an enterprise until it is registered.
    public static let initial = Self.unregistered

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Enterprise.Command,
        knowing facts: Enterprise.Facts,
        at _: Moment
    ) throws(Enterprise.Rejection) -> [Enterprise.Event] {
        switch (self, command) {
        case (.unregistered, .register(let details)):
            guard !facts.creditCodeIsTaken else { throw .creditCodeTaken }
            guard details.creditCode.checkDigitIsValid || details.attestation != nil else {
                throw .creditCodeNeedsAttestation
            }
            return [.registered(details: details)]
        case (.registered(let known), .register(let details)) where known == details:
            return []
        case (.registered(let known), .change(let change)):
            let details = known.changed(by: change)
            return details == known ? [] : [.changed(details: details)]

        case (.unregistered, .change): throw .enterpriseNotRegistered
        case (.registered, .register): throw .enterpriseAlreadyRegistered
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Enterprise.Event) {
        switch event {
        case .registered(let details), .changed(let details): self = .registered(details)
        }
    }
}
