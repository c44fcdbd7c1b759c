public import EventLog
import GRDB
public import MediationDomain
public import Model

extension Order: Kept {
    /// An order that comes in asks whether its number is taken; what is told of cases is read where they are decided.
    public static func facts(
        for command: Command,
        of state: State,
        on id: Order.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        var facts = Facts(rules: ledger.rules)
        switch command {
        case .receive(let receipt):
            facts.holder = try Orders.id(numbered: receipt.number, in: receipt.channel, ledger.db)
            facts.outcomes = try outcomes(of: state.cases, ledger)
        case .advance(let notice):
            facts.holder = try Orders.id(numbered: notice.number, in: notice.channel, ledger.db)
            facts.outcomes = try outcomes(of: state.cases, ledger)
        case .linkCase(let caseID), .addCase(let caseID), .answer(let caseID):
            facts.outcomes = try outcomes(of: [caseID], ledger)
        case .split(let split): facts.outcomes = try outcomes(of: [split.caseID], ledger)
        case .noteDelivered(let delivery, _):
            facts.isOutstanding = try WaitingDelivery.isWaiting(delivery, in: ledger.db)
        case .recategorise, .sign, .unlinkCase, .linkReport, .answerByHand, .giveBack, .askExtension,
            .noteAnswerOverdue:
            break
        }
        return facts
    }

    private static func outcomes(
        of cases: [Case.ID],
        _ ledger: Ledger<Mediation>
    ) throws -> [Case.ID: CaseOutcome] {
        var outcomes: [Case.ID: CaseOutcome] = [:]
        for id in cases {
            // A merged case stands as the one it is merged into.
            let live = try Merges.live(of: id, ledger.db)
            outcomes[id] = try Cases.item(live, ledger.db).map { CaseOutcome($0, ledger.rules) }
        }
        return outcomes
    }
}

extension CaseOutcome {
    /// What a hotline may be told of a case as it stands.
    init(_ item: StoredCase, _ rules: MediationRules) {
        let due = item.summary.due
        func article(_ use: GroundRule.Use) -> String? {
            guard let number = item.ending?.ground else { return nil }
            let (kind, day) = (item.opening.kind, item.opening.receivedOn)
            return rules.ground(use, number, of: kind, receivedOn: day)?.article
        }
        switch item.summary.stage {
        case .waiting: self.init(.received, by: due)
        case .mediating: self.init(.accepted, by: due)
        case .agreed: self.init(.agreed, by: due)
        case .refused: self.init(.refused, article: article(.refuse))
        case .performed: self.init(.performed)
        case .unperformed: self.init(.unperformed)
        case .referred: self.init(.referred)
        case .handedOver: self.init(.handedOver)
        case .inspected: self.init(.inspected)
        case .terminated: self.init(.terminated, article: article(.terminate))
        }
    }
}
