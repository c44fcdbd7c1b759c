public import Decisions
public import Model

/// The life of one transcription.
///
/// ```
/// unentered ──enter──▶ entered ──correct──▶ entered, with another number
/// ```
extension Transcription: Decided {
    /// What is known of one transcription.
    public indirect enum State: Equatable, Sendable {
        case unentered
        case entered(LineText)
    }

    /// What a decision must know beyond the transcription itself.
    public struct Facts: Equatable, Sendable {
        /// The case that bears the number already.
        public var holder: Case.ID?
        /// The case it is of.
        public var caseID: Case.ID?

        /// The facts of a test or of a transaction.
        public init(holder: Case.ID? = nil, caseID: Case.ID? = nil) {
            self.holder = holder
            self.caseID = caseID
        }
    }
}

extension Transcription.State: Decider {
    /// Nothing is known of it until somebody has typed it in there.
    public static let initial = Self.unentered

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Transcription.Command,
        knowing facts: Transcription.Facts,
        at now: Moment
    ) throws(Transcription.Rejection) -> [Transcription.Event] {
        switch (self, command) {
        case (.entered(let known), .enter(let number, _)) where known == number: return []
        case (.entered(let known), .correct(let number, _)) where known == number: return []
        case (.unentered, .enter(let number, let by)):
            guard facts.holder == nil || facts.holder == facts.caseID else { throw .nationalNumberTaken }
            return [.entered(number: number, by: by, on: now.day)]
        case (.entered(let known), .correct(let number, let by)):
            guard facts.holder == nil else { throw .nationalNumberTaken }
            return [.corrected(number: number, was: known, by: by, on: now.day)]

        case (.unentered, .correct): throw .transcriptionUnknown
        case (.entered, .enter): throw .transcriptionKnown
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Transcription.Event) {
        switch event {
        case .entered(let number, _, _), .corrected(let number, _, _, _): self = .entered(number)
        }
    }
}
