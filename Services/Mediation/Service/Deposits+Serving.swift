public import EventLog
import GRDB
public import MediationDomain
public import Model
import ServiceKit

extension Mediation {
    /// Reads what the county says about deposits; its option chooses how short money is divided.
    static func depositRules(from set: RuleSet) throws -> DepositRules {
        let text = try JSONDocument(set.bytes).root["county"]?["options"]?["shortfallSharing"]?.string
        guard let method = SharingMethod(rawValue: text ?? SharingMethod.proRata.rawValue) else {
            throw Refusal(
                "shortfallSharingUnknown",
                Message("县选项 shortfallSharing 的取值不认识", "the county's option shortfallSharing is unknown"),
                status: .failedPrecondition,
                field: "options.shortfallSharing"
            )
        }
        return DepositRules(try set.rules(DepositRule.self, in: "deposits"), sharing: method)
    }

    /// Reads what is to be given back; the ladder is an option.
    static func refundRules(from set: RuleSet) throws -> RefundRules {
        let hasLadder = try JSONDocument(set.bytes).root["county"]?["options"]?["refundLadder"]?.bool ?? false
        return RefundRules(try set.rules(RefundRule.self, in: "refunds"), hasLadder: hasLadder)
    }
}

/// The terms of top-ups, one clock for each payout.
enum DepositClock {
    private static let prefix = "topUp."

    static func clock(_ number: Int64, of id: Deposit.ID) -> Clock { Clock("\(prefix)\(number)", of: id.stream) }

    /// Which clocks an event of a deposit starts and stops; a term rings when its last day is over.
    static func changes(after event: Deposit.Event, of id: Deposit.ID) -> [ClockChange] {
        switch event {
        case .topUpServed(let number, _, _, let due, _), .topUpDueMoved(let number, let due, _):
            [.set(clock(number, of: id), due: due.end)]
        case .topUpOverdue(let number, _, _, _, _), .topUpWaived(let number, _, _, _), .toppedUp(let number, _, .zero),
            .reclaimed(let number, _, _, .zero, _):
            [.clear(clock(number, of: id))]
        case .paidIn, .held, .holdReleased, .shared, .paidOut, .recourseOpened, .topUpOpened, .toppedUp,
            .recourseRecovered, .recourseClosed, .reclaimed, .released:
            []
        }
    }

    /// That the term is over is noted; what follows from it, credit and registry decide.
    static func commands(whenDue clock: Clock, of id: Deposit.ID) -> [Mediation.Command] {
        guard clock.name.hasPrefix(prefix), let number = Int64(clock.name.dropFirst(prefix.count)) else { return [] }
        return [.deposit(.noteTopUpOverdue(number: number), on: id)]
    }
}

extension Deposit: Kept {
    /// The cases that are named, whose the slip is, and for a release whether anything is open.
    public static func facts(
        for command: Command,
        of _: State,
        on id: Deposit.ID,
        in ledger: Ledger<Mediation>
    ) throws -> Facts {
        var facts = Facts(enterprise: id.enterprise, rules: ledger.rules)
        func read(_ cases: [Case.ID]) throws {
            for named in cases { facts.cases[named] = try Cases.item(named, ledger.db).map(DisputedCase.init) }
        }
        func readHolder(of payment: DepositPayment) throws {
            let holder = try Deposits.holder(of: payment.receipt, ledger.db)
            facts.receiptHolder = holder == id ? nil : holder
        }
        switch command {
        case .hold(let named, _, _): try read([named])
        case .share(let claims, _): try read(claims.map(\.caseID))
        case .payOut(let payout):
            try read([payout.caseID])
            facts.relief = try payout.ground.number.flatMap { try Reliefs.named($0, ledger.db)?.granted }
        case .payAdvance(let relief, _):
            facts.relief = try Reliefs.item(relief, ledger.db)?.granted
            try read(facts.relief?.decision.awards.map(\.caseID) ?? [])
        case .payIn(let payment), .topUp(_, let payment), .recover(_, let payment), .reclaim(_, let payment, _):
            try readHolder(of: payment)
        case .release(let payment):
            try readHolder(of: payment)
            facts.openCases = try Deposits.openCases(of: id.enterprise, ledger.db)
        case .releaseHold, .serveTopUp, .waiveTopUp, .noteTopUpOverdue, .closeRecourse: break
        }
        return facts
    }
}

extension DisputedCase {
    /// A case as a claim on a deposit sees it.
    init(_ stored: StoredCase) {
        self.init(
            enterprise: stored.summary.enterprise,
            number: stored.summary.number,
            stage: stored.summary.stage,
            receivedOn: stored.opening.receivedOn,
            terms: stored.terms
        )
    }
}
