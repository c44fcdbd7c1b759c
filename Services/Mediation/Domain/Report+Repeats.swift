import Model

/// What becomes of another report of the same reporter about the same (Order 121, Article 35): a person decides, never
/// anything by itself, and never of anonymous reports.
extension EnteredReport {
    /// Same reporter, same facts: not processed again.
    func noteRepeat(of id: Report.ID, by: String, _ facts: Report.Facts) throws(Report.Rejection) -> [Report.Event] {
        if stage == .repeated, other == id { return [] }
        try requireSameReporter(as: id, facts)
        return [.repeated(of: id, by: by, basis: try basis(.repeat, facts.rules))]
    }

    /// Same reporter, new facts: the officer may make it a part of the earlier one.
    func join(into id: Report.ID, by: String, _ facts: Report.Facts) throws(Report.Rejection) -> [Report.Event] {
        if stage == .joined, other == id { return [] }
        try requireSameReporter(as: id, facts)
        guard facts.other?.stage == .checking else { throw .reportAlreadyDecided }
        return [.joinedInto(report: id, by: by, basis: try basis(.merge, facts.rules))]
    }

    /// The term begins anew with the receipt of the last report.
    func takeIn(_ id: Report.ID, by: String, _ facts: Report.Facts) throws(Report.Rejection) -> [Report.Event] {
        if taken.contains(id) { return [] }
        guard stage == .checking else { throw .reportAlreadyDecided }
        guard check.testing == nil else { throw .reportTestRunning }
        guard let newer = facts.other else { throw .reportUnknown }
        let day = max(newer.opening.receivedOn, check.start)
        guard let term = facts.rules.check(.report, from: day, ruledOn: day) else { throw .reportRuleMissing }
        return [.tookIn(report: id, receivedOn: day, by: by, due: term.due, basis: term.basis)]
    }

    private func requireSameReporter(as id: Report.ID, _ facts: Report.Facts) throws(Report.Rejection) {
        guard stage == .checking else { throw .reportOver }
        guard let earlier = facts.other else { throw .reportUnknown }
        guard !opening.isAnonymous, !earlier.opening.isAnonymous else { throw .reporterAnonymous }
        guard opening.earlier.contains(id) else { throw .reporterDiffers }
    }

    /// The rule by which it is done; before Order 121 there was none.
    private func basis(_ kind: TellingRule.Kind, _ rules: MediationRules) throws(Report.Rejection) -> [Basis] {
        guard let rule = rules.telling(kind, on: opening.receivedOn) else { throw .reportRuleMissing }
        let inputs = ["receivedOn": opening.receivedOn.description]
        return [Basis(rule: rule.id, inputs: inputs, outcome: ["decided": kind.rawValue])]
    }
}
