import ServiceKit

extension PageRequest {
    /// The number of items to read when so many are wanted.
    static func limit(_ wanted: Int?) -> Int { min(max(wanted ?? usual, 1), largest) }
}

extension Page {
    /// A page of what was read with one item more than wanted, which tells whether there is another page.
    init(_ read: [Item], limit: Int, token: (Item) -> String) {
        let items = Array(read.prefix(limit))
        self.init(items: items, nextPageToken: read.count > limit ? items.last.map(token) : nil)
    }
}
