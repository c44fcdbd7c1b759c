/// That an order is of another kind than it was entered as, such as wages that were called a refund, or a report that came as
/// a complaint (工单类别更正).
public struct OrderRecategorisation: Codable, Hashable, Sendable {
    /// What it is.
    public var category: OrderCategory
    /// When that was found.
    public var on: Day
    /// Why, sealed.
    public var reason: Sealed
    /// Who found it.
    public var by: String

    /// A correction.
    public init(category: OrderCategory, on: Day, reason: Sealed, by: String) {
        self.category = category
        self.on = on
        self.reason = reason
        self.by = by
    }
}

/// What `order.recategorise` takes.
public struct OrderRecategoriseRequest: Codable, Hashable, OrderNaming {
    /// The order by its id.
    public var order: Order.ID?
    /// The order by its number.
    public var reference: OrderReference?
    /// What it is.
    public var category: OrderCategory
    /// Why.
    public var reason: NarrativeText
    /// When that was found; today when nothing is said.
    public var on: Day?
}

/// The correction of an order's category, with both moments: when it came in as another, and when that was corrected.
public struct OrderRecategorisedView: Codable, Hashable, Sendable {
    /// What it had been entered as.
    public var was: OrderCategory
    /// What it is.
    public var category: OrderCategory
    /// The day on which that was found.
    public var on: Day
    /// When it came in.
    public var receivedOn: Day
    /// When the correction was entered.
    public var recordedAt: Moment
    /// Who found it.
    public var by: String

    /// A correction.
    public init(_ change: OrderRecategorisation, was: OrderCategory, receivedOn: Day, recordedAt: Moment) {
        self.was = was
        category = change.category
        on = change.on
        self.receivedOn = receivedOn
        self.recordedAt = recordedAt
        by = change.by
    }
}
