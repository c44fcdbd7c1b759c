/// What a worker is to the enterprise: it decides which ways are open, and is asked first.
public enum LabourRelation: String, Codable, Hashable, Sendable, CaseIterable {
    /// An employee: labour inspection, or mediation and arbitration.
    case employee
    /// Works on their own account under an agreement with the enterprise.
    case serviceAgreement
    /// Was only placed; the household pays.
    case intermediary
}

/// That a labour case was handed to whoever is competent for it.
public struct LabourReferral: Codable, Hashable, Sendable {
    /// To whom.
    public var to: Destination
    /// The office.
    public var office: String
    /// When.
    public var on: Day
    /// The number of the letter that went with it.
    public var document: String?

    /// Who may be competent.
    public enum Destination: String, Codable, Hashable, Sendable, CaseIterable {
        case inspection, peopleMediation, court
    }

    /// A referral.
    public init(to: Destination, office: String, on: Day, document: String? = nil) {
        self.to = to
        self.office = office
        self.on = on
        self.document = document
    }
}

/// That a referral has arrived; without one it stays open.
public struct ReferralReceipt: Codable, Hashable, Sendable {
    /// The number of the receipt.
    public var number: String
    /// When it was given.
    public var on: Day

    /// A receipt.
    public init(number: String, on: Day) {
        self.number = number
        self.on = on
    }
}

/// That the head approved more time for an inspection.
public struct InspectionExtension: Codable, Hashable, Sendable {
    /// When it was approved.
    public var on: Day
    /// The head who did.
    public var approvedBy: Officer.ID

    /// An approval.
    public init(on: Day, approvedBy: Officer.ID) {
        self.on = on
        self.approvedBy = approvedBy
    }
}
