/// What the register says of a worker: the person sealed, and what figures count in the clear.
public struct WorkerFiling: Codable, Hashable, Sendable {
    /// The name on the identity card.
    public var name: Sealed
    /// The number of the card.
    public var identityNumber: Sealed
    /// Where the worker is reached.
    public var phone: Sealed
    /// Born in that year.
    public var birthYear: Int
    /// By the identity number.
    public var sex: Sex
    /// The county that gave the identity number, by its code of that time.
    public var division: String
    /// 工种, such as 母婴护理员.
    public var occupation: LineText
    /// The enterprise the worker belongs to; none for who works on their own account.
    public var employer: Enterprise.ID?
    /// The day of the filing.
    public var filedOn: Day

    /// A filing with all its parts.
    public init(
        name: Sealed,
        identityNumber: Sealed,
        phone: Sealed,
        birthYear: Int,
        sex: Sex,
        division: String,
        occupation: LineText,
        employer: Enterprise.ID? = nil,
        filedOn: Day
    ) {
        self.name = name
        self.identityNumber = identityNumber
        self.phone = phone
        self.birthYear = birthYear
        self.sex = sex
        self.division = division
        self.occupation = occupation
        self.employer = employer
        self.filedOn = filedOn
    }
}

/// A certificate as the registry knows it from training.
public struct NotedCertificate: Codable, Hashable, Sendable {
    /// Training's id of it.
    public var certificate: Certificate.ID
    /// What it is for.
    public var occupation: LineText
    /// How high it is.
    public var level: SkillLevel
    /// The day it was given.
    public var issuedOn: Day

    /// A certificate with all its parts.
    public init(certificate: Certificate.ID, occupation: LineText, level: SkillLevel, issuedOn: Day) {
        self.certificate = certificate
        self.occupation = occupation
        self.level = level
        self.issuedOn = issuedOn
    }
}
