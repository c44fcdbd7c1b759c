public import Decisions
public import Model

/// The life of a class, and of each worker in it.
///
/// ```
/// unopened ──open──▶ open ──close──▶ closed
/// a worker: ──enrol──▶ enrolled ──complete──▶ completed ──certify──▶ certified ──withdraw──▶ completed
/// ```
extension TrainingClass: Decided {
    /// What is known of one class.
    public indirect enum State: Equatable, Sendable {
        case unopened
        case open(ClassDetails, Roster)
        case closed(ClassDetails, Roster)
    }

    /// How far each worker has come.
    public typealias Roster = [Worker.ID: Progress]

    /// How far one worker has come.
    public enum Progress: Hashable, Sendable {
        case enrolled
        case completed
        case certified(Certificate.ID)
    }

    /// What a decision must know beyond the class itself.
    public struct Facts: Equatable, Sendable {
        /// Whether another class has the number that this one is to be opened under.
        public var classNumberIsTaken: Bool

        /// The facts of a test or of a transaction.
        public init(classNumberIsTaken: Bool = false) {
            self.classNumberIsTaken = classNumberIsTaken
        }
    }
}

extension TrainingClass.State: Decider {
    /// Nothing is known of a class until it is opened.
    public static let initial = Self.unopened

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: TrainingClass.Command,
        knowing facts: TrainingClass.Facts,
        at _: Moment
    ) throws(TrainingClass.Rejection) -> [TrainingClass.Event] {
        switch (self, command) {
        case (.unopened, .open(let details)):
            guard !facts.classNumberIsTaken else { throw .classNumberTaken }
            return try Self.open(details)
        case (.open(let known, _), .open(let details)), (.closed(let known, _), .open(let details)):
            guard known == details else { throw .classAlreadyOpened }
            return []
        case (.open(let details, let roster), .enrol(let worker)):
            guard roster[worker] == nil else { return [] }
            guard roster.count < details.capacity else { throw .classFull }
            return [.workerEnrolled(worker: worker)]
        case (.closed(_, let roster), .enrol(let worker)) where roster[worker] != nil:
            return []
        case (.open(_, let roster), .complete(let worker)):
            guard let progress = roster[worker] else { throw .workerNotEnrolled }
            return progress == .enrolled ? [.workerCompleted(worker: worker)] : []
        case (.closed(_, let roster), .complete(let worker)) where roster[worker].map { $0 != .enrolled } ?? false:
            return []
        case (.open(let details, let roster), .certify(let worker, let certificate, let level)),
            (.closed(let details, let roster), .certify(let worker, let certificate, let level)):
            guard level == details.level else { throw .levelNotTaught }
            return try Self.certify(worker, certificate, roster[worker])
        case (.open(_, let roster), .withdraw(let worker, let certificate)),
            (.closed(_, let roster), .withdraw(let worker, let certificate)):
            return roster[worker] == .certified(certificate)
                ? [.certificateWithdrawn(worker: worker, certificate: certificate)] : []
        case (.open, .close):
            return [.closed]
        case (.closed, .close):
            return []

        case (.unopened, .enrol), (.unopened, .complete), (.unopened, .certify), (.unopened, .withdraw),
            (.unopened, .close):
            throw .classUnknown
        case (.closed, .enrol), (.closed, .complete): throw .classClosed
        }
    }

    private static func open(_ details: ClassDetails) throws(TrainingClass.Rejection) -> [TrainingClass.Event] {
        let hours = details.hours
        guard hours.theory >= 0, hours.practice >= 0, hours.total > 0, hours.total == hours.theory + hours.practice
        else { throw .classHoursDoNotAddUp }
        guard details.capacity > 0 else { throw .classWithoutRoom }
        guard details.startsOn <= details.endsOn else { throw .classEndsBeforeStart }
        return [.opened(details: details)]
    }

    private static func certify(
        _ worker: Worker.ID,
        _ certificate: Certificate.ID,
        _ progress: TrainingClass.Progress?
    ) throws(TrainingClass.Rejection) -> [TrainingClass.Event] {
        switch progress {
        case .completed: return [.workerCertified(worker: worker, certificate: certificate)]
        case .certified(certificate): return []

        case nil: throw .workerNotEnrolled
        case .enrolled: throw .workerNotCompleted
        case .certified: throw .workerAlreadyCertified
        }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: TrainingClass.Event) {
        switch event {
        case .opened(let details): self = .open(details, [:])
        case .workerEnrolled(let worker): note(.enrolled, of: worker)
        case .workerCompleted(let worker), .certificateWithdrawn(let worker, _): note(.completed, of: worker)
        case .workerCertified(let worker, let certificate): note(.certified(certificate), of: worker)
        case .closed:
            if case .open(let details, let roster) = self { self = .closed(details, roster) }
        }
    }

    private mutating func note(_ progress: TrainingClass.Progress, of worker: Worker.ID) {
        switch self {
        case .unopened: preconditionFailure("A class is opened before anybody is in it.")
        case .open(let details, var roster):
            roster[worker] = progress
            self = .open(details, roster)
        case .closed(let details, var roster):
            roster[worker] = progress
            self = .closed(details, roster)
        }
    }
}
