/// What `class.open` takes.
public struct ClassOpening: Codable, Hashable, Sendable {
    /// 班次编号.
    public var number: LineText
    /// 班次名称.
    public var title: LineText
    /// 职业工种.
    public var occupation: LineText
    /// 等级, by its name: 五级/初级工.
    public var level: String
    /// 总学时、理论学时、实操学时.
    public var hours: ClassHours
    /// 人数上限.
    public var capacity: Int
    /// 承办机构, with its credit code.
    public var organiser: Organiser
    /// 开班日期.
    public var startsOn: Day
    /// 结业日期.
    public var endsOn: Day
    /// 培训地点.
    public var place: LineText
}

/// What `class.enrol` and `class.complete` take.
public struct ClassAttendance: Codable, Hashable, Sendable {
    /// 班次编号.
    public var number: LineText
    /// The worker, by the registry's id.
    public var worker: Worker.ID
}

/// What `class.close` and `class.get` take.
public struct ClassReference: Codable, Hashable, Sendable {
    /// 班次编号.
    public var number: LineText
}

/// What `class.list` takes.
public struct ClassListQuery: Codable, Hashable, Sendable {
    /// Only classes for this 工种.
    public var occupation: LineText?
    /// Only classes that still take workers, or only others.
    public var isClosed: Bool?
    /// The most items on a page.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A class as it is shown.
public struct ClassView: Codable, Hashable, Sendable {
    /// Its id.
    public var id: TrainingClass.ID
    /// What it is.
    public var details: ClassDetails
    /// How many take part.
    public var enrolled: Int
    /// How many went through all of it.
    public var completed: Int
    /// How many hold a certificate for it.
    public var certified: Int
    /// Whether it is over.
    public var isClosed: Bool
    /// Who takes part; lists leave it out.
    public var roster: [RosterRow]?

    /// A class with its figures.
    public init(
        id: TrainingClass.ID,
        details: ClassDetails,
        enrolled: Int,
        completed: Int,
        certified: Int,
        isClosed: Bool,
        roster: [RosterRow]? = nil
    ) {
        self.id = id
        self.details = details
        self.enrolled = enrolled
        self.completed = completed
        self.certified = certified
        self.isClosed = isClosed
        self.roster = roster
    }
}

/// One worker in a class.
public struct RosterRow: Codable, Hashable, Sendable {
    /// The worker, by the registry's id.
    public var worker: Worker.ID
    /// Whether they went through all of it.
    public var isCompleted: Bool
    /// What they were certified with.
    public var certificate: Certificate.ID?

    /// A row with all its parts.
    public init(worker: Worker.ID, isCompleted: Bool, certificate: Certificate.ID?) {
        self.worker = worker
        self.isCompleted = isCompleted
        self.certificate = certificate
    }
}
