/// What a class is, from the day it is opened.
public struct ClassDetails: Codable, Hashable, Sendable {
    /// 班次编号, the official one.
    public var number: LineText
    /// 班次名称.
    public var title: LineText
    /// 职业工种.
    public var occupation: LineText
    /// 等级.
    public var level: SkillLevel
    /// 学时.
    public var hours: ClassHours
    /// 人数上限.
    public var capacity: Int
    /// Who teaches it.
    public var organiser: Organiser
    /// 开班日期.
    public var startsOn: Day
    /// 结业日期.
    public var endsOn: Day
    /// 培训地点.
    public var place: LineText

    /// Details with all their parts.
    public init(
        number: LineText,
        title: LineText,
        occupation: LineText,
        level: SkillLevel,
        hours: ClassHours,
        capacity: Int,
        organiser: Organiser,
        startsOn: Day,
        endsOn: Day,
        place: LineText
    ) {
        self.number = number
        self.title = title
        self.occupation = occupation
        self.level = level
        self.hours = hours
        self.capacity = capacity
        self.organiser = organiser
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.place = place
    }
}

/// The hours of a class.
public struct ClassHours: Codable, Hashable, Sendable {
    /// 总学时.
    public var total: Int
    /// 理论学时.
    public var theory: Int
    /// 实操学时.
    public var practice: Int

    /// Hours with their parts.
    public init(total: Int, theory: Int, practice: Int) {
        self.total = total
        self.theory = theory
        self.practice = practice
    }
}

/// Who teaches a class: a school or an enterprise, in the register or not.
public struct Organiser: Codable, Hashable, Sendable {
    /// 承办机构.
    public var name: LineText
    /// 承办机构统一社会信用代码.
    public var creditCode: UnifiedSocialCreditCode?

    /// An organiser with its parts.
    public init(name: LineText, creditCode: UnifiedSocialCreditCode? = nil) {
        self.name = name
        self.creditCode = creditCode
    }
}
