public import Decisions
public import Model

/// The life of one joint complaint.
///
/// ```
/// unformed ──form──▶ formed ── join, chooseRepresentatives, leaveOut, splitOff: who belongs to it
///                      └── propose ──▶ answer … ──▶ adopt: what representatives may not do alone
/// ```
extension Joint: Decided {
    /// What is known of one joint complaint.
    public indirect enum State: Equatable, Sendable {
        case unformed
        case formed(FormedJoint)
    }

    /// What a decision must know beyond the joint complaint itself.
    public struct Facts: Sendable {
        /// Whether its case is a consumer's, open and not over.
        public var isCaseOpen: Bool
        /// The orders of the case.
        public var orders: Set<Order.ID>
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(isCaseOpen: Bool, orders: Set<Order.ID>, rules: MediationRules) {
            self.isCaseOpen = isCaseOpen
            self.orders = orders
            self.rules = rules
        }
    }
}

/// Those who complain together, and what they were asked.
public struct FormedJoint: Equatable, Sendable {
    var members: [JointMember]
    var left: Set<Person.ID> = []
    var representatives: [Person.ID] = []
    var proposals: [JointProposal] = []
    var isNoticed = false
    var splits: [Person.ID: Case.ID] = [:]
}

/// What representatives asked the others, and who consented.
public struct JointProposal: Equatable, Sendable {
    var matter: JointMatter
    var what: Sealed
    var on: Day
    var answers: [Person.ID: Bool] = [:]
    var isAdopted = false
}

extension FormedJoint {
    /// Those who belong to it.
    var present: [JointMember] { members.filter { !left.contains($0.person) } }

    func isPresent(_ person: Person.ID) -> Bool { present.contains { $0.person == person } }

    /// Those who must consent to a proposal and have not: representatives consent by proposing it.
    func unconsented(to proposal: JointProposal) -> [Person.ID] {
        present.map(\.person).filter { !representatives.contains($0) && proposal.answers[$0] != true }
    }
}

extension Joint.State: Decider {
    /// Nobody complains together yet.
    public static let initial = Self.unformed

    /// The transition table: each row is a state, a request, and what happens.
    public func decide(
        _ command: Joint.Command,
        knowing facts: Joint.Facts,
        at now: Moment
    ) throws(Joint.Rejection) -> [Joint.Event] {
        switch (self, command) {
        case (.unformed, .form(let members)):
            return try Self.form(members, facts, today: now.day)
        case (.formed(let joint), .form(let members)) where joint.members == members:
            return []
        case (.formed(let joint), .join(let member)):
            return try joint.join(member, facts, today: now.day)
        case (.formed(let joint), .chooseRepresentatives(let persons, let day, let paper)):
            return try joint.choose(persons, on: day, paper, facts, today: now.day)
        case (.formed(let joint), .propose(let matter, let what, let day)):
            return try joint.propose(matter, what, on: day, facts, today: now.day)
        case (.formed(let joint), .answer(let proposal, let person, let day, let isConsent)):
            return try joint.answer(proposal, person, on: day, isConsent, today: now.day)
        case (.formed(let joint), .adopt(let proposal, let day)):
            return try joint.adopt(proposal, on: day, facts, today: now.day)
        case (.formed(let joint), .leaveOut(let person, let day, let reason)):
            return try joint.leaveOut(person, on: day, reason, today: now.day)
        case (.formed(let joint), .splitOff(let person, let id, let day)):
            return try joint.splitOff(person, to: id, on: day, facts, today: now.day)

        case (.unformed, _): throw .jointUnknown
        case (.formed, .form): throw .jointAlreadyFormed
        }
    }

    private static func form(
        _ members: [JointMember],
        _ facts: Joint.Facts,
        today: Day
    ) throws(Joint.Rejection) -> [Joint.Event] {
        guard facts.isCaseOpen else { throw .jointCaseNotOpen }
        guard let rule = facts.rules.duplicateRule(.joint, on: today), let least = rule.count else {
            throw .jointRuleMissing
        }
        guard members.count >= least else { throw .jointTooSmall }
        guard Set(members.map(\.person)).count == members.count else { throw .memberTwice }
        for member in members { try check(member, facts, today: today) }
        let basis = Basis(
            rule: rule.id,
            inputs: ["members": "\(members.count)"],
            outcome: ["article": "第十二条", "least": "\(least)"]
        )
        return [.formed(members: members, basis: [basis])]
            + FormedJoint(members: members).notice(facts.rules, today: today)
    }

    fileprivate static func check(_ member: JointMember, _ facts: Joint.Facts, today: Day) throws(Joint.Rejection) {
        guard member.consentedOn <= today else { throw .memberConsentInFuture }
        if let order = member.order, !facts.orders.contains(order) { throw .memberOrderForeign }
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Joint.Event) {
        switch (event, self) {
        case (.formed(let members, _), _): self = .formed(FormedJoint(members: members))
        case (_, .formed(var joint)):
            joint.evolve(event)
            self = .formed(joint)
        case (_, .unformed): preconditionFailure("A joint complaint begins with its members.")
        }
    }
}

extension FormedJoint {
    func join(_ member: JointMember, _ facts: Joint.Facts, today: Day) throws(Joint.Rejection) -> [Joint.Event] {
        if members.contains(member), !left.contains(member.person) { return [] }
        guard facts.isCaseOpen else { throw .jointCaseNotOpen }
        guard !isPresent(member.person) else { throw .memberTwice }
        try Joint.State.check(member, facts, today: today)
        var grown = self
        grown.evolve(.joined(member: member))
        return [.joined(member: member)] + grown.notice(facts.rules, today: today)
    }

    func choose(
        _ persons: [Person.ID],
        on day: Day,
        _ paper: Sealed,
        _ facts: Joint.Facts,
        today: Day
    ) throws(Joint.Rejection) -> [Joint.Event] {
        if persons == representatives { return [] }
        guard day <= today else { throw .jointDayInFuture }
        guard let rule = facts.rules.duplicateRule(.representatives, on: today), let count = rule.count else {
            throw .jointRuleMissing
        }
        guard persons.count == count, Set(persons).count == count else { throw .representativesNotTwo }
        guard persons.allSatisfy(isPresent) else { throw .memberUnknown }
        let basis = Basis(rule: rule.id, inputs: ["count": "\(count)"], outcome: ["article": "第十二条"])
        return [.representativesChosen(persons: persons, on: day, paper: paper, basis: [basis])]
    }

    func propose(
        _ matter: JointMatter,
        _ what: Sealed,
        on day: Day,
        _ facts: Joint.Facts,
        today: Day
    ) throws(Joint.Rejection) -> [Joint.Event] {
        if let last = proposals.last(where: { $0.matter == matter }), last.what == what, last.on == day { return [] }
        guard facts.isCaseOpen else { throw .jointCaseNotOpen }
        guard day <= today else { throw .jointDayInFuture }
        return [.proposed(proposal: proposals.count + 1, matter: matter, what: what, on: day)]
    }

    func answer(
        _ number: Int,
        _ person: Person.ID,
        on day: Day,
        _ isConsent: Bool,
        today: Day
    ) throws(Joint.Rejection) -> [Joint.Event] {
        let proposal = try latest(number)
        guard isPresent(person) else { throw .memberUnknown }
        if proposal.answers[person] == isConsent { return [] }
        guard day <= today else { throw .jointDayInFuture }
        return [.answered(proposal: number, person: person, on: day, isConsent: isConsent)]
    }

    func adopt(
        _ number: Int,
        on day: Day,
        _ facts: Joint.Facts,
        today: Day
    ) throws(Joint.Rejection) -> [Joint.Event] {
        let proposal = try latest(number)
        if proposal.isAdopted { return [] }
        guard day <= today else { throw .jointDayInFuture }
        guard unconsented(to: proposal).isEmpty else { throw .consentMissing }
        guard let rule = facts.rules.duplicateRule(.representatives, on: today) else { throw .jointRuleMissing }
        let basis = Basis(
            rule: rule.id,
            inputs: ["members": "\(present.count)", "matter": proposal.matter.rawValue],
            outcome: ["article": "第十二条"]
        )
        return [.adopted(proposal: number, matter: proposal.matter, on: day, basis: [basis])]
    }

    func leaveOut(
        _ person: Person.ID,
        on day: Day,
        _ reason: Sealed?,
        today: Day
    ) throws(Joint.Rejection) -> [Joint.Event] {
        if left.contains(person) { return [] }
        guard isPresent(person) else { throw .memberUnknown }
        guard day <= today else { throw .jointDayInFuture }
        return [.leftOut(person: person, on: day, reason: reason)]
    }

    func splitOff(
        _ person: Person.ID,
        to id: Case.ID,
        on day: Day,
        _ facts: Joint.Facts,
        today: Day
    ) throws(Joint.Rejection) -> [Joint.Event] {
        if splits[person] == id { return [] }
        guard isPresent(person) else { throw .memberUnknown }
        guard facts.isCaseOpen else { throw .jointCaseNotOpen }
        guard day <= today else { throw .jointDayInFuture }
        return [.splitOff(person: person, to: id, on: day)]
    }

    /// Somebody must know once that so many complain together.
    func notice(_ rules: MediationRules, today: Day) -> [Joint.Event] {
        guard !isNoticed, let rule = rules.duplicateRule(.alert, on: today), let count = rule.count,
            present.count >= count
        else { return [] }
        let basis = Basis(
            rule: rule.id,
            inputs: ["members": "\(present.count)"],
            outcome: ["threshold": "\(count)"]
        )
        return [.groupNoticed(members: present.count, basis: [basis])]
    }

    private func latest(_ number: Int) throws(Joint.Rejection) -> JointProposal {
        guard proposals.indices.contains(number - 1) else { throw .proposalUnknown }
        let proposal = proposals[number - 1]
        guard proposals.lastIndex(where: { $0.matter == proposal.matter }) == number - 1 else {
            throw .proposalOutdated
        }
        return proposal
    }

    mutating func evolve(_ event: Joint.Event) {
        switch event {
        case .formed: preconditionFailure("A joint complaint is formed once.")
        case .joined(let member):
            members.removeAll { $0.person == member.person }
            members.append(member)
            left.remove(member.person)
        case .representativesChosen(let persons, _, _, _): representatives = persons
        case .proposed(_, let matter, let what, let day):
            proposals.append(JointProposal(matter: matter, what: what, on: day))
        case .answered(let proposal, let person, _, let isConsent): proposals[proposal - 1].answers[person] = isConsent
        case .adopted(let proposal, _, _, _): proposals[proposal - 1].isAdopted = true
        case .leftOut(let person, _, _): leave(person)
        case .splitOff(let person, let id, _):
            leave(person)
            splits[person] = id
        case .groupNoticed: isNoticed = true
        }
    }

    private mutating func leave(_ person: Person.ID) {
        left.insert(person)
        representatives.removeAll { $0 == person }
    }
}
