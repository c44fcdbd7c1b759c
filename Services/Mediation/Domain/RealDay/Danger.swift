public import Decisions
public import Model

/// The dangers of one order or case, each with its own life.
///
/// ```
/// raise ──▶ raised ──answer──▶ answered ──refer, recordReceipt; end──▶ ended
///             └──nobody answers──▶ called again, by day and by night
/// ```
extension Danger: Decided {
    /// What was raised, the first one first.
    public struct State: Equatable, Sendable {
        var dangers: [Raised] = []

        struct Raised: Equatable, Sendable {
            var alert: DangerAlert
            var offices: [DangerOffice]
            var minutes: Int
            var calls: Int
            var next: Moment?
            var round = 1
            var answeredBy: String?
            var referrals: [DangerReferral] = []
            var receipts: [DangerOffice: ReferralReceipt] = [:]
            var hasEnded = false
        }
    }

    /// What a decision must know beyond it.
    public struct Facts: Sendable {
        /// The rules in force.
        public var rules: MediationRules

        /// The facts of a test or of a transaction.
        public init(rules: MediationRules) {
            self.rules = rules
        }
    }
}

extension Danger.State: Decider {
    /// Nothing was heard.
    public static let initial = Self()

    /// Each request, and what happens; nothing of it touches a case.
    public func decide(
        _ command: Danger.Command,
        knowing facts: Danger.Facts,
        at now: Moment
    ) throws(Danger.Rejection) -> [Danger.Event] {
        switch command {
        case .raise(let alert): return try raise(alert, facts.rules, at: now)
        case .answer(let number, let by):
            let danger = try open(number)
            return danger.answeredBy == nil ? [.answered(number: number, by: by)] : []
        case .noteUnanswered(let number):
            let danger = try found(number)
            guard !danger.hasEnded, danger.answeredBy == nil, let next = danger.next else { return [] }
            guard now >= next else { throw .dangerCallTooEarly }
            let round = danger.round + 1
            let later = now.adding(milliseconds: Int64(danger.minutes) * 60_000)
            return [.calledAgain(number: number, round: round, next: round < danger.calls ? later : nil)]
        case .refer(let number, let referral):
            let danger = try open(number)
            guard !danger.referrals.contains(referral) else { return [] }
            guard referral.at <= now else { throw .dangerInFuture }
            return [.referred(number: number, referral: referral)]
        case .recordReceipt(let number, let office, let receipt):
            let danger = try found(number)
            guard danger.receipts[office] != receipt else { return [] }
            guard danger.referrals.contains(where: { $0.to == office }) else { throw .dangerReferralUnknown }
            guard receipt.on <= now.day else { throw .dangerInFuture }
            return [.receiptCame(number: number, to: office, receipt: receipt)]
        case .end(let number, let note):
            let danger = try found(number)
            guard !danger.hasEnded else { return [] }
            guard danger.answeredBy != nil else { throw .dangerUnanswered }
            let told = Set(danger.referrals.map(\.to))
            guard told.isSuperset(of: danger.offices) else { throw .dangerNotReferred }
            return [.ended(number: number, note: note)]
        }
    }

    private func raise(
        _ alert: DangerAlert,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Danger.Rejection) -> [Danger.Event] {
        guard !dangers.contains(where: { $0.alert == alert }) else { return [] }
        guard alert.at <= now else { throw .dangerInFuture }
        guard let rule = rules.danger(alert.kind, on: alert.at.day) else { throw .dangerRuleMissing }
        // Whoever is on duty is called when the office hears of it, whatever the hour is.
        let by = now.adding(milliseconds: Int64(rule.minutes) * 60_000)
        return [.raised(number: dangers.count + 1, alert: alert, answerBy: by, basis: [rule.basis(of: alert)])]
    }

    private func found(_ number: Int) throws(Danger.Rejection) -> Raised {
        guard dangers.indices.contains(number - 1) else { throw .dangerUnknown }
        return dangers[number - 1]
    }

    private func open(_ number: Int) throws(Danger.Rejection) -> Raised {
        let danger = try found(number)
        guard !danger.hasEnded else { throw .dangerEnded }
        return danger
    }

    /// Takes in what has happened.
    public mutating func evolve(_ event: Danger.Event) {
        switch event {
        case .raised(_, let alert, let by, let basis):
            let outcome = basis.first?.outcome ?? [:]
            dangers.append(
                Raised(
                    alert: alert,
                    offices: (outcome["refer"] ?? "").split(separator: ",").compactMap { DangerOffice(String($0)) },
                    minutes: outcome["minutes"].flatMap { Int($0) } ?? 0,
                    calls: outcome["calls"].flatMap { Int($0) } ?? 1,
                    next: by
                )
            )
        case .calledAgain(let number, let round, let next):
            dangers[number - 1].round = round
            dangers[number - 1].next = next
        case .answered(let number, let by): dangers[number - 1].answeredBy = by
        case .referred(let number, let referral): dangers[number - 1].referrals.append(referral)
        case .receiptCame(let number, let office, let receipt): dangers[number - 1].receipts[office] = receipt
        case .ended(let number, _): dangers[number - 1].hasEnded = true
        }
    }
}

extension DangerOffice {
    fileprivate init?(_ text: String) { self.init(rawValue: text) }
}

extension DangerRule {
    /// What it says of somebody in danger.
    func basis(of alert: DangerAlert) -> Basis {
        Basis(
            rule: id,
            inputs: ["kind": alert.kind.rawValue, "at": alert.at.text],
            outcome: [
                "duty": duty, "refer": refer.map(\.rawValue).joined(separator: ","),
                "minutes": "\(minutes)", "calls": "\(calls)",
            ]
        )
    }
}
