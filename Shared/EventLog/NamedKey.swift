import Foundation
public import GRDB
public import Model

/// The key that a log says it is signed with.
public struct NamedKey: Sendable, Equatable {
    /// The public key, base64.
    public let key: String
    /// The event that names it.
    public let position: Int64
    /// Since when it signs.
    public let moment: Moment
}

extension EventStore {
    /// The key that the log names; nil while it has not begun.
    public func namedKey() async throws -> NamedKey? {
        try await reader.read { db in try Self.namedKey(in: db) }
    }

    /// The key that the log names, as a transaction or a reader sees it.
    public static func namedKey(in db: Database) throws -> NamedKey? {
        let types = ["opened", "keyChanged"].map { "cn.jiazheng.\(Owner.service).log.\($0).v1" }
        let body = try Data.fetchOne(
            db,
            sql: "SELECT body FROM event WHERE stream = 'log/0' AND type IN (?, ?) ORDER BY version DESC LIMIT 1",
            arguments: StatementArguments(types)
        )
        guard let body else { return nil }
        let record = try EventReader<Owner>().read([UInt8](body))
        switch record.event {
        case .kernel(.log(.opened(_, _, let key, _, _))), .kernel(.log(.keyChanged(let key, _))):
            return NamedKey(key: key, position: record.position, moment: record.moment)
        case .kernel, .ours: return nil
        }
    }
}
