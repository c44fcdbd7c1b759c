/// What a case is opened on.
public struct CaseOpening: Codable, Hashable, Sendable {
    /// Which kind of dispute.
    public var kind: CaseKind
    /// Against whom; absent while nobody knows which enterprise is meant.
    public var enterprise: Enterprise.ID?
    /// Who complained, by id.
    public var complainant: Person.ID
    /// When the authority had the first of the orders: it chooses the law.
    public var receivedOn: Day
    /// How much money is claimed.
    public var claimed: Money?
    /// The orders that tell of this dispute.
    public var orders: [Order.ID]

    /// An opening.
    public init(
        kind: CaseKind,
        enterprise: Enterprise.ID? = nil,
        complainant: Person.ID,
        receivedOn: Day,
        claimed: Money? = nil,
        orders: [Order.ID]
    ) {
        self.kind = kind
        self.enterprise = enterprise
        self.complainant = complainant
        self.receivedOn = receivedOn
        self.claimed = claimed
        self.orders = orders
    }
}

/// Which kind of dispute: of a consumer, or of a worker about wages and the like.
public enum CaseKind: String, Codable, Hashable, Sendable, CaseIterable {
    case complaint, labour
}

/// An official number, gapless within its kind and year.
public struct FileNumber: Codable, Hashable, Sendable {
    /// The year it was given in.
    public var year: Int
    /// Which one of that year, from 1.
    public var serial: Int64

    /// A number.
    public init(year: Int, serial: Int64) {
        self.year = year
        self.serial = serial
    }
}
