/// A report, for those who may know that it exists.
public struct ReportView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: Report.ID
    /// Its official number.
    public var number: FileNumber
    /// What it was entered on.
    public var opening: ReportOpening
    /// How far it has come.
    public var stage: CheckStage
    /// Until when it is checked, or decided once a case is filed; absent while nothing runs.
    public var due: DueDay?
    /// Whether that day went by.
    public var isOverdue: Bool
    /// The unit that has it.
    public var unit: String?
    /// Reports of the same matter by others, and those that became part of this one.
    public var related: [Report.ID]

    /// A report.
    public init(
        id: Report.ID,
        number: FileNumber,
        opening: ReportOpening,
        stage: CheckStage,
        due: DueDay?,
        isOverdue: Bool,
        unit: String?,
        related: [Report.ID]
    ) {
        self.id = id
        self.number = number
        self.opening = opening
        self.stage = stage
        self.due = due
        self.isOverdue = isOverdue
        self.unit = unit
        self.related = related
    }
}

/// Who reported, opened for one officer.
public struct ReporterView: Codable, Hashable, Sendable {
    /// The name; absent when none was given or it was erased.
    public var name: String?
    /// The telephone number.
    public var phone: String?

    /// A reporter.
    public init(name: String?, phone: String?) {
        self.name = name
        self.phone = phone
    }
}

/// What an anonymous reporter learns by their code: a word, and the same in Chinese.
public struct ReportStatusView: Codable, Hashable, Sendable {
    /// How far it has come, in one word.
    public var state: State
    /// The word for people.
    public var words: String

    /// The few things that may be said.
    public enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case beingChecked, handled, notOurs

        /// As people read it.
        public var words: String {
            switch self {
            case .beingChecked: "已依法登记核查"
            case .handled: "已处理完毕"
            case .notOurs: "不属于本机关处理权限，请向有处理权限的机关提出"
            }
        }
    }

    /// A state.
    public init(state: State) {
        self.state = state
        words = state.words
    }
}

/// A code that is shown once.
public struct ReportCodeView: Codable, Hashable, Sendable {
    /// The code, by which `report.status` answers.
    public var code: String

    /// A code.
    public init(code: String) {
        self.code = code
    }
}
