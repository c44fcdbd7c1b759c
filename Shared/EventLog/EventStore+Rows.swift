extension EventStore {
    /// Answers many requests in one turn and one commit; each is kept, refused and remembered for itself.
    ///
    /// - Parameter requests: In the order in which they are done; later ones see what earlier ones did.
    /// - Returns: Their answers, in the same order.
    /// - Throws: A fault, and then nothing of any of them is written.
    public func handle(rows requests: [CommandRequest<Owner>]) async throws -> [Answer] {
        guard !requests.isEmpty else { return [] }
        return try await turn(.machines, weight: requests.count) { transaction in
            try requests.map { try transaction.once($0) }
        }
    }
}
