import EventLog
import Foundation
import GRDB
import MediationDomain
import Model
import ServiceKit
import Vault

/// Where the story of a dispute is told: read from the log itself, so that nothing has to be told twice.
enum StoryDesk {
    static func story(_ query: CaseStoryQuery, at desk: Desk<Mediation>) async throws -> CaseStory {
        let limit = PageRequest.limit(query.pageSize)
        let after = query.pageToken.flatMap { Int64($0) } ?? 0
        let mayKnowReports = desk.caller.mayKnowReports
        let found = try await desk.read { db -> (id: Case.ID, number: FileNumber, bodies: [[UInt8]])? in
            guard let id = try query.case.find(db), let item = try Cases.item(id, db) else { return nil }
            let scope = try StoryScope(of: id, mayKnowReports: mayKnowReports, db)
            return (id, item.summary.number, try scope.bodies(after: after, limit: limit + 1, db))
        }
        guard let found else { throw Case.Rejection.caseUnknown.refusal }
        let teller = StoryTeller(desk: desk, reason: query.reason)
        let lines = try found.bodies.prefix(limit).map { try teller.line(of: $0) }
        return CaseStory(
            id: found.id,
            number: found.number,
            items: lines,
            nextPageToken: found.bodies.count > limit ? lines.last.map { "\($0.position)" } : nil
        )
    }
}

/// Which events belong to the story of a case.
struct StoryScope {
    /// The case and those merged into it.
    let cases: [Case.ID]
    let streams: [String]
    let mayKnowReports: Bool

    /// The most events that are looked through for streams.
    private static let trailLimit = 1_000

    init(of id: Case.ID, mayKnowReports: Bool, _ db: Database) throws {
        let cases = [id] + (try Merges.merged(into: id, db))
        self.cases = cases
        self.mayKnowReports = mayKnowReports
        let marks = Signs.marks(cases.count)
        // Every subject may keep a stream under the UUID of the case, such as its routing.
        var streams = cases.flatMap { id in Mediation.subjects.map { "\($0.name)/\(id)" } }
        // A stream that begins by naming the case belongs to it whole.
        streams += try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT stream FROM event JOIN caseTrail USING (position)
                WHERE caseID IN (\(marks)) AND version = 1 LIMIT \(Self.trailLimit)
                """,
            arguments: StatementArguments(cases)
        )
        // Orders that are reports have no sign, and come in only for those who may know of them.
        let signed = mayKnowReports ? "" : "JOIN \(Signs.ofOrders) s ON s.orderID = caseOrder.orderID"
        streams += try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT 'order/' || caseOrder.orderID FROM caseOrder
                \(signed) WHERE caseID IN (\(marks))
                """,
            arguments: StatementArguments(cases)
        )
        self.streams = streams
    }

    /// A page of the events, in the order of the log.
    func bodies(after position: Int64, limit: Int, _ db: Database) throws -> [[UInt8]] {
        let secret = mayKnowReports ? "" : "AND type NOT LIKE '%report%'"
        let sql = """
            SELECT body FROM event WHERE position > ? AND (
                stream IN (\(Signs.marks(streams.count)))
                OR position IN (SELECT position FROM caseTrail WHERE caseID IN (\(Signs.marks(cases.count))))
            ) \(secret) ORDER BY position LIMIT ?
            """
        let arguments =
            [position] + StatementArguments(streams) + StatementArguments(cases) + [limit] as StatementArguments
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            let body: Data = row["body"]
            return [UInt8](body)
        }
    }
}
