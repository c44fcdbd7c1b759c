public import Decisions
public import Model

extension Case: Rederivable {
    /// Terms and their alarms, grounds, other ways and bodies; what people do and say is nobody's rule.
    public static func rederived(
        _ event: Case.Event,
        before state: Case.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        if case .opened(_, let opening, _, _) = event {
            let term = question.rules.acceptance(of: opening.kind, receivedOn: opening.receivedOn)
            return question.grounds(term, of: CaseTerm(.accept))
        }
        switch event {
        case .opened, .respondentIdentified, .respondentCorrected, .agreed, .performed, .unperformed, .mediatorAssigned,
            .consentRecorded, .delegationEnded, .sessionScheduled, .sessionHeld, .recusalRequested, .recusalDecided,
            .appraisalCommissioned, .letterRecorded, .relationAsked, .labourReferred, .inspectionFinished, .supervised,
            .instructionReported, .visited, .redoOrdered, .acceptanceOverdue, .mediationOverdue, .termOverdue,
            .alarmRaised, .alarmPostponed, .merged:
            return .unruled
        case .reclassified(let change, _, _, _, _):
            guard let file = state.file else { return .historyMissing }
            let term = question.rules.acceptance(of: change.kind, receivedOn: file.opening.receivedOn)
            return question.grounds(term, of: CaseTerm(.accept))
        case .accepted, .refused, .terminated, .partyTold, .delegated, .appraisalReceived:
            guard let file = state.file else { return .historyMissing }
            return mediated(event, file, state, question)
        case .labourReceived, .inspectionFiled, .inspectionExtended, .instructed, .termRecomputed:
            guard let file = state.file else { return .historyMissing }
            return counted(event, file, state, question)
        case .absorbed, .released, .unmerged:
            return merged(event, state, question)
        }
    }

    private static func mediated(
        _ event: Case.Event,
        _ file: CaseFile,
        _ state: Case.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let (rules, kind, received) = (question.rules, file.opening.kind, file.opening.receivedOn)
        switch event {
        case .accepted(let day, _, _, _, _):
            let term = rules.mediation(of: kind, receivedOn: received, acceptedOn: day)
            return question.grounds(term, of: CaseTerm(.mediate))
        case .refused(_, _, let refusal, _):
            let ground = rules.ground(.refuse, refusal.ground, of: kind, receivedOn: received)
            return .computed(
                (ground.map { [$0.basis(receivedOn: received, decidedOn: refusal.on)] } ?? [])
                    + file.otherWays(rules, decidedOn: refusal.on)
            )
        case .terminated(_, _, let termination, _, _):
            let ground = rules.ground(.terminate, termination.ground, of: kind, receivedOn: received)
            let term = rules.termination(of: kind, receivedOn: received, decidedOn: termination.on)
            // A telling that does not say who told was entered before proof was asked for, and ended the term.
            let isEnded = termination.told.map { $0.isProven || $0.by == nil } ?? false
            let tell = CaseTerm(.tellTermination)
            let alarms = isEnded ? nil : term.map { rules.alarms(of: tell, due: $0.due, at: question.moment) }
            return .computed(
                (ground.map { [$0.basis(receivedOn: received, decidedOn: termination.on)] } ?? [])
                    + (term?.basis ?? [])
                    + (termination.told == nil ? [] : file.otherWays(rules, decidedOn: termination.on))
                    + (alarms ?? [])
            )
        case .partyTold(let telling, _, let basis):
            guard [.refusal, .termination].contains(telling.about) else { return .computed([]) }
            let decided = basis.first?.inputs["decidedOn"].flatMap { try? Day($0) } ?? question.moment.day
            return .computed(file.otherWays(rules, decidedOn: decided))
        case .delegated(let body, let day, _):
            let basis = rules.body(body, on: day).map { known in
                Basis(
                    rule: known.id,
                    inputs: ["delegatedOn": day.description],
                    outcome: ["kind": known.kind.rawValue]
                )
            }
            return .computed(basis.map { [$0] } ?? [])
        case .appraisalReceived(let number, let day, _, let due, _):
            guard due != nil else { return .computed([]) }
            guard case .mediating(let mediating) = state, let known = mediating.appraisals[number] else {
                return .historyMissing
            }
            let spans = mediating.spans + [PauseSpan(from: known.appraisal.on, until: day)]
            let term = rules.mediation(
                of: kind,
                receivedOn: received,
                acceptedOn: mediating.acceptedOn,
                excluding: spans
            )
            return question.grounds(term, of: CaseTerm(.mediate))
        default: return .unruled
        }
    }

    private static func counted(
        _ event: Case.Event,
        _ file: CaseFile,
        _ state: Case.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let rules = question.rules
        switch event {
        case .labourReceived(let receipt, let acceptBy, _):
            guard acceptBy != nil else { return .computed([]) }
            return question.grounds(rules.acceptance(of: .labour, receivedOn: receipt.on), of: CaseTerm(.accept))
        case .inspectionFiled(let day, _, _):
            return question.grounds(rules.inspection(filedOn: day, isExtended: false), of: CaseTerm(.inspect))
        case .inspectionExtended:
            guard case .referred(let referred) = state, let day = referred.filedOn else { return .historyMissing }
            return question.grounds(rules.inspection(filedOn: day, isExtended: true), of: CaseTerm(.inspect))
        case .instructed(let instruction, _):
            let due = DueDay(day: instruction.reportBy, isProvisional: false)
            let term = CaseTerm(.instruct, reference: instruction.reference)
            return .computed(rules.alarms(of: term, due: due, at: question.moment))
        case .termRecomputed(let term, _, _, _):
            guard let running = file.terms[term] else { return .historyMissing }
            var spans: [PauseSpan] = []
            if case .mediating(let mediating) = state { spans = mediating.spans }
            return question.grounds(rules.counted(term, of: file.opening, running, excluding: spans), of: term)
        default: return .unruled
        }
    }

    private static func merged(
        _ event: Case.Event,
        _ state: Case.State,
        _ question: WhatIf<MediationRules>
    ) -> Rederived {
        let (rules, moment) = (question.rules, question.moment)
        switch event {
        case .absorbed(_, _, _, let day, _, let basis), .released(_, _, let day, _, let basis):
            let inputs = basis.first { $0.outcome["receivedOn"] != nil }?.inputs ?? [:]
            let merging = rules.duplicates.filter { $0.use == .merge }.map {
                Basis(rule: $0.id, inputs: inputs, outcome: ["receivedOn": day.description])
            }
            return .computed(merging + state.recounted(receivedOn: day, rules, at: moment).basis)
        case .unmerged(_, _, let terms, _):
            return .computed(terms.flatMap { rules.alarms(of: $0.term, due: $0.due, at: moment) })
        default: return .unruled
        }
    }
}
