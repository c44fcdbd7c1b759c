import Model

/// What is left out of the figures by which an office is judged: nothing of it leaves the record.
struct Score {
    private var setAside: Set<UniqueID> = []
    private var waived: [UniqueID: Set<FigureStep.Kind>] = [:]

    /// Reads what was left out from the steps that say so.
    init(_ steps: [FigureStep]) {
        for step in steps {
            switch step.kind {
            case .setAside: setAside.insert(step.subject)
            case .overdueWaived: waived[step.subject, default: []].insert(.overdue)
            case .dissatisfiedWaived: waived[step.subject, default: []].insert(.dissatisfied)
            case .returnedWaived: waived[step.subject, default: []].insert(.returned)
            case .opened, .accepted, .refused, .agreed, .unsettled, .performed, .unperformed, .decided, .overdue,
                .toUnit, .signed, .returned, .satisfied, .dissatisfied, .orderJoined:
                break
            }
        }
    }

    /// The cases of which something is left out.
    var subjects: Set<UniqueID> { setAside.union(waived.keys) }

    /// Whether a step counts where the office is judged.
    func counts(_ step: FigureStep) -> Bool {
        !setAside.contains(step.subject) && waived[step.subject]?.contains(step.kind) != true
    }
}
