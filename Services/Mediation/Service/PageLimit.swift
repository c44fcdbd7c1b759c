import ServiceKit

extension PageRequest {
    /// How many items a page has for what was asked.
    static func limit(asked size: Int?) -> Int { min(max(size ?? usual, 1), largest) }
}
