public import Decisions
public import Model

/// The life of one handover.
///
/// ```
/// undrawn ──propose──▶ proposed ──sign──▶ signed: the cases have changed hands
///                          └──decline──▶ declined
/// ```
extension Handover: Decided {
    /// What is known of one handover.
    public indirect enum State: Equatable, Sendable {
        case undrawn
        case proposed(HandoverList)
        case signed(HandoverList)
        case declined(HandoverList)
    }
}

extension Handover.State: Decider {
    /// Nothing is known of it until a list is drawn up.
    public static let initial = Self.undrawn

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Handover.Command,
        knowing _: NoFacts,
        at now: Moment
    ) throws(Handover.Rejection) -> [Handover.Event] {
        switch (self, command) {
        case (.undrawn, .propose(let list)):
            guard list.from != list.to else { throw .handoverToOneself }
            guard !list.cases.isEmpty else { throw .handoverEmpty }
            guard list.cases.count <= HandoverList.largest else { throw .handoverTooLong }
            return [.proposed(list: list, on: now.day)]
        case (.proposed(let known), .propose(let list)) where known == list: return []
        case (.proposed(let list), .sign(let by, let scan)):
            guard list.to == by else { throw .handoverNotYours }
            return [.signed(by: by, on: now.day, scan: scan)]
        case (.proposed(let list), .decline(let by)):
            guard list.to == by else { throw .handoverNotYours }
            return [.declined(by: by, on: now.day)]
        case (.signed(let list), .sign(let by, _)) where list.to == by: return []
        case (.declined(let list), .decline(let by)) where list.to == by: return []

        case (.undrawn, .sign), (.undrawn, .decline): throw .handoverUnknown
        case (.proposed, .propose), (.signed, .propose), (.declined, .propose): throw .handoverAlreadyProposed
        case (.signed, .sign), (.signed, .decline), (.declined, .sign), (.declined, .decline): throw .handoverOver
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Handover.Event) {
        switch (event, self) {
        case (.proposed(let list, _), _): self = .proposed(list)
        case (.signed, .proposed(let list)): self = .signed(list)
        case (.declined, .proposed(let list)): self = .declined(list)
        case (.signed, _), (.declined, _): preconditionFailure("A list is drawn up before it is signed.")
        }
    }
}
