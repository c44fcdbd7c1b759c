import Model

extension CaseFile {
    /// Notes once that a term ran out; the last day is still in time.
    func noteOverdue(_ term: CaseTerm, at now: Moment) throws(Case.Rejection) -> [Case.Event] {
        guard let running = terms[term], !running.isPaused, !running.isOverdue else { return [] }
        guard now >= running.due.end else { throw .caseNotOverdue }
        return [.overdue(term, due: running.due.day)]
    }

    /// What the machine asks of the terms.
    func decide(
        _ step: Case.TermStep,
        _ rules: MediationRules,
        excluding spans: [PauseSpan] = [],
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        switch step {
        case .noteOverdue(let term): try noteOverdue(term, at: now)
        case .raiseAlarm(let term, let colour): raise(colour, term, rules, at: now)
        case .recompute: recompute(rules, excluding: spans, at: now)
        }
    }

    /// Warns once of the end of a term, when its time has come and outside the quiet hours.
    private func raise(
        _ colour: AlarmColour,
        _ term: CaseTerm,
        _ rules: MediationRules,
        at now: Moment
    ) -> [Case.Event] {
        guard let running = terms[term], !running.isPaused, !running.raised.contains(colour) else { return [] }
        let planned = rules.moment(of: colour, term, due: running.due.day) ?? now
        let later = rules.quiet?.next(from: max(planned, now)) ?? max(planned, now)
        guard later <= now else {
            guard running.postponed[colour] != later else { return [] }
            return [.alarmPostponed(term: term, colour: colour, until: later)]
        }
        return [.alarmRaised(term: term, colour: colour, due: running.due.day)]
    }

    /// Counts every running term by the rules in force; those that come out as they were are left alone.
    private func recompute(_ rules: MediationRules, excluding spans: [PauseSpan], at now: Moment) -> [Case.Event] {
        terms.filter { !$0.value.isPaused }.sorted { $0.key.clock.rawValue < $1.key.clock.rawValue }
            .compactMap { term, running in
                guard let counted = rules.counted(term, of: opening, running, excluding: spans),
                    counted.due != running.due
                else { return nil }
                let basis = counted.basis + rules.alarms(of: term, due: counted.due, at: now)
                return .termRecomputed(term: term, was: running.due, due: counted.due, basis: basis)
            }
    }

    /// Names who mediates.
    func assign(_ mediator: Officer.ID, on day: Day, today: Day) throws(Case.Rejection) -> [Case.Event] {
        guard self.mediator != mediator else { return [] }
        try Case.check(day, from: opening.receivedOn, through: today)
        return [.mediatorAssigned(mediator: mediator, on: day)]
    }

    /// Notes what the worker is to the enterprise.
    func askRelation(_ relation: LabourRelation, on day: Day, today: Day) throws(Case.Rejection) -> [Case.Event] {
        guard opening.kind == .labour else { throw .caseNotLabour }
        guard self.relation != relation else { return [] }
        try Case.check(day, from: opening.receivedOn, through: today)
        return [.relationAsked(relation: relation, on: day)]
    }

    /// Records what became of the mediation letter.
    func recordLetter(_ letter: MediationLetter, today: Day) throws(Case.Rejection) -> [Case.Event] {
        guard let agreedOn else { throw .caseNotAgreed }
        guard self.letter != letter else { return [] }
        guard self.letter == nil else { throw .letterAlreadyRecorded }
        try Case.check(letter.on, from: agreedOn, through: today)
        return [.letterRecorded(letter: letter)]
    }

    /// What those above and those asking back ask; none of it moves a statutory term or the end.
    func supervise(
        _ step: Case.SupervisionStep,
        _ rules: MediationRules,
        at now: Moment,
        isAgreed: Bool,
        isOver: Bool
    ) throws(Case.Rejection) -> [Case.Event] {
        switch step {
        case .supervise(let measure):
            guard !measures.contains(measure) else { return [] }
            try Case.check(measure.on, from: opening.receivedOn, through: now.day)
            return [.supervised(measure: measure)]
        case .instruct(let instruction):
            if let known = instructions[instruction.reference] {
                guard known == instruction else { throw .instructionTaken }
                return []
            }
            try Case.check(instruction.on, from: opening.receivedOn, through: now.day)
            let due = DueDay(day: instruction.reportBy, isProvisional: false)
            let term = CaseTerm(.instruct, reference: instruction.reference)
            return [.instructed(instruction: instruction, basis: rules.alarms(of: term, due: due, at: now))]
        case .reportInstruction(let reference, let day, let note):
            guard let known = instructions[reference] else { throw .instructionUnknown }
            guard !reported.contains(reference) else { return [] }
            try Case.check(day, from: known.on, through: now.day)
            return [.instructionReported(reference: reference, on: day, note: note)]
        case .visit(let visit):
            guard !visits.contains(visit) else { return [] }
            guard isAgreed || isOver else { throw .caseNotOver }
            try Case.check(visit.on, from: agreedOn ?? acceptedOn ?? opening.receivedOn, through: now.day)
            return [.visited(visit: visit)]
        case .orderRedo(let remark):
            guard !redone.contains(remark) else { return [] }
            guard isOver else { throw .caseNotOver }
            guard visits.contains(where: \.isUnhappy) else { throw .redoWithoutVisit }
            try Case.check(remark.on, from: opening.receivedOn, through: now.day)
            return [.redoOrdered(remark: remark)]
        }
    }
}

extension ReturnVisit {
    /// Whether it found somebody who is not content, or a matter that is not solved.
    fileprivate var isUnhappy: Bool { satisfaction == .dissatisfied || isSolved == false }
}
