/// One page of a list.
public struct Page<Item: Codable & Sendable>: Codable, Sendable {
    /// The items, in the list's own order.
    public var items: [Item]
    /// What to ask for the next page with; absent on the last one.
    public var nextPageToken: String?

    /// A page.
    public init(items: [Item], nextPageToken: String? = nil) {
        self.items = items
        self.nextPageToken = nextPageToken
    }
}

/// Which page of a list is wanted.
public struct PageRequest: Codable, Sendable {
    /// The most items a page may have.
    public static let largest = 500
    /// How many items a page has when nobody says.
    public static let usual = 50

    /// How many items; at most 500.
    public var pageSize: Int?
    /// From the page before.
    public var pageToken: String?

    /// The number of items to read.
    public var limit: Int { min(max(pageSize ?? Self.usual, 1), Self.largest) }
}

extension PageRequest {
    /// The number of items to read when so many are wanted.
    public static func limit(_ wanted: Int?) -> Int { min(max(wanted ?? usual, 1), largest) }
}

extension Page {
    /// A page of what was read with one item more than wanted, which tells whether there is another page.
    public init(_ read: [Item], limit: Int, token: (Item) -> String) {
        let items = Array(read.prefix(limit))
        self.init(items: items, nextPageToken: read.count > limit ? items.last.map(token) : nil)
    }
}
