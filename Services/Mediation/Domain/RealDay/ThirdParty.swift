public import Decisions
public import Model

/// What is known of a third party.
///
/// ```
/// unknown ──name──▶ named ──refer──▶ referred ──recordReceipt──▶ received
/// ```
extension ThirdParty: Decided {
    /// How far what is suspected of them has come.
    public indirect enum State: Equatable, Sendable {
        case unknown
        case named(party: InvolvedParty)
        case referred(party: InvolvedParty, referral: CrimeReferral)
        case received(party: InvolvedParty, referral: CrimeReferral, receipt: ReferralReceipt)
    }
}

extension ThirdParty.State: Decider {
    /// Nobody is named.
    public static let initial = Self.unknown

    /// The transition table; the case is never asked.
    public func decide(
        _ command: ThirdParty.Command,
        knowing _: NoFacts,
        at now: Moment
    ) throws(ThirdParty.Rejection) -> [ThirdParty.Event] {
        switch (self, command) {
        case (.unknown, .name(let party)):
            guard party.on <= now.day else { throw .thirdPartyInFuture }
            return [.named(party: party)]
        case (.named(let known), .name(let party)), (.referred(let known, _), .name(let party)),
            (.received(let known, _, _), .name(let party)):
            guard known == party else { throw .thirdPartyNamed }
            return []
        case (.named(let party), .refer(let referral)):
            guard referral.on <= now.day else { throw .thirdPartyInFuture }
            return [.referred(caseID: party.caseID, referral: referral)]
        case (.referred(_, let known), .refer(let referral)), (.received(_, let known, _), .refer(let referral)):
            guard known == referral else { throw .thirdPartyReferred }
            return []
        case (.referred(let party, let referral), .recordReceipt(let receipt)):
            guard receipt.on <= now.day, receipt.on >= referral.on else { throw .thirdPartyInFuture }
            return [.receiptCame(caseID: party.caseID, receipt: receipt)]
        case (.received(_, _, let known), .recordReceipt(let receipt)) where known == receipt: return []

        case (.unknown, .refer), (.unknown, .recordReceipt): throw .thirdPartyUnknown
        case (.named, .recordReceipt): throw .thirdPartyNotReferred
        case (.received, .recordReceipt): throw .thirdPartyReferred
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: ThirdParty.Event) {
        switch (event, self) {
        case (.named(let party), _): self = .named(party: party)
        case (.referred(_, let referral), .named(let party)): self = .referred(party: party, referral: referral)
        case (.receiptCame(_, let receipt), .referred(let party, let referral)):
            self = .received(party: party, referral: referral, receipt: receipt)
        case (.referred, _), (.receiptCame, _): preconditionFailure("A referral comes between name and receipt.")
        }
    }
}
