/// Somebody who is no side of a dispute and yet part of it, such as a worker who vanished with an advance (第三人).
///
/// What is suspected of them goes to the police with a receipt, and the case goes on beside it.
public enum ThirdParty: Subject {
    /// Identifies a third party.
    public typealias ID = Identifier<ThirdParty>

    /// What may be asked of it.
    public enum Command: Equatable, Sendable {
        case name(party: InvolvedParty)
        case refer(referral: CrimeReferral)
        case recordReceipt(receipt: ReferralReceipt)
    }

    /// What has happened to it.
    public indirect enum Event: StoredEvent {
        case named(party: InvolvedParty)
        case referred(caseID: Case.ID, referral: CrimeReferral)
        case receiptCame(caseID: Case.ID, receipt: ReferralReceipt)

        /// The types under which these are stored.
        public enum CodingKeys: String, CodingKey, CaseIterable, Sendable {
            case named = "named.v1"
            case referred = "referred.v1"
            case receiptCame = "receiptCame.v1"
        }

        /// Whom somebody suspects of what is nobody's business outside.
        public static func disclosure(of type: CodingKeys) -> Disclosure {
            switch type {
            case .named, .referred, .receiptCame: .closed
            }
        }
    }

    /// Why a command was refused.
    public enum Rejection: String, Rejecting {
        case thirdPartyUnknown
        case thirdPartyNamed
        case thirdPartyInFuture
        case thirdPartyReferred
        case thirdPartyNotReferred

        /// What people are told.
        public var message: Message {
            switch self {
            case .thirdPartyUnknown: Message("没有这名第三人；请核对编号", "there is no such third party; check its id")
            case .thirdPartyNamed: Message("该编号已用于另一名第三人", "the id stands for another third party")
            case .thirdPartyInFuture: Message("日期晚于今天；请核对日期", "the day lies in the future; check it")
            case .thirdPartyReferred: Message("已移送公安机关，内容不同", "it was referred to the police already, otherwise")
            case .thirdPartyNotReferred: Message("尚未移送；请先登记移送", "nothing was referred yet; record that first")
            }
        }

        /// Wrong entries are the caller's; the rest is a matter of state.
        public var status: Refusal.Status {
            switch self {
            case .thirdPartyUnknown: .notFound
            case .thirdPartyInFuture: .invalidArgument
            case .thirdPartyNamed, .thirdPartyReferred, .thirdPartyNotReferred: .failedPrecondition
            }
        }
    }

    /// The service that keeps it.
    public typealias Owner = Mediation

    /// Its name in streams and types.
    public static let name = "thirdParty"

    /// The event as mediation tells it.
    public static func told(_ event: Event, of id: ID) -> Mediation.Event { .thirdParty(event, of: id) }
}

/// Who is involved, and how.
public struct InvolvedParty: Codable, Hashable, Sendable {
    /// The case.
    public var caseID: Case.ID
    /// What they are in it.
    public var part: Part
    /// The worker of the register, if they are filed there.
    public var worker: Worker.ID?
    /// Their name, sealed.
    public var name: Sealed
    /// What they took or did, sealed.
    public var facts: Sealed
    /// Since when the office knows.
    public var on: Day

    /// What somebody is in a dispute.
    public enum Part: String, Codable, Hashable, Sendable, CaseIterable {
        case worker, payee, guarantor, other
    }

    /// A party.
    public init(caseID: Case.ID, part: Part, worker: Worker.ID? = nil, name: Sealed, facts: Sealed, on: Day) {
        self.caseID = caseID
        self.part = part
        self.worker = worker
        self.name = name
        self.facts = facts
        self.on = on
    }
}

/// That a suspicion was handed to the police.
public struct CrimeReferral: Codable, Hashable, Sendable {
    /// The station or brigade.
    public var office: LineText
    /// When.
    public var on: Day
    /// The number of the letter (案件移送函).
    public var document: DocumentNumber
    /// How much is in question.
    public var amount: Money?

    /// A referral.
    public init(office: LineText, on: Day, document: DocumentNumber, amount: Money? = nil) {
        self.office = office
        self.on = on
        self.document = document
        self.amount = amount
    }
}

/// What `thirdParty.name` takes.
public struct ThirdPartyRequest: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// What they are in it.
    public var part: InvolvedParty.Part
    /// The worker of the register, if they are filed there.
    public var worker: Worker.ID?
    /// Their name.
    public var name: PersonName
    /// What they took or did.
    public var facts: NarrativeText
    /// Since when the office knows; today when nothing is said.
    public var on: Day?
}

/// What `thirdParty.refer` takes.
public struct CrimeReferralRequest: Codable, Hashable, Sendable {
    /// The third party.
    public var thirdParty: ThirdParty.ID
    /// The station or brigade.
    public var office: LineText
    /// When; today when nothing is said.
    public var on: Day?
    /// The number of the letter.
    public var document: DocumentNumber
    /// How much is in question.
    public var amount: Money?
}

/// What `thirdParty.recordReceipt` takes.
public struct CrimeReceiptRequest: Codable, Hashable, Sendable {
    /// The third party.
    public var thirdParty: ThirdParty.ID
    /// The number of the receipt.
    public var receipt: DocumentNumber
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `thirdParty.list` takes.
public struct ThirdPartyQuery: Codable, Hashable, CaseNaming {
    /// The case by its id.
    public var id: Case.ID?
    /// The case by the number of one of its orders.
    public var reference: OrderReference?
    /// Why names are to be shown; without it they are left out.
    public var reason: String?
}

/// The third parties of a case.
public struct ThirdPartiesView: Codable, Hashable, Sendable {
    /// The first one named first.
    public var items: [Item]

    /// One of them.
    public struct Item: Codable, Hashable, Sendable {
        /// Its id.
        public var thirdParty: ThirdParty.ID
        /// What they are in the case.
        public var part: InvolvedParty.Part
        /// The worker of the register.
        public var worker: Worker.ID?
        /// What was handed to the police.
        public var referral: CrimeReferral?
        /// Its receipt; until it is there the referral stays open.
        public var receipt: ReferralReceipt?
        /// Their name, opened for the reason given.
        public var name: String?
        /// What they took or did, opened for the reason given.
        public var facts: String?

        /// A third party.
        public init(thirdParty: ThirdParty.ID, part: InvolvedParty.Part, worker: Worker.ID?) {
            self.thirdParty = thirdParty
            self.part = part
            self.worker = worker
        }
    }

    /// A list.
    public init(items: [Item]) {
        self.items = items
    }
}
