import Model

extension CaseFile {
    /// Records that a side was told of something that was decided on that day.
    func recordTelling(
        _ telling: CaseTelling,
        decidedOn day: Day?,
        _ rules: MediationRules,
        at now: Moment
    ) throws(Case.Rejection) -> [Case.Event] {
        guard !tellings.contains(telling) else { return [] }
        guard let day else { throw .nothingToTell }
        try Self.check(telling.telling, from: day, at: now)
        let basis = namesOtherWays(telling.about) ? otherWays(rules, decidedOn: day) : []
        return [.partyTold(telling: telling, closes: closed(by: telling), basis: basis)]
    }

    /// The other ways to settle a consumer's dispute, as grounds of the event that tells of them.
    func otherWays(_ rules: MediationRules, decidedOn day: Day) -> [Basis] {
        guard opening.kind == .complaint else { return [] }
        return rules.otherWays(on: day).map { $0.basis(receivedOn: opening.receivedOn, decidedOn: day) }
    }

    /// Whether whoever is told of it is told of the other ways too (Order 121, Articles 15 and 25).
    private func namesOtherWays(_ matter: ToldMatter) -> Bool {
        switch matter {
        case .refusal, .termination: true
        case .acceptance, .session, .agreement: false
        }
    }

    /// A telling comes after what it tells, not in the future, and electronically only to those who agreed.
    static func check(_ telling: Telling, from day: Day, at now: Moment) throws(Case.Rejection) {
        guard telling.how != .electronic || telling.hasConsent == true else { throw .electronicConsentMissing }
        guard let at = telling.at else { return }
        try Case.check(at.day, from: day, through: now.day)
    }

    /// Whether a side was told of something.
    func isTold(_ matter: ToldMatter, session: Int? = nil, to party: CaseParty, before moment: Moment? = nil) -> Bool {
        tellings.contains { told in
            told.about == matter && told.session == session && told.whom == party
                && (moment.map { (told.telling.at ?? $0) < $0 } ?? true)
        }
    }

    /// The term that ends with the telling: acceptance with the complainant's, termination with the last side's.
    ///
    /// Only one that can be shown ends it; any other is kept, and the term runs on.
    private func closed(by telling: CaseTelling) -> CaseClockName? {
        guard telling.telling.isProven else { return nil }
        return switch telling.about {
        case .acceptance, .refusal:
            telling.whom == .complainant && terms[CaseTerm(.accept)] != nil ? .accept : nil
        case .termination:
            terms[CaseTerm(.tellTermination)] != nil && untold.allSatisfy { $0 == telling.whom }
                ? .tellTermination : nil
        case .session, .agreement: nil
        }
    }

    /// Who is to be told of the termination still, in a way that can be shown.
    private var untold: [CaseParty] {
        (gone.map { gone in CaseParty.allCases.filter { $0 != gone } } ?? CaseParty.allCases)
            .filter { side in
                !tellings.contains { $0.about == .termination && $0.whom == side && $0.telling.isProven }
            }
    }
}
