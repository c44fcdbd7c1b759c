import EventLog
import MediationDomain
import Model

extension Transaction<Mediation> {
    /// The approval of what was decided in a case, where it is of a kind that may ask for one.
    func approve(_ command: Case.Command, of id: Case.ID) throws {
        switch command {
        case .refuse(let refusal): try approve(.refusal, in: id, ground: refusal.ground)
        case .terminate(let termination): try approve(.termination, in: id, ground: termination.ground)
        case .labour(.extend): try approve(.inspectionExtension, in: id)
        case .open, .identifyRespondent, .correctRespondent, .reclassify, .accept, .agree, .recordPerformance,
            .recordTelling, .mediate, .labour, .supervise, .noteAcceptanceOverdue, .noteMediationOverdue, .term, .merge:
            break
        }
    }

    /// The approval of a payout; a joint decision was approved by its authorities, each for itself.
    func approve(_ command: Deposit.Command) throws {
        guard case .payOut(let payout) = command, payout.ground.kind != .jointDecision else { return }
        try approve(.payout, in: payout.caseID, amount: payout.amount)
    }

    /// Uses up the approval of a decision that was made just now.
    ///
    /// - Throws: `approvalNeeded` where the county asks for one and nobody has allowed it; the decision is undone then.
    private func approve(
        _ decision: ApprovedDecision,
        in id: Case.ID,
        ground: Int? = nil,
        amount: Money? = nil
    ) throws {
        let granted = try Approvals.granted(decision, in: id, db)
        let fitting = granted.first { $0.proposal.ground == ground && $0.proposal.amount == amount } ?? granted.first
        if let fitting {
            try handle(Approval.Command.use(ground: ground, amount: amount), on: fitting.id)
            return
        }
        guard rules.office.approval(of: decision, on: now.day)?.isRequired != true else {
            throw Refusal(
                "approvalNeeded",
                Message("该决定须先经审批；请提请负责人审批", "another person must allow that first; propose it"),
                status: .failedPrecondition,
                field: "approval"
            )
        }
    }
}
