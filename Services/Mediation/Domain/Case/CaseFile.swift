public import Model

/// What stays with a case through all its stages.
public struct CaseFile: Equatable, Sendable {
    var number: FileNumber
    var opening: CaseOpening
    var enterprise: Enterprise.ID?
    var terms: [CaseTerm: RunningTerm] = [:]
    var acceptedOn: Day?
    var agreedOn: Day?
    var endedOn: Day?
    /// The side that has died or ceased to be.
    var gone: CaseParty?
    var tellings: [CaseTelling] = []
    var mediator: Officer.ID?
    var letter: MediationLetter?
    var relation: LabourRelation?
    var measures: [SupervisionMeasure] = []
    var instructions: [String: LeaderInstruction] = [:]
    var reported: Set<String> = []
    var visits: [ReturnVisit] = []
    var redone: [RedoRemark] = []

    /// The file of a case that is opened.
    init(number: FileNumber, opening: CaseOpening) {
        self.number = number
        self.opening = opening
        enterprise = opening.enterprise
    }
}

/// A term that runs, or stands still, in a case.
public struct RunningTerm: Equatable, Sendable {
    /// The day it began on.
    public var from: Day
    /// Its last day.
    public var due: DueDay
    /// Whether it was lengthened.
    public var isExtended = false
    var isPaused = false
    var isOverdue = false
    var raised: Set<AlarmColour> = []
    var postponed: [AlarmColour: Moment] = [:]

    init(from: Day, due: DueDay, isExtended: Bool = false) {
        self.from = from
        self.due = due
        self.isExtended = isExtended
    }
}

extension CaseFile {
    /// Takes in what concerns the case in whatever stage it is.
    mutating func take(_ event: Case.Event) {
        for change in event.termChanges { take(change) }
        tellings += event.tellings
        switch event {
        case .respondentIdentified(let enterprise): self.enterprise = enterprise
        case .respondentCorrected(let correction, _, _): enterprise = correction.enterprise
        case .reclassified(let change, _, _, _, _):
            opening.kind = change.kind
            relation = nil
        case .accepted(let day, let enterprise, _, _, _):
            acceptedOn = day
            self.enterprise = enterprise
        case .agreed(_, _, let day, _, let performedAtOnce):
            agreedOn = day
            if performedAtOnce { endedOn = day }
        case .terminated(_, _, let termination, _, _):
            gone = termination.gone
            endedOn = termination.on
        case .performed(_, _, let day), .unperformed(_, _, let day): endedOn = day
        case .mediatorAssigned(let mediator, _): self.mediator = mediator
        case .recusalDecided(let isRecused, _): if isRecused { mediator = nil }
        case .letterRecorded(let letter): self.letter = letter
        case .relationAsked(let relation, _): self.relation = relation
        case .inspectionExtended: terms[CaseTerm(.inspect)]?.isExtended = true
        case .supervised(let measure): measures.append(measure)
        case .instructed(let instruction, _): instructions[instruction.reference] = instruction
        case .instructionReported(let reference, _, _): reported.insert(reference)
        case .visited(let visit): visits.append(visit)
        case .redoOrdered(let remark): redone.append(remark)
        case .absorbed(_, _, _, let day, _, _), .released(_, _, let day, _, _): opening.receivedOn = day
        case .opened, .refused, .partyTold, .consentRecorded, .delegated,
            .delegationEnded, .sessionScheduled, .sessionHeld, .recusalRequested, .appraisalCommissioned,
            .appraisalReceived, .labourReferred, .labourReceived, .inspectionFiled, .inspectionFinished,
            .acceptanceOverdue, .mediationOverdue, .termOverdue, .alarmRaised, .alarmPostponed, .termRecomputed,
            .merged, .unmerged:
            break
        }
    }

    private mutating func take(_ change: TermChange) {
        switch change {
        case .start(let term, let from, let due, _):
            terms[term] = RunningTerm(from: from, due: due, isExtended: terms[term]?.isExtended ?? false)
        case .stop(let term, _): terms[term] = nil
        case .pause(let term): terms[term]?.isPaused = true
        case .overdue(let term): terms[term]?.isOverdue = true
        case .alarm(let term, let colour): terms[term]?.raised.insert(colour)
        case .postpone(let term, let colour, let until): terms[term]?.postponed[colour] = until
        }
    }
}
