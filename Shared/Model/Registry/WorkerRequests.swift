/// What `worker.file` takes.
public struct WorkerFilingRequest: Codable, Hashable, Sendable {
    /// 姓名.
    public var name: PersonName
    /// 身份证号.
    public var identityNumber: ResidentIdentityNumber
    /// 手机号.
    public var phone: PhoneNumber
    /// 所属企业统一社会信用代码; absent for who works on their own account.
    public var employerCreditCode: UnifiedSocialCreditCode?
    /// 工种.
    public var occupation: LineText
    /// 从业登记日期.
    public var filedOn: Day
}

/// What `worker.get` takes.
public struct WorkerQuery: Codable, Hashable, Sendable {
    /// The worker.
    public var worker: Worker.ID
    /// Why name, number and phone are to be shown; without it they are left out.
    public var reason: String?
}

/// What `worker.find` takes.
public struct WorkerSearch: Codable, Hashable, Sendable {
    /// 身份证号.
    public var identityNumber: ResidentIdentityNumber
}

/// What `worker.find` gives: an id, and nothing personal.
public struct FoundWorker: Codable, Hashable, Sendable {
    /// The worker.
    public var worker: Worker.ID

    /// The worker who was found.
    public init(worker: Worker.ID) {
        self.worker = worker
    }
}

/// What `worker.list` takes.
public struct WorkerListQuery: Codable, Hashable, Sendable {
    /// The workers of one enterprise.
    public var employer: Enterprise.ID?
    /// The workers of one enterprise, by its credit code.
    public var employerCreditCode: UnifiedSocialCreditCode?
    /// The most items on a page.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// A worker as a list shows them: nothing personal.
public struct WorkerRow: Codable, Hashable, Sendable {
    /// The worker.
    public var worker: Worker.ID
    /// 工种.
    public var occupation: LineText
    /// The enterprise they belong to.
    public var employer: Enterprise.ID?
    /// The day of the filing.
    public var filedOn: Day
    /// How many valid certificates they hold.
    public var certificates: Int

    /// A row with all its parts.
    public init(worker: Worker.ID, occupation: LineText, employer: Enterprise.ID?, filedOn: Day, certificates: Int) {
        self.worker = worker
        self.occupation = occupation
        self.employer = employer
        self.filedOn = filedOn
        self.certificates = certificates
    }
}

/// A worker's file as it is shown.
public struct WorkerView: Codable, Hashable, Sendable {
    /// The worker.
    public var worker: Worker.ID
    /// 工种.
    public var occupation: LineText
    /// The enterprise they belong to.
    public var employer: Enterprise.ID?
    /// The day of the filing.
    public var filedOn: Day
    /// Born in that year.
    public var birthYear: Int
    /// By the identity number.
    public var sex: Sex
    /// The county that gave the identity number.
    public var division: String
    /// The valid certificates, oldest first.
    public var certificates: [NotedCertificate]
    /// Shown only for a reason.
    public var name: String?
    /// Shown only for a reason.
    public var identityNumber: String?
    /// Shown only for a reason.
    public var phone: String?

    /// What is shown without a reason.
    public init(_ worker: Worker.ID, _ filing: WorkerFiling, certificates: [NotedCertificate]) {
        self.worker = worker
        occupation = filing.occupation
        employer = filing.employer
        filedOn = filing.filedOn
        birthYear = filing.birthYear
        sex = filing.sex
        division = filing.division
        self.certificates = certificates
    }
}
