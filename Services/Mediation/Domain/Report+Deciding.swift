public import Decisions
public import Model

extension Report.State: Decider {
    /// Nothing is known of a report until it is entered.
    public static let initial = Self.unopened

    /// A report is entered as it is told; nobody decides whether to accept it.
    public func decide(
        _ command: Report.Command,
        knowing facts: Report.Facts,
        at now: Moment
    ) throws(Report.Rejection) -> [Report.Event] {
        switch (self, command) {
        case (.unopened, .open(let opening)):
            let day = opening.receivedOn
            guard let term = facts.rules.check(.report, from: day, ruledOn: day) else { throw .reportRuleMissing }
            return [.opened(number: facts.next, opening: opening, checkBy: term.due, basis: term.basis)]
        case (.entered(let report), .open(let opening)) where report.opening == opening:
            return []
        case (.entered(let report), _):
            return try report.decide(command, facts, at: now)

        case (.unopened, _): throw .reportUnknown
        }
    }
}

extension EnteredReport {
    /// What may be asked of a report that was entered, one row a request.
    fileprivate func decide(
        _ command: Report.Command,
        _ facts: Report.Facts,
        at now: Moment
    ) throws(Report.Rejection) -> [Report.Event] {
        switch command {
        case .proposeExtension(let by, let reason): return try propose(by: by, reason, at: now)
        case .approveExtension(let by, let isHead): return try extend(by: by, isHead: isHead, facts, at: now)
        case .commissionTest(let day, let document): return try commission(on: day, document, today: now.day)
        case .recordTestResult(let day, let document): return try result(on: day, document, facts.rules, now.day)
        case .decideFiling(let decision): return try decide(decision, facts.rules, today: now.day)
        case .conclude(let day, let outcome, let by): return try conclude(on: day, outcome, by, today: now.day)
        case .declineCompetence(let day, let goTo, let by): return try decline(on: day, goTo, by, facts.rules, now.day)
        case .oweResult(let rule, let by): return try owe(rule, by: by, facts.rules)
        case .tell(let telling): return try tell(telling, facts.rules, today: now.day)
        case .noteRepeat(let id, let by): return try noteRepeat(of: id, by: by, facts)
        case .joinInto(let id, let by): return try join(into: id, by: by, facts)
        case .takeIn(let id, let by): return try takeIn(id, by: by, facts)
        case .link(let id, let by): return links.contains(id) ? [] : [.linked(with: id, by: by)]
        case .issueCode(let code):
            guard opening.isAnonymous else { throw .reporterNotToBeTold }
            guard !hasCode else { throw .reportCodeIssued }
            return [.codeIssued(code: code)]
        case .grantIdentity(let grant): return try allow(grant, at: now)
        case .revokeIdentity(let officer, let by):
            return grants[officer] == nil ? [] : [.identityRevoked(officer: officer, by: by)]
        case .noteCheckOverdue: return try noteOverdue(while: .checking, at: now)
        case .noteDecisionOverdue: return try noteOverdue(while: .deciding, at: now)
        case .noteTellingOverdue:
            guard let tellBy, !isTellingOverdue else { return [] }
            guard now >= tellBy.end else { throw .reportNotOverdue }
            return [.tellingOverdue(due: tellBy.day)]
        case .open: throw .reportAlreadyOpen
        }
    }

    /// Only a grant of somebody else's opens an identity (Article 37).
    private func allow(_ grant: IdentityGrant, at now: Moment) throws(Report.Rejection) -> [Report.Event] {
        guard grant.officer != grant.by else { throw .identityGrantToOneself }
        guard grant.until > now else { throw .identityGrantOver }
        return grants[grant.officer] == grant ? [] : [.identityGranted(grant: grant)]
    }
}
