/// One of those who complain together, as it is told: by their order, or by name and telephone.
public struct JointMemberRequest: Codable, Hashable, Sendable {
    /// Their order by id.
    public var order: Order.ID?
    /// Their order by number.
    public var reference: OrderReference?
    /// 姓名, of one who has no order.
    public var name: PersonName?
    /// 联系电话, of one who has no order.
    public var phone: PhoneNumber?
    /// When they consented to a joint complaint; today when nothing is said.
    public var consentedOn: Day?
    /// How much money they claim, in fen.
    public var claimed: Money?
}

/// What `joint.form` takes.
public struct JointFormRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Everybody who complains, each with their consent.
    public var members: [JointMemberRequest]
}

/// What `joint.join` takes.
public struct JointJoinRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// One more.
    public var member: JointMemberRequest
}

/// What `joint.chooseRepresentatives` takes.
public struct JointRepresentativesRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// The two who act for all.
    public var persons: [Person.ID]
    /// The paper on which they were chosen, such as 推选书.
    public var paper: LineText
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `joint.propose` takes.
public struct JointProposalRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// What representatives may not do alone.
    public var matter: JointMatter
    /// What is proposed.
    public var what: NarrativeText
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `joint.answer` takes.
public struct JointAnswerRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Which proposal.
    public var proposal: Int
    /// Who answers.
    public var person: Person.ID
    /// Whether they consent.
    public var isConsent: Bool
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `joint.adopt` takes.
public struct JointAdoptionRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Which proposal.
    public var proposal: Int
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `joint.leaveOut` takes.
public struct JointLeavingRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Who is left out.
    public var person: Person.ID
    /// Why.
    public var reason: NarrativeText?
    /// When; today when nothing is said.
    public var on: Day?
}

/// What `joint.splitOff` takes: a member goes on in a case of their own.
public struct JointSplitRequest: Codable, Hashable, Sendable {
    /// The case.
    public var `case`: CaseName
    /// Who goes on alone.
    public var person: Person.ID
    /// When; today when nothing is said.
    public var on: Day?
}

/// One of those who complain together.
public struct JointMemberView: Codable, Hashable, Sendable {
    /// The person.
    public var person: Person.ID
    /// The order they complained by.
    public var order: Order.ID?
    /// When they consented to a joint complaint.
    public var consentedOn: Day
    /// How much money they claim.
    public var claimed: Money?
    /// Whether they act for the others.
    public var isRepresentative: Bool
    /// Whether they were left out, or went on alone.
    public var hasLeft: Bool
    /// The case they went on in.
    public var ownCase: Case.ID?
    /// The name, opened for the reason given.
    public var name: String?

    /// A member.
    public init(
        person: Person.ID,
        order: Order.ID?,
        consentedOn: Day,
        claimed: Money?,
        isRepresentative: Bool,
        hasLeft: Bool,
        ownCase: Case.ID?,
        name: String?
    ) {
        self.person = person
        self.order = order
        self.consentedOn = consentedOn
        self.claimed = claimed
        self.isRepresentative = isRepresentative
        self.hasLeft = hasLeft
        self.ownCase = ownCase
        self.name = name
    }
}

/// A joint complaint.
public struct JointView: Codable, Hashable, Sendable {
    /// Everybody who ever belonged to it.
    public var members: [JointMemberView]
    /// The number of the latest proposal to settle, if there is one.
    public var settlement: Int?
    /// Those who must consent to it still; with no proposal, everybody represented.
    public var unconsented: [Person.ID]

    /// A joint complaint.
    public init(members: [JointMemberView], settlement: Int?, unconsented: [Person.ID]) {
        self.members = members
        self.settlement = settlement
        self.unconsented = unconsented
    }
}
