/// What `contact.record` takes.
public struct ContactRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case, or an order that has none yet, by the order's number.
    public var reference: OrderReference?
    /// Whom; whoever complained when nothing is said.
    public var party: CaseParty?
    /// By which way; by telephone when nothing is said.
    public var how: Telling.Way?
    /// When; now when nothing is said.
    public var at: Moment?
    /// What came of it.
    public var result: ContactAttempt.Result
    /// The number of the recording, photograph or slip that shows it.
    public var evidence: DocumentNumber?
    /// What was said or seen.
    public var note: NarrativeText?
}

/// What `contact.serve` takes.
public struct PartyServiceRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Of what it tells.
    public var about: ToldMatter
    /// Which session, if it is about one.
    public var session: Int?
    /// Who was served.
    public var whom: CaseParty
    /// How, when and by what evidence.
    public var service: NoticeService
    /// The letter that was served, if it was one.
    public var letter: Letter.ID?
}

/// What `contact.list` takes.
public struct ContactQuery: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case, or an order that has none yet, by the order's number.
    public var reference: OrderReference?
    /// Why what is sealed is to be shown; without it that is left out.
    public var reason: String?
}

/// The log of contacts of a case or an order.
public struct ContactView: Codable, Hashable, Sendable {
    /// Each try, the first one first.
    public var attempts: [Attempt]
    /// Each service, the first one first.
    public var services: [Service]
    /// Until when the hotline wants whoever called to be rung.
    public var contactBy: Moment?
    /// When they were reached first.
    public var reachedAt: Moment?
    /// Whether that moment went by unmet.
    public var isOverdue: Bool

    /// One try.
    public struct Attempt: Codable, Hashable, Sendable {
        /// Its number.
        public var number: Int
        /// What was tried.
        public var attempt: ContactAttempt
        /// What was said, opened for the reason given.
        public var note: String?

        /// A try.
        public init(number: Int, attempt: ContactAttempt, note: String?) {
            self.number = number
            self.attempt = attempt
            self.note = note
        }
    }

    /// One service.
    public struct Service: Codable, Hashable, Sendable {
        /// Its number.
        public var number: Int
        /// What was served.
        public var service: PartyService
        /// From which day the side counts as served.
        public var effectiveOn: Day
        /// Whether that day has come.
        public var isEffective: Bool

        /// A service.
        public init(number: Int, service: PartyService, effectiveOn: Day, isEffective: Bool) {
            self.number = number
            self.service = service
            self.effectiveOn = effectiveOn
            self.isEffective = isEffective
        }
    }

    /// A log.
    public init(
        attempts: [Attempt],
        services: [Service],
        contactBy: Moment?,
        reachedAt: Moment?,
        isOverdue: Bool
    ) {
        self.attempts = attempts
        self.services = services
        self.contactBy = contactBy
        self.reachedAt = reachedAt
        self.isOverdue = isOverdue
    }
}
