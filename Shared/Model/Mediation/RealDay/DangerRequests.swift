/// What `danger.raise` takes.
public struct DangerRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The order on which it was heard.
    public var reference: OrderReference?
    /// Which kind.
    public var kind: DangerKind
    /// When; now when nothing is said.
    public var at: Moment?
    /// What was said or seen.
    public var words: NarrativeText
}

/// One danger by where it lies and its number there.
public protocol DangerNaming: Sendable {
    /// The order or the case it lies with.
    var danger: Danger.ID { get }
    /// Its number there.
    var number: Int { get }
}

/// What `danger.answer` takes.
public struct DangerReference: Codable, Hashable, DangerNaming {
    /// The order or the case it lies with.
    public var danger: Danger.ID
    /// Its number there.
    public var number: Int
}

/// What `danger.refer` takes.
public struct DangerReferralRequest: Codable, Hashable, DangerNaming {
    /// The order or the case it lies with.
    public var danger: Danger.ID
    /// Its number there.
    public var number: Int
    /// Which office was told.
    public var to: DangerOffice
    /// When; now when nothing is said.
    public var at: Moment?
    /// The number of the letter or of the recorded call.
    public var document: DocumentNumber?
}

/// What `danger.recordReceipt` takes.
public struct DangerReceiptRequest: Codable, Hashable, DangerNaming {
    /// The order or the case it lies with.
    public var danger: Danger.ID
    /// Its number there.
    public var number: Int
    /// Whose receipt.
    public var to: DangerOffice
    /// Its number.
    public var receipt: DocumentNumber
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `danger.end` takes.
public struct DangerEndRequest: Codable, Hashable, DangerNaming {
    /// The order or the case it lies with.
    public var danger: Danger.ID
    /// Its number there.
    public var number: Int
    /// How it ended.
    public var note: NarrativeText
}

/// What `danger.list` takes.
public struct DangerListQuery: Codable, Hashable, Sendable {
    /// Also those that are over.
    public var ended: Bool?
    /// Why the words are to be shown; without it they are left out.
    public var reason: String?
}

/// A danger as the next person sees it.
public struct DangerView: Codable, Hashable, Sendable {
    /// The order or the case it lies with.
    public var danger: Danger.ID
    /// Its number there.
    public var number: Int
    /// Which kind.
    public var kind: DangerKind
    /// When it was heard.
    public var at: Moment
    /// How far it is.
    public var state: State
    /// Until when the duty supervisor is to answer.
    public var answerBy: Moment?
    /// How often they were called.
    public var calls: Int
    /// Who was told.
    public var referrals: [Referral]
    /// The words, opened for the reason given.
    public var words: String?

    /// How far it is.
    public enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case raised, answered, ended
    }

    /// That an office was told, and its receipt.
    public struct Referral: Codable, Hashable, Sendable {
        /// What was told.
        public var referral: DangerReferral
        /// The receipt; until it is there the referral stays open.
        public var receipt: ReferralReceipt?

        /// A referral.
        public init(referral: DangerReferral, receipt: ReferralReceipt? = nil) {
            self.referral = referral
            self.receipt = receipt
        }
    }

    /// A danger.
    public init(
        danger: Danger.ID,
        number: Int,
        kind: DangerKind,
        at: Moment,
        state: State,
        answerBy: Moment?,
        calls: Int,
        referrals: [Referral]
    ) {
        self.danger = danger
        self.number = number
        self.kind = kind
        self.at = at
        self.state = state
        self.answerBy = answerBy
        self.calls = calls
        self.referrals = referrals
    }
}

/// All dangers that were asked for.
public struct DangersView: Codable, Hashable, Sendable {
    /// Those unanswered first, then the newest.
    public var items: [DangerView]

    /// A list.
    public init(items: [DangerView]) {
        self.items = items
    }
}
