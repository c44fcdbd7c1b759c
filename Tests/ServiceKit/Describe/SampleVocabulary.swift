import Model

/// A service with one subject.
enum SampleService: Vocabulary {
    enum Command: Equatable, Sendable { case sample }
    enum Event: Equatable, Sendable { case sample(SampleSubject.Event, of: Identifier<SampleSubject>) }

    static let service = "sample"
    static let subjects: [any Subject<SampleService>.Type] = [SampleSubject.self]
}

/// A thing that is opened and closed.
enum SampleSubject: Subject {
    typealias Owner = SampleService
    enum Command: Equatable, Sendable { case open }

    enum Event: StoredEvent {
        case opened(on: Day, by: Sealed, note: String?, basis: [Basis])
        case assigned(mediator: Identifier<Person>)
        case reported
        case closed(outcome: SampleOutcome)

        enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case opened = "opened.v1"
            case assigned = "assigned.v2"
            case reported = "reported.v1"
            case closed = "closed.v1"
        }

        static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .opened, .assigned, .closed: .open
            case .reported: .closed
            }
        }
    }

    enum Rejection: String, Rejecting {
        case sampleNotOpen, sampleNotFound

        var message: Message { Message("样品 \(rawValue)", "sample | \(rawValue)") }
        var status: Refusal.Status { self == .sampleNotFound ? .notFound : .failedPrecondition }
    }

    static let name = "thing"
    static func told(_ event: Event, of id: Identifier<SampleSubject>) -> SampleService.Event { .sample(event, of: id) }
}

/// How a sample ends.
enum SampleOutcome: Codable, Equatable, Sendable {
    case settled(amount: Money)
    case failed
}
