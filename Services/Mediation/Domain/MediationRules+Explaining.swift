public import Model

extension MediationRules {
    /// Why a term ends when it does, in words for people; nil when no such rule is loaded.
    public func explanation(of basis: Basis) -> String? {
        let starts = [("filedOn", "立案"), ("decidedOn", "决定"), ("acceptedOn", "受理"), ("receivedOn", "收到")]
        for (label, verb) in starts {
            guard let text = basis.inputs[label] else { continue }
            guard let rule = deadlines.first(where: { $0.id == basis.rule }), let day = try? Day(text) else {
                return nil
            }
            let spans = PauseSpan.spans(in: basis.inputs["excluded"] ?? "")
            let counted = due(by: rule, after: day, excluding: spans).day.description
            if basis.isTerm, !basis.outcome.values.contains(counted) {
                let due = basis.outcome.filter { $0.key != "provisional" }.values.sorted().joined(separator: "、")
                return "按当时的规则和日历计算；到期\(due)"
            }
            return explanation(of: rule, after: day, begun: verb, excluding: spans)
        }
        return nil
    }

    /// The law a rule stands in, with its article.
    public func source(of basis: Basis) -> String? { deadlines.first { $0.id == basis.rule }?.source }

    /// What a term is for, in the words of the rule that binds.
    public func name(of basis: Basis) -> String? { deadlines.first { $0.id == basis.rule }?.name }

    private func explanation(
        of rule: DeadlineRule,
        after day: Day,
        begun verb: String,
        excluding spans: [PauseSpan]
    ) -> String {
        let (count, excluded) = (count(of: rule), excludedDays(by: rule, spans))
        let whole = count + excluded
        let text =
            switch (rule.unit, reading(of: rule)) {
            case (.workingDay, _): calendar.explanation(workingDays: whole, after: day, begun: verb)
            case (.naturalDay, let reading?):
                calendar.explanation(days: whole, after: day, rolling: reading, begun: verb)
            case (.naturalDay, nil): "\(verb)\(day)；自次日起\(whole)天；到期\(day.adding(days: whole))"
            }
        guard excluded > 0 else { return text }
        let told = spans.sorted { $0.from < $1.from }.map { "\($0.from)至\($0.until)" }.joined(separator: "、")
        let unit = rule.unit == .workingDay ? "个工作日" : "天"
        var clauses = text.split(separator: "；").map(String.init)
        clauses.insert("鉴定检测\(told)，\(excluded)\(unit)不计", at: max(0, clauses.count - 1))
        return clauses.map {
            $0.replacing("自次日起\(whole)天", with: "自次日起\(count)天").replacing("第\(whole)天", with: "第\(count)天")
        }
        .joined(separator: "；")
    }
}
