/// What `link.status`, `link.retry` and `link.reconcile` take: which link.
public struct LinkQuery: Codable, Hashable, Sendable {
    /// `12345` or `12315`; all of them when nothing is said.
    public var link: String?
}

/// What `link.reconcile` takes.
public struct LinkRequest: Codable, Hashable, Sendable {
    /// `12345` or `12315`.
    public var link: String
}

/// What `link.retry` takes.
public struct LinkRetryRequest: Codable, Hashable, Sendable {
    /// `12345` or `12315`.
    public var link: String
    /// One delivery; all that have failed when nothing is said.
    public var delivery: String?
}

/// What `link.failed` and `link.differences` take.
public struct LinkListQuery: Codable, Hashable, Sendable {
    /// `12345` or `12315`; all of them when nothing is said.
    public var link: String?
    /// How many; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?
}

/// How the links stand.
public struct LinksView: Codable, Hashable, Sendable {
    /// One for each hotline.
    public var items: [LinkView]

    /// Links.
    public init(items: [LinkView]) {
        self.items = items
    }
}

/// How one link stands.
public struct LinkView: Codable, Hashable, Sendable {
    /// `12345` or `12315`.
    public var link: String
    /// How it is reached; absent when it is not in `links.json`.
    public var means: LinkMeans?
    /// What waits to be sent.
    public var waiting: Int
    /// Of that, what has failed so often that a person must look.
    public var failed: Int
    /// The last message that came in, by the platform's count.
    public var lastSequence: Int64?
    /// When both sides' lists are compared next.
    public var nextReconciliation: Moment?
    /// Which comparison was the last, if there was one.
    public var reconciliation: Int?
    /// When that was.
    public var reconciledAt: Moment?
    /// How many differences it has shown.
    public var differences: Int?

    /// A link of that name.
    public init(link: String, means: LinkMeans? = nil, waiting: Int = 0, failed: Int = 0) {
        self.link = link
        self.means = means
        self.waiting = waiting
        self.failed = failed
    }
}

/// Something that did not reach its platform.
public struct FailedDelivery: Codable, Hashable, Sendable {
    /// Its id, under which the platform acts once.
    public var delivery: String
    /// The link.
    public var link: String
    /// The order it is about; absent when it is about the link itself.
    public var order: Order.ID?
    /// How often it was tried.
    public var tries: Int
    /// What went wrong last.
    public var error: String

    /// A delivery.
    public init(delivery: String, link: String, order: Order.ID?, tries: Int, error: String) {
        self.delivery = delivery
        self.link = link
        self.order = order
        self.tries = tries
        self.error = error
    }
}

/// A difference that the last comparison of a link has shown.
public struct LinkDifferenceView: Codable, Hashable, Sendable {
    /// The link.
    public var link: String
    /// What differs.
    public var difference: LinkDifference

    /// A difference.
    public init(link: String, difference: LinkDifference) {
        self.link = link
        self.difference = difference
    }
}
