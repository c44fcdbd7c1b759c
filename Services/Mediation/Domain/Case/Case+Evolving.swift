public import Model

extension Case.State {
    /// Takes in what has happened: the stage it leads to, then what every stage keeps.
    public mutating func evolve(_ event: Case.Event) {
        switch (event, self) {
        case (.opened(let number, let opening, _, _), _):
            self = .waiting(WaitingCase(file: CaseFile(number: number, opening: opening)))
        case (.accepted(let day, let enterprise, _, _, _), .waiting(let waiting)):
            self = .mediating(MediatingCase(file: waiting.file, enterprise: enterprise, acceptedOn: day))
        case (.refused(_, _, let refusal, _), .waiting(let waiting)):
            self = .over(OverCase(file: waiting.file, ending: .refused(refusal)))
        case (.labourReferred(let referral), .waiting(let waiting)):
            self = .referred(ReferredCase(file: waiting.file, referral: referral))
        case (.agreed(_, _, let day, let terms, true), .mediating(let mediating)):
            self = .over(OverCase(file: mediating.file, ending: .performedAtOnce(on: day, terms: terms)))
        case (.agreed(_, let enterprise, let day, let terms, false), .mediating(let mediating)):
            self = .agreed(
                AgreedCase(file: mediating.file, enterprise: enterprise, agreedOn: day, terms: terms)
            )
        case (.terminated(_, _, let termination, _, _), .mediating(let mediating)):
            self = .over(OverCase(file: mediating.file, ending: .terminated(termination)))
        case (.performed, .agreed(let agreed)): self = .over(OverCase(file: agreed.file, ending: .performed))
        case (.unperformed, .agreed(let agreed)): self = .over(OverCase(file: agreed.file, ending: .unperformed))
        case (.labourReceived(let receipt, .none, _), .referred(let referred)):
            self = .over(OverCase(file: referred.file, ending: .handedOver(receipt)))
        case (.inspectionFinished(_, let day, _), .referred(let referred)):
            self = .over(OverCase(file: referred.file, ending: .inspected(on: day)))
        case (.respondentCorrected(let correction, _, _), .agreed(var agreed)):
            agreed.enterprise = correction.enterprise
            self = .agreed(agreed)
        case (.merged(let live, let liveNumber, _, _), _):
            self = .merged(MergedCase(before: self, live: live, liveNumber: liveNumber))
        case (.unmerged, .merged(let merged)): self = merged.before
        case (_, .mediating(var mediating)):
            mediating.take(event)
            self = .mediating(mediating)
        case (_, .referred(var referred)):
            referred.take(event)
            self = .referred(referred)
        case (_, .unopened), (_, .waiting), (_, .agreed), (_, .over), (_, .merged): break
        }
        file?.take(event)
    }

    /// What the case keeps in every stage; nil before it is opened.
    var file: CaseFile? {
        get {
            switch self {
            case .unopened: nil
            case .waiting(let waiting): waiting.file
            case .mediating(let mediating): mediating.file
            case .agreed(let agreed): agreed.file
            case .referred(let referred): referred.file
            case .over(let over): over.file
            case .merged: nil
            }
        }
        set {
            guard let newValue else { return }
            switch self {
            case .unopened, .merged: break
            case .waiting: self = .waiting(WaitingCase(file: newValue))
            case .mediating(var mediating):
                mediating.file = newValue
                self = .mediating(mediating)
            case .agreed(var agreed):
                agreed.file = newValue
                self = .agreed(agreed)
            case .referred(var referred):
                referred.file = newValue
                self = .referred(referred)
            case .over(var over):
                over.file = newValue
                self = .over(over)
            }
        }
    }
}

extension MediatingCase {
    /// Takes in a step of the mediation.
    mutating func take(_ event: Case.Event) {
        switch event {
        case .respondentCorrected(let correction, _, _): enterprise = correction.enterprise
        case .consentRecorded(let consent): consents.append(consent)
        case .delegated(let body, _, _): delegate = body
        case .delegationEnded(let day):
            delegate = nil
            delegationEndedOn = day
        case .sessionScheduled(let session): sessions[session.number] = session
        case .sessionHeld(let number, let absent): held[number] = absent
        case .recusalRequested(let party, _): recusalBy = party
        case .recusalDecided(let isRecused, let day):
            recusalBy = nil
            lastRecusal = Recusal(isRecused: isRecused, on: day)
        case .appraisalCommissioned(let appraisal):
            appraisals[appraisal.number] = CommissionedAppraisal(appraisal: appraisal)
        case .appraisalReceived(let number, let day, let document, _, _):
            appraisals[number]?.receivedOn = day
            appraisals[number]?.result = document
        case .opened, .respondentIdentified, .reclassified, .accepted, .refused, .agreed, .performed, .unperformed,
            .terminated,
            .partyTold, .mediatorAssigned, .letterRecorded, .relationAsked, .labourReferred, .labourReceived,
            .inspectionFiled, .inspectionExtended, .inspectionFinished, .supervised, .instructed,
            .instructionReported, .visited, .redoOrdered, .acceptanceOverdue, .mediationOverdue, .termOverdue,
            .alarmRaised, .alarmPostponed, .termRecomputed, .absorbed, .released, .merged, .unmerged:
            break
        }
    }
}

extension ReferredCase {
    /// Takes in a step of the office that has the case.
    mutating func take(_ event: Case.Event) {
        switch event {
        case .labourReceived(let receipt, _, _): self.receipt = receipt
        case .inspectionFiled(let day, _, _): filedOn = day
        case .inspectionExtended(let approval, _, _): self.approval = approval
        case .opened, .respondentIdentified, .respondentCorrected, .reclassified, .accepted, .refused, .agreed,
            .performed, .unperformed, .terminated, .partyTold, .mediatorAssigned, .consentRecorded, .delegated,
            .delegationEnded,
            .sessionScheduled, .sessionHeld, .recusalRequested, .recusalDecided, .appraisalCommissioned,
            .appraisalReceived, .letterRecorded, .relationAsked, .labourReferred, .inspectionFinished, .supervised,
            .instructed, .instructionReported, .visited, .redoOrdered, .acceptanceOverdue, .mediationOverdue,
            .termOverdue, .alarmRaised, .alarmPostponed, .termRecomputed, .absorbed, .released, .merged, .unmerged:
            break
        }
    }
}
