public import GRDB
public import Model

/// What newly loaded rules ask of one subject.
public struct Adoption<Owner: Keeping>: Sendable {
    /// Its stream.
    public let subject: String
    /// What is asked.
    public let command: Owner.Command

    /// What is asked of a subject.
    public init(subject: String, command: Owner.Command) {
        self.subject = subject
        self.command = command
    }
}

extension EventStore {
    /// Where the log says which rules decide now.
    public static func rulesLoaded(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT ifnull(max(position), 0) FROM event WHERE stream = 'rules/0'") ?? 0
    }

    /// Asks of every subject that was decided under older rules what the ones in force ask of it.
    ///
    /// Each is asked once for each rule set: the key of the request names both, so that a restart in the middle, or
    /// after it, asks nothing twice.
    ///
    /// - Parameter adoptions: The next subjects behind one, given where the rules were loaded.
    /// - Returns: How many subjects were asked.
    /// - Throws: What keeps the store from answering.
    @discardableResult
    public func adoptRules(
        _ adoptions: @escaping @Sendable (Int64, String?, Database) throws -> [Adoption<Owner>]
    ) async throws -> Int {
        var (last, count) = (String?.none, 0)
        while true {
            let behind = last
            let page = try await reader.read { db in try adoptions(Self.rulesLoaded(in: db), behind, db) }
            guard let end = page.last else { return count }
            for adoption in page {
                let occasion = Occasion(
                    actor: "service:\(Owner.service)",
                    role: "service",
                    commandID: "rules/\(rulesDigest.prefix(16))/\(adoption.subject)"
                )
                _ = try await handle(CommandRequest([adoption.command], as: occasion), lane: .machines)
            }
            count += page.count
            last = end.subject
        }
    }
}
